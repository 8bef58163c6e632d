package io.authcontract.report;

import io.authcontract.credential.Scenario;
import io.authcontract.credential.Scenarios;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scenarios of one operation or scheme on the page. */
final class HtmlCells {
    private final Html html;
    private final Section section;
    private final String prefix;

    HtmlCells(Html html, Section section, String prefix) {
        this.html = html;
        this.section = section;
        this.prefix = prefix;
    }

    void write(Grid.Row row) {
        List<CellEntry> shown = section.rows(row.subject());
        html.add("<table class=\"cells\">\n<thead><tr>");
        List.of("Scenario", "Verdict", "Status", "Expected", "Control", "Reason", "Differs in", "Time")
                .forEach(heading -> html.add("<th scope=\"col\">{}</th>", heading));
        html.add("</tr></thead>\n<tbody>\n");
        shown.forEach(this::cell);
        html.add("</tbody>\n</table>\n");
        long more = row.tally().total() - shown.size();
        if (more > 0) {
            html.add("<p class=\"quiet\">And {} more, listed in matrix.json.</p>\n", more);
        }
    }

    private void cell(CellEntry cell) {
        html.add("<tr data-has=\"{}\"><td><code>{}</code>", HtmlVerdict.style(cell.verdict()), cell.scenario());
        Scenarios.find(cell.scenario())
                .map(Scenario::title)
                .ifPresent(title -> html.add("<br><small>{}</small>", title));
        if (!cell.operation().isEmpty()
                && !cell.operation().equals(cell.subject(section.run().name()))) {
            html.add("<br><small>sent to {}</small>", cell.operation());
        }
        html.add("</td><td>");
        HtmlVerdict.badge(html, cell.verdict());
        html.add(
                "</td><td class=\"number\">{}</td><td>{}</td><td class=\"number\">{}</td><td>{}",
                orNothing(cell.status()),
                cell.expected(),
                orNothing(cell.control()),
                cell.reason());
        cell.clusters().forEach(number -> html.add(" <a href=\"#{}-c{}\">cause {}</a>", prefix, number, number));
        html.add(
                "</td><td>{}</td><td class=\"number\">{} ms</td></tr>\n",
                cell.difference(),
                milliseconds(cell.durationMicros()));
    }

    private static String orNothing(@Nullable Integer status) {
        return status == null ? "none" : status.toString();
    }

    private static String milliseconds(long micros) {
        return micros / 1000 + "." + micros % 1000 / 100;
    }
}
