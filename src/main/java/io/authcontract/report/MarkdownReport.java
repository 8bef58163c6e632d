package io.authcontract.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes {@code matrix.md}. */
final class MarkdownReport {
    private final Sections sections;

    MarkdownReport(Sections sections) {
        this.sections = sections;
    }

    void writeTo(Writer out) throws IOException {
        if (sections.stubWasUsed()) {
            out.write(
                    "**The stub answered in place of a service.** What is marked \"stub\" says nothing about a service.\n\n");
        }
        out.write("# authcontract: " + sections.tally().total() + " cells, " + sections.tally() + "\n");
        for (String unreadable : sections.unreadable()) {
            out.write("\nLeft out, because it cannot be read: " + Markdown.code("runs/" + unreadable)
                    + ". Delete it and run its test class again.\n");
        }
        for (Section section : sections.list()) {
            section(section, out);
        }
    }

    private static void section(Section section, Writer out) throws IOException {
        RunEntry run = section.run();
        out.write("\n## " + Markdown.text(run.name()) + (run.stub() ? " (stub)" : "") + "\n\n");
        out.write(section.grid().tally().total() + " cells, " + section.grid().tally() + ". Test class "
                + Markdown.code(run.testClass()) + ", " + Moment.text(run.generated())
                + (run.complete() ? "" : ", a part of the matrix only") + ".\n\n");
        out.write(MarkdownHeatMap.of(new HeatMap(section.grid())));
        Causes causes = new Causes(section.clusters());
        findings("Broken", causes.failing(), section, out);
        findings("Without proof", causes.open(), section, out);
        overall(section, out);
        findings("Notes", causes.notes(), section, out);
        refusals(section, out);
        notApplicable(section, out);
        unused(section, out);
        out.write("\n### Matrix\n\n" + Markdown.block(MatrixText.of(run.name(), section.grid())) + "\n");
    }

    private static void findings(String title, List<ClusterEntry> causes, Section section, Writer out)
            throws IOException {
        if (!causes.isEmpty()) {
            out.write("\n### " + title + "\n\n");
        }
        int number = 1;
        for (ClusterEntry cause : causes) {
            out.write(number++ + ". " + cause(cause, section.run().testClass()));
        }
    }

    private static String cause(ClusterEntry cause, String testClass) {
        String first = "   - " + cells(cause.cells()) + ", first " + Markdown.code(cause.firstCell()) + "\n";
        String again = "   - again: " + Markdown.code(RerunLine.of(testClass, cause.firstCell())) + "\n";
        return cause.finding() == null
                ? Sign.word(cause.verdict()) + ": " + Markdown.code(cause.reason()) + "\n" + first + again
                : finding(cause.finding()) + first + again;
    }

    private static String cells(long cells) {
        return cells == 1 ? "1 cell" : cells + " cells";
    }

    private static String finding(FindingEntry finding) {
        String source = finding.link() == null
                ? Markdown.text(finding.citation())
                : "[" + Markdown.text(finding.citation()) + "](" + finding.link() + ")";
        String facts = finding.facts().stream()
                .map(fact -> "   - " + Markdown.text(fact.get(0)) + ": " + Markdown.code(fact.get(1)) + "\n")
                .collect(Collectors.joining());
        String fix = finding.fix() == null ? "" : "   - fix: " + Markdown.text(finding.fix()) + "\n";
        return "**" + Markdown.text(finding.rule()) + "** (" + finding.level() + ", "
                + finding.severity().toLowerCase(Locale.ROOT) + "): " + Markdown.text(finding.message()) + " " + source
                + "\n" + facts + fix;
    }

    private static void overall(Section section, Writer out) throws IOException {
        List<FindingEntry> findings = section.fragment().overall();
        if (!findings.isEmpty()) {
            out.write("\n### The whole matrix\n\n");
        }
        for (FindingEntry finding : findings) {
            out.write("- " + finding(finding).replace("\n   -", "\n  -"));
        }
    }

    private static void refusals(Section section, Writer out) throws IOException {
        List<RefusalEntry> refusals = section.fragment().refusals();
        if (!refusals.isEmpty()) {
            out.write(
                    """

                    ### What refusals look like

                    | scenario | operations | status | challenges | content | fields |
                    |---|---|---|---|---|---|
                    """);
        }
        for (RefusalEntry refusal : refusals) {
            out.write("| " + Markdown.codeInTable(refusal.scenario()) + " | " + refusal.operations() + ": "
                    + Markdown.codeInTable(refusal.named()) + " | " + refusal.status() + " | "
                    + Markdown.codeInTable(refusal.challenges()) + " | " + Markdown.codeInTable(refusal.content())
                    + " | " + Markdown.codeInTable(refusal.fields()) + " |\n");
        }
    }

    private static void notApplicable(Section section, Writer out) throws IOException {
        List<NotApplicableEntry> rules = section.fragment().notApplicable();
        if (!rules.isEmpty()) {
            out.write(
                    """

                    ### Rules that did not apply

                    | rule | because |
                    |---|---|
                    """);
        }
        for (NotApplicableEntry rule : rules) {
            out.write("| " + Markdown.codeInTable(rule.rule()) + " | " + Markdown.codeInTable(rule.reason()) + " |\n");
        }
    }

    private static void unused(Section section, Writer out) throws IOException {
        List<TolerationEntry> unused = section.fragment().unused();
        if (!unused.isEmpty()) {
            out.write("\n### Tolerations that nothing needs\n\n");
        }
        for (TolerationEntry toleration : unused) {
            out.write("- " + Markdown.code(toleration.rule()) + " in " + Markdown.code(toleration.cells())
                    + ": delete it (" + Markdown.text(toleration.reason()) + ")\n");
        }
    }
}
