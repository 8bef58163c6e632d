package io.authcontract.report;

import java.io.IOException;
import java.io.Writer;

/** Writes {@code index.html}. */
final class HtmlReport {
    private final Sections sections;

    HtmlReport(Sections sections) {
        this.sections = sections;
    }

    void writeTo(Writer out) throws IOException {
        out.write("<!doctype html><title>" + sections.tally() + "</title>");
    }
}
