package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.Optional;

/** Paths and methods of one run on the page, the worst verdict in each place; and the schemes. */
final class HtmlHeatMap {
    private final Html html;
    private final Anchors anchors;

    HtmlHeatMap(Html html, Anchors anchors) {
        this.html = html;
        this.anchors = anchors;
    }

    void write(HeatMap map) {
        html.add(
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Paths and methods\">\n<table class=\"heat\">\n<thead><tr>");
        html.add("<th scope=\"col\">Path</th>");
        map.methods().forEach(this::heading);
        html.add("</tr></thead>\n<tbody>\n");
        for (String path : map.paths()) {
            html.add("<tr><th scope=\"row\"><code>{}</code></th>", path);
            map.methods().forEach(method -> place(map, path, method));
            html.add("</tr>\n");
        }
        html.add("</tbody>\n</table>\n</div>\n");
        schemes(map.schemes());
    }

    private void heading(String method) {
        boolean isKnown = HeatMap.USUAL.contains(method);
        html.add(
                isKnown ? "<th scope=\"col\">{}</th>" : "<th scope=\"col\" title=\"a method of no standard\">{}</th>",
                method);
    }

    /** Scenarios that run once for a scheme belong to no path. */
    private void schemes(List<Grid.Row> schemes) {
        if (!schemes.isEmpty()) {
            html.add("<table class=\"heat\">\n<tbody>\n");
            schemes.forEach(this::scheme);
            html.add("</tbody>\n</table>\n");
        }
    }

    private void scheme(Grid.Row row) {
        html.add("<tr><th scope=\"row\">Once for {}</th>", row.subject());
        place(row);
        html.add("</tr>\n");
    }

    private void place(HeatMap map, String path, String method) {
        Optional<Grid.Row> row = map.row(path, method);
        if (row.isPresent()) {
            place(row.get());
        } else if (map.isClosed(path, method)) {
            link(Verdict.CLOSED, anchors.of(path));
            html.add("</a></td>");
        } else {
            html.add("<td></td>");
        }
    }

    private void place(Grid.Row row) {
        Tally tally = row.tally();
        if (tally.total() == 0) {
            html.add("<td></td>");
            return;
        }
        Verdict worst = tally.worst();
        link(worst, anchors.of(row.subject()));
        html.add(tally.total() == 1 ? "" : " <small>" + tally.count(worst) + "/" + tally.total() + "</small>");
        html.add("</a></td>");
    }

    private void link(Verdict verdict, String anchor) {
        html.add(
                "<td class=\"{}\"><a href=\"#{}\"><b>{}</b> {}",
                HtmlVerdict.style(verdict),
                anchor,
                Sign.symbol(verdict),
                Sign.word(verdict));
    }
}
