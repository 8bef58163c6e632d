package io.authcontract.report;

import io.authcontract.matrix.Coverage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The end of a run in at most five lines: how many cells have which verdict, the worst causes, and where the page is.
 *
 * <pre>{@code
 * authcontract: 42 cells of orders: 34 proven, 2 broken, 6 closed
 *   2 cells BROKEN: challenge-present, first orders: GET /orders ~ none.scheme-only
 *   2 notes that break nothing, 9 rules did not apply; the report says what for
 *   Report: /home/alice/orders/target/authcontract/index.html
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ConsoleSummary {
    private static final int MOST_LINES = 5;
    private static final int WIDTH = 140;

    private final PrintStream out;
    private final boolean stub;
    private final boolean matrix;

    /**
     * Creates a summary.
     *
     * @param out where it is printed
     */
    public ConsoleSummary(PrintStream out) {
        this(out, false, false);
    }

    private ConsoleSummary(PrintStream out, boolean stub, boolean matrix) {
        this.out = out;
        this.stub = stub;
        this.matrix = matrix;
    }

    /**
     * Returns a summary that first says that the stub answered in place of a service.
     *
     * @return another summary
     */
    public ConsoleSummary onStub() {
        return new ConsoleSummary(out, true, matrix);
    }

    /**
     * Returns a summary that prints every matrix before its few lines, for a run that somebody watches.
     *
     * @return another summary
     */
    public ConsoleSummary withMatrix() {
        return new ConsoleSummary(out, stub, true);
    }

    /**
     * Prints what several matrices have shown; nothing when there is none.
     *
     * @param coverages what was shown, of each contract
     * @param page where to read more
     */
    public void print(List<Coverage> coverages, Path page) {
        if (coverages.isEmpty()) {
            return;
        }
        if (matrix) {
            coverages.forEach(coverage -> out.println("\n" + MatrixText.of(coverage) + "\n"));
        }
        lines(coverages, page).forEach(out::println);
    }

    private List<String> lines(List<Coverage> coverages, Path page) {
        List<Section> sections = coverages.stream().map(ConsoleSummary::section).toList();
        List<String> lines = new ArrayList<>();
        if (stub) {
            lines.add("authcontract: the stub answered, not a service");
        }
        lines.add("authcontract: " + counts(sections));
        List<String> besides = besides(sections);
        lines.addAll(broken(sections, MOST_LINES - 1 - besides.size() - lines.size()));
        lines.addAll(besides);
        lines.add("  Report: " + page.toAbsolutePath());
        return lines;
    }

    private static Section section(Coverage coverage) {
        RunEntry run = new RunEntry(1, coverage.contract().name(), "", coverage.isComplete(), false, "");
        try {
            return Section.of(Fragment.of(run, coverage));
        } catch (IOException nothingIsRead) {
            throw new UncheckedIOException(nothingIsRead);
        }
    }

    private static String counts(List<Section> sections) {
        Tally tally = new Tally();
        sections.forEach(section -> tally.add(section.grid().tally()));
        String names = sections.stream()
                .map(section -> section.run().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return shortened(tally.total() + " cells of " + names) + ": " + tally;
    }

    /** What no line is spent on: a note counts once for each cause, a rule once for all contracts that lack what it needs. */
    private static List<String> besides(List<Section> sections) {
        List<String> parts = new ArrayList<>();
        long notes = sections.stream().mapToLong(ConsoleSummary::notes).sum();
        if (notes > 0) {
            parts.add(notes + (notes == 1 ? " note that breaks" : " notes that break") + " nothing");
        }
        long rules = sections.stream()
                .flatMap(section -> section.fragment().notApplicable().stream())
                .map(NotApplicableEntry::rule)
                .distinct()
                .count();
        if (rules > 0) {
            parts.add(rules + (rules == 1 ? " rule" : " rules") + " did not apply");
        }
        return parts.isEmpty() ? List.of() : List.of("  " + String.join(", ", parts) + "; the report says what for");
    }

    private static long notes(Section section) {
        return new Causes(section.clusters()).notes().size()
                + section.fragment().overall().stream()
                        .filter(finding -> !finding.fails())
                        .count();
    }

    /** Findings about a whole run fail it as well, and no cell shows them. */
    private static List<String> broken(List<Section> sections, int most) {
        List<ClusterEntry> causes = decisive(sections);
        Optional<String> whole = failingOverall(sections);
        if (whole.isEmpty() || causes.isEmpty()) {
            return whole.map(List::of).orElseGet(() -> lines(causes, most));
        }
        if (most == 1) {
            return List.of(
                    whole.get() + ", and cells for " + causes.size() + (causes.size() == 1 ? " cause" : " causes"));
        }
        List<String> lines = new ArrayList<>(List.of(whole.get()));
        lines.addAll(lines(causes, most - 1));
        return lines;
    }

    private static Optional<String> failingOverall(List<Section> sections) {
        String rules = sections.stream()
                .flatMap(section -> section.fragment().overall().stream())
                .filter(FindingEntry::fails)
                .map(FindingEntry::rule)
                .distinct()
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? Optional.empty() : Optional.of(shortened("  whole matrix BROKEN: " + rules));
    }

    private static List<ClusterEntry> decisive(List<Section> sections) {
        return new Causes(sections.stream()
                        .flatMap(section -> section.clusters().stream())
                        .toList())
                .decisive();
    }

    private static List<String> lines(List<ClusterEntry> causes, int most) {
        List<String> lines = new ArrayList<>();
        int shown = causes.size() > most ? most - 1 : causes.size();
        causes.stream().limit(shown).map(ConsoleSummary::cause).forEach(lines::add);
        if (shown < causes.size()) {
            String more = shown == 0 ? " causes" : " more causes";
            lines.add((shown == 0 ? "  " : "  and ") + (causes.size() - shown) + more);
        }
        return lines;
    }

    private static String cause(ClusterEntry cause) {
        String what = cause.finding() == null ? cause.reason() : cause.finding().rule();
        String count = cause.cells() + (cause.cells() == 1 ? " cell " : " cells ") + Sign.word(cause.verdict());
        return shortened("  " + count + ": " + what.replace('\n', ' ') + ", first " + cause.firstCell());
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }
}
