package io.authcontract.challenge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What our readers make of the lines of any of the authentication fields, in one shape that tests can compare. */
record Reading(
        boolean wellFormed, List<Entry> entries, Set<SenderFault.Kind> senderFaults, List<ParseProblem> problems) {

    /** One challenge or credential; an absent scheme or token68 is the empty text. */
    record Entry(String scheme, String token68, List<List<String>> parameters) {}

    static Reading of(String header, List<String> values) {
        if (header.endsWith("Authorization")) {
            return ofCredentials(AuthorizationField.parse(values));
        }
        return header.endsWith("Info")
                ? ofInfo(AuthenticationInfo.parse(values))
                : ofChallenges(Challenges.parse(values));
    }

    private static Reading ofChallenges(Challenges read) {
        List<Entry> entries = read.stream()
                .map(c -> entry(c.scheme(), c.token68(), c.parameters()))
                .toList();
        return new Reading(read.isWellFormed(), entries, kinds(read.senderFaults()), read.problems());
    }

    private static Reading ofCredentials(AuthorizationField read) {
        List<Entry> entries = read.scheme().map(s -> entry(s, read.token68(), read.parameters())).stream()
                .toList();
        return new Reading(read.isWellFormed(), entries, kinds(read.senderFaults()), read.problems());
    }

    private static Reading ofInfo(AuthenticationInfo read) {
        List<Entry> entries = read.isWellFormed() ? List.of(entry("", Optional.empty(), read.parameters())) : List.of();
        return new Reading(read.isWellFormed(), entries, kinds(read.senderFaults()), read.problems());
    }

    private static Entry entry(String scheme, Optional<String> token68, List<AuthParam> parameters) {
        return new Entry(
                scheme,
                token68.orElse(""),
                parameters.stream().map(p -> List.of(p.name(), p.value())).toList());
    }

    private static Set<SenderFault.Kind> kinds(List<SenderFault> faults) {
        return faults.stream().map(SenderFault::kind).collect(Collectors.toCollection(TreeSet::new));
    }
}
