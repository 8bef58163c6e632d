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
                    .map(method -> place(map, path, method))
                    .collect(Collectors.joining(" | "));
            table.append("| ")
                    .append(Markdown.codeInTable(path))
                    .append(" | ")
                    .append(places)
                    .append(" |\n");
        }
        return map.paths().isEmpty() ? schemes(map.schemes()) : table + schemes(map.schemes());
    }

    private static String place(HeatMap map, String path, String method) {
        return map.row(path, method)
                .map(MarkdownHeatMap::place)
                .orElseGet(() -> map.isClosed(path, method) ? word(Verdict.CLOSED) : "");
    }

    private static String word(Verdict verdict) {
        return Sign.symbol(verdict) + " " + Sign.word(verdict);
    }

    private static String place(Grid.Row row) {
        Tally tally = row.tally();
        if (tally.total() == 0) {
            return "";
        }
        Verdict worst = tally.worst();
        String of = tally.total() == 1 ? "" : " " + tally.count(worst) + " of " + tally.total();
        return (worst == Verdict.BROKEN ? "**" + word(worst) + "**" : word(worst)) + of;
    }

    private static String schemes(List<Grid.Row> schemes) {
        return schemes.stream()
                .map(row -> "\nOnce for " + Markdown.code(row.subject()) + ": " + place(row) + "\n")
                .collect(Collectors.joining());
    }
}
