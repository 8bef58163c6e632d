package io.authcontract.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Makes the files that people and programs read. */
final class Reports {
    private final Path directory;

    Reports(Path directory) {
        this.directory = directory;
    }

    Path write(Sections sections, Set<ReportFormat> formats) throws IOException {
        if (formats.contains(ReportFormat.JSON)) {
            WholeFile.write(directory.resolve("matrix.json"), target -> MatrixJson.write(sections.list(), target));
        }
        if (formats.contains(ReportFormat.MARKDOWN)) {
            WholeFile.write(directory.resolve("matrix.md"), new MarkdownReport(sections)::writeTo);
        }
        if (!formats.contains(ReportFormat.HTML)) {
            return directory;
        }
        Path page = directory.resolve("index.html");
        WholeFile.write(page, new HtmlReport(sections)::writeTo);
        return page;
    }
}
