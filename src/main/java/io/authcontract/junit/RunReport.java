package io.authcontract.junit;

import io.authcontract.junit.RunResults.Shown;
import io.authcontract.report.ConsoleSummary;
import io.authcontract.report.ReportFolder;
import io.authcontract.report.ReportFormat;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the results of a run go.
 *
 * @param folder the folder of the reports
 * @param formats which reports; none for no file at all
 * @param summary where the few lines at the end go; empty for none
 */
record RunReport(ReportFolder folder, Set<ReportFormat> formats, Optional<PrintStream> summary) {
    private static final String NONE = "none";

    static RunReport of(ExtensionContext context) {
        return new RunReport(
                ReportFolder.standard(
                        context.getConfigurationParameter(AuthContractProperties.REPORT_DIR),
                        Path.of("").toAbsolutePath()),
                formats(context),
                ConfiguredOptions.flag(context, AuthContractProperties.SUMMARY, true)
                        ? Optional.of(System.out)
                        : Optional.empty());
    }

    private static Set<ReportFormat> formats(ExtensionContext context) {
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        context.getConfigurationParameter(AuthContractProperties.REPORT_FORMATS)
                .ifPresentOrElse(
                        text -> formats.addAll(parsed(text)), () -> formats.addAll(EnumSet.allOf(ReportFormat.class)));
        return formats;
    }

    private static List<ReportFormat> parsed(String text) {
        if (text.strip().equalsIgnoreCase(NONE)) {
            return List.of();
        }
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(name -> format(text, name))
                .toList();
    }

    private static ReportFormat format(String text, String name) {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Misconfiguration.wrongProperty(
                        AuthContractProperties.REPORT_FORMATS,
                        text,
                        "some of " + Arrays.toString(ReportFormat.values()) + ", separated by commas, or " + NONE));
    }

    /** Writes all files, then the summary. */
    void write(List<Shown> shown) {
        Optional<Path> page = Optional.empty();
        for (Shown it : shown) {
            if (!formats.isEmpty()) {
                page = Optional.of(add(it, shown));
            }
        }
        boolean onStub = shown.stream().anyMatch(Shown::onStub);
        Path where = page.orElseGet(() -> Path.of(folder.toString()));
        summary.map(ConsoleSummary::new)
                .map(it -> onStub ? it.onStub() : it)
                .ifPresent(it -> it.print(shown.stream().map(Shown::coverage).toList(), where));
    }

    private Path add(Shown it, List<Shown> all) {
        boolean isAlone = all.stream().filter(it::isOfSameClass).count() == 1;
        return (it.onStub() ? folder.onStub() : folder)
                .add(isAlone ? it.testClass() : it.testClass() + "#" + it.method(), it.coverage(), formats);
    }
}
