package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One run on the page: the map, the causes, and the operations with their scenarios. */
final class HtmlSection {
    private final Html html;
    private final Section section;
    private final String prefix;
    private final Anchors anchors;
    private final Map<String, OperationEntry> operations;

    HtmlSection(Html html, Section section, int number) {
        this.html = html;
        this.section = section;
        this.prefix = "r" + number;
        this.operations = section.fragment().operations().stream()
                .collect(Collectors.toMap(OperationEntry::id, operation -> operation, (one, other) -> one));
        this.anchors = new Anchors(prefix);
    }

    void write() {
        title();
        new HtmlHeatMap(html, anchors).write(new HeatMap(section.grid()));
        new HtmlCauses(html, section, prefix).write();
        notApplicable();
        unused();
        html.add("<h3>Operations</h3>\n");
        section.grid().rows().forEach(this::operation);
        closed();
        html.add("</section>\n");
    }

    private void title() {
        RunEntry run = section.run();
        html.add("<section>\n<h2 id=\"{}\">{}", prefix, run.name());
        if (run.stub()) {
            html.add(" <span class=\"tag\">stub</span>");
        }
        html.add(
                "</h2>\n<p class=\"quiet\"><code>{}</code>, {}. {}",
                run.testClass(),
                Moment.text(run.generated()),
                section.grid().tally());
        html.add(run.complete() ? ".</p>\n" : ". A part of the matrix only.</p>\n");
    }

    private void notApplicable() {
        List<NotApplicableEntry> rules = section.fragment().notApplicable();
        if (rules.isEmpty()) {
            return;
        }
        html.add(
                "<details>\n<summary>Rules that did not apply <span class=\"count\">{}</span></summary>\n",
                rules.size());
        html.add("<div>\n<dl>\n");
        for (NotApplicableEntry rule : rules) {
            html.add("<dt><code>{}</code></dt><dd>{}</dd>\n", rule.rule(), rule.reason());
        }
        html.add("</dl>\n</div>\n</details>\n");
    }

    private void unused() {
        List<TolerationEntry> unused = section.fragment().unused();
        if (!unused.isEmpty()) {
            html.add("<h3>Tolerations that nothing needs</h3>\n<ul>\n");
        }
        for (TolerationEntry it : unused) {
            html.add(
                    "<li><code>{}</code> in <code>{}</code>: delete it ({}).</li>\n",
                    it.rule(),
                    it.cells(),
                    it.reason());
        }
        html.add(unused.isEmpty() ? "" : "</ul>\n");
    }

    private void operation(Grid.Row row) {
        if (row.tally().total() == 0) {
            return;
        }
        html.add("<details class=\"plain\" data-has=\"{}\">\n<summary>", verdicts(row.tally()));
        HtmlVerdict.badge(html, row.tally().worst());
        html.add(
                " <code>{}</code>{} <span class=\"count\">{}</span></summary>\n",
                row.subject(),
                about(row),
                row.tally().present());
        html.add("<div id=\"{}\" class=\"wide\">\n", anchors.of(row.subject()));
        new HtmlCells(html, section, prefix).write(row);
        html.add("</div>\n</details>\n");
    }

    /** Many rows with nothing to read: one line until somebody asks. */
    private void closed() {
        Map<String, List<String>> closed = section.grid().closed();
        if (closed.isEmpty()) {
            return;
        }
        html.add("<details class=\"plain\" data-has=\"closed\">\n<summary>");
        HtmlVerdict.badge(html, Verdict.CLOSED);
        html.add(" methods that nobody declares and the service does not serve");
        html.add(
                " <span class=\"count\">{} cells</span></summary>\n<div>\n<dl>\n",
                closed.values().stream().mapToInt(List::size).sum());
        closed.forEach(this::closed);
        html.add("</dl>\n</div>\n</details>\n");
    }

    private void closed(String path, List<String> methods) {
        html.add("<dt id=\"{}\"><code>{}</code></dt>\n<dd>", anchors.of(path), path);
        for (String method : methods) {
            html.add("<div>{}", method);
            section.rows(method + " " + path).forEach(cell -> html.add(" {}", cell.reason()));
            html.add("</div>\n");
        }
        html.add("</dd>\n");
    }

    private static String verdicts(Tally tally) {
        return Tally.WORST_FIRST.stream()
                .filter(verdict -> tally.count(verdict) > 0)
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private String about(Grid.Row row) {
        OperationEntry operation = operations.get(row.subject());
        if (operation == null) {
            return row.isOnce() ? " once for the scheme" : " not declared";
        }
        List<String> words = new ArrayList<>(List.of(operation.access()));
        if (operation.reason() != null) {
            words.add("(" + operation.reason() + ")");
        }
        if (!operation.scopes().isEmpty()) {
            words.add("with " + String.join(" ", operation.scopes()));
        }
        return " " + String.join(" ", words);
    }
}
