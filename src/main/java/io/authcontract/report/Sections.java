package io.authcontract.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything a report tells.
 *
 * @param list the runs
 * @param unreadable the names of fragments that could not be read
 */
record Sections(List<Section> list, List<String> unreadable) {

    Sections {
        list = List.copyOf(list);
        unreadable = List.copyOf(unreadable);
    }

    Tally tally() {
        Tally tally = new Tally();
        list.forEach(section -> tally.add(section.grid().tally()));
        return tally;
    }

    /** When the last run ended. */
    String generated() {
        return list.stream()
                .map(section -> section.run().generated())
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    /** The names of the contracts. */
    String names() {
        return list.stream().map(section -> section.run().name()).distinct().collect(Collectors.joining(", "));
    }

    boolean stubWasUsed() {
        return list.stream().anyMatch(section -> section.run().stub());
    }
}
