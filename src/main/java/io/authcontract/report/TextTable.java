package io.authcontract.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a matrix as text: the first of three ways that fits into the width. */
final class TextTable {
    private static final int WIDTH = 100;
    private static final int LEAST_LABEL = 24;

    private final List<TextRow> rows;
    private final List<TextColumn> columns;
    private final List<List<String>> texts = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    private TextTable(Grid grid, List<TextColumn> columns) {
        this.rows = TextRow.of(grid);
        this.columns = columns;
        for (TextColumn column : columns) {
            List<String> text = rows.stream().map(column::text).toList();
            texts.add(text);
            widths.add(Stream.concat(Stream.of(column.heading()), text.stream())
                    .mapToInt(String::length)
                    .max()
                    .orElse(1));
        }
    }

    /** Some scenarios under one heading. */
    private record TextColumn(String heading, List<String> scenarios) {
        boolean isSingle() {
            return scenarios.size() == 1;
        }

        String text(TextRow row) {
            Tally tally = row.tally(scenarios);
            if (tally.total() == 0) {
                return ".";
            }
            return isSingle()
                    ? Sign.letter(tally.worst())
                    : Tally.WORST_FIRST.stream()
                            .filter(verdict -> tally.count(verdict) > 0)
                            .map(verdict -> tally.count(verdict) + Sign.letter(verdict))
                            .collect(Collectors.joining(" "));
        }
    }

    static String fitting(Grid grid) {
        TextTable single = new TextTable(grid, byScenario(grid));
        if (single.labelWidth() >= LEAST_LABEL) {
            return single.text() + "\n\n" + headings(grid.scenarios());
        }
        TextTable families = new TextTable(grid, byFamily(grid));
        return families.labelWidth() >= LEAST_LABEL
                ? families.text()
                : new TextTable(grid, List.of(new TextColumn("all scenarios", grid.scenarios()))).text();
    }

    private static List<TextColumn> byScenario(Grid grid) {
        List<TextColumn> columns = new ArrayList<>();
        for (String scenario : grid.scenarios()) {
            columns.add(new TextColumn(String.valueOf(columns.size() + 1), List.of(scenario)));
        }
        return columns;
    }

    private static List<TextColumn> byFamily(Grid grid) {
        Map<String, List<String>> families = new LinkedHashMap<>();
        for (String scenario : grid.scenarios()) {
            String family = scenario.substring(0, Math.max(0, scenario.indexOf('.')));
            families.computeIfAbsent(family, name -> new ArrayList<>()).add(scenario);
        }
        return families.entrySet().stream()
                .map(family -> new TextColumn(family.getKey(), family.getValue()))
                .toList();
    }

    private static String headings(List<String> scenarios) {
        List<String> entries = new ArrayList<>();
        for (String scenario : scenarios) {
            entries.add("%2d %s".formatted(entries.size() + 1, scenario));
        }
        return inTwoColumns(entries);
    }

    private static String inTwoColumns(List<String> entries) {
        int half = (entries.size() + 1) / 2;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < half; i++) {
            String right = i + half < entries.size() ? entries.get(i + half) : "";
            lines.add("%-48s %s".formatted(entries.get(i), right).stripTrailing());
        }
        return String.join("\n", lines);
    }

    /** What the columns leave for the label of a row. */
    private int labelWidth() {
        int taken = widths.stream().mapToInt(width -> width + 1).sum();
        int wanted = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        return Math.min(Math.max(wanted, LEAST_LABEL), WIDTH - taken);
    }

    private String text() {
        int label = Math.max(1, labelWidth());
        List<String> lines = new ArrayList<>();
        lines.add(line("", label, columns.stream().map(TextColumn::heading).toList()));
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            lines.add(line(
                    shortened(rows.get(i).label(), label),
                    label,
                    texts.stream().map(column -> column.get(row)).toList()));
        }
        return String.join("\n", lines);
    }

    private String line(String label, int labelWidth, List<String> cells) {
        StringBuilder line = new StringBuilder(label).append(" ".repeat(labelWidth - label.length()));
        for (int i = 0; i < cells.size(); i++) {
            line.append(" ".repeat(widths.get(i) + 1 - cells.get(i).length())).append(cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static String shortened(String label, int width) {
        if (label.length() <= width) {
            return label;
        }
        int tail = (width - 3) / 2;
        return label.substring(0, width - 3 - tail) + "..." + label.substring(label.length() - tail);
    }
}
