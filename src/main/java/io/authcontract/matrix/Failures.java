package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which rules failed where: a finding about several exchanges repeats one about a single exchange only where both speak of one resource. */
final class Failures {
    private static final int MOST_PLACES = 1024;

    /** Findings of several exchanges name them like {@code GET /orders, credential NONE}; the methods of one resource share a guard. */
    private static final String PLACE = ", credential ";

    private final Map<String, Set<String>> places = new HashMap<>();

    void see(CellResult result) {
        for (Finding finding : result.findings()) {
            if (finding.fails()) {
                Set<String> known = places.computeIfAbsent(finding.rule().id(), rule -> new HashSet<>());
                result.exchange()
                        .flatMap(Exchange::request)
                        .filter(request -> known.size() < MOST_PLACES)
                        .ifPresent(request -> known.add(" " + request.path() + PLACE));
            }
        }
    }

    /** The ids of the rules that failed where a finding speaks of; of one that names no place, all that failed. */
    Set<String> at(Finding finding) {
        boolean isLocated = finding.facts().stream().map(Fact::value).anyMatch(value -> value.contains(PLACE));
        return places.entrySet().stream()
                .filter(rule -> !isLocated || rule.getValue().stream().anyMatch(place -> speaksOf(finding, place)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean speaksOf(Finding finding, String place) {
        return finding.facts().stream().map(Fact::value).anyMatch(value -> value.contains(place));
    }
}
