package io.authcontract.report;

import java.util.List;

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

    boolean stubWasUsed() {
        return list.stream().anyMatch(section -> section.run().stub());
    }
}
