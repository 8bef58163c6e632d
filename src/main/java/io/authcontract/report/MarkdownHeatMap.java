package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Paths and methods as a table in Markdown, the worst verdict in each place. */
final class MarkdownHeatMap {
    private MarkdownHeatMap() {}

    static String of(HeatMap map) {
        StringBuilder table = new StringBuilder("| path | " + String.join(" | ", map.methods()) + " |\n");
        table.append("|---|").append("---|".repeat(map.methods().size())).append('\n');
        for (String path : map.paths()) {
            String places = map.methods().stream()
                    .map(method ->
                            map.row(path, method).map(MarkdownHeatMap::place).orElse(""))
                    .collect(Collectors.joining(" | "));
            table.append("| ")
                    .append(Markdown.codeInTable(path))
                    .append(" | ")
                    .append(places)
                    .append(" |\n");
        }
        return map.paths().isEmpty() ? schemes(map.schemes()) : table + schemes(map.schemes());
    }

    private static String place(Grid.Row row) {
        Tally tally = row.tally();
        if (tally.total() == 0) {
            return "";
        }
        Verdict worst = tally.worst();
        String of = tally.total() == 1 ? "" : " " + tally.count(worst) + " of " + tally.total();
        String word = Sign.symbol(worst) + " " + Sign.word(worst);
        return (worst == Verdict.BROKEN ? "**" + word + "**" : word) + of;
    }

    private static String schemes(List<Grid.Row> schemes) {
        return schemes.stream()
                .map(row -> "\nOnce for " + Markdown.code(row.subject()) + ": " + place(row) + "\n")
                .collect(Collectors.joining());
    }
}
