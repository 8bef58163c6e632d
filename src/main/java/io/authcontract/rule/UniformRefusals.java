package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether all operations refuse one kind of request alike, and one operation refuses all kinds of requests alike. Only like is compared with like: one
 * scenario, and for what changes with the scenario, missing and invalid credentials. What a finding explains already is left out, and what differs in
 * scheme or realm is for challenge-stable.
 */
final class UniformRefusals implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule("uniform-refusals", "Operations refuse one kind of request alike")
            .is(Level.PRACTICE, Severity.MINOR)
            .concerns(Audience.EVERYONE)
            .cites(rfc(9110, "15.5.2"), new Citation("OWASP API Security Top 10 2023", "API8"))
            .because(
                    "What refuses differently was written elsewhere, and a client needs code for each kind of refusal.")
            .remedy("Refuse in one place, for every operation and every kind of credential.")
            .data();

    static final SetRule UNIFORM_REFUSALS = new Watching(DATA, UniformRefusals::new);

    private static final int MOST_FINDINGS = 16;
    private static final int FEWEST = 3;

    private final RefusalShapes shapes = new RefusalShapes();

    private UniformRefusals() {}

    @Override
    public void see(Observation observation) {
        see(observation, Setting.of(observation));
    }

    @Override
    public void see(Observation observation, Setting setting) {
        if (Sighting.concerns(DATA, observation)) {
            shapes.see(observation, setting);
        }
    }

    @Override
    public Result result() {
        Map<String, Group> groups = new LinkedHashMap<>();
        shapes.tallies().forEach((key, tally) -> groups.computeIfAbsent(key.scenario(), fresh -> new Group(key))
                .add(key, tally));
        boolean several = groups.values().stream().anyMatch(group -> group.all.count() > 1) || groups.size() > 1;
        if (!several) {
            return Result.notApplicable("fewer than two refusals were seen that can be compared");
        }
        List<Finding> findings = new ArrayList<>(minorities(groups));
        findings.addAll(drifts(groups));
        return Result.of(findings.stream().limit(MOST_FINDINGS).toList());
    }

    /** One finding for one set of operations that stand out, however many scenarios and sides show it. */
    private static List<Finding> minorities(Map<String, Group> groups) {
        Map<String, Minority> found = new LinkedHashMap<>();
        groups.values().forEach(group -> group.minorities()
                .forEach((identity, minority) -> found.merge(identity, minority, Minority::alsoIn)));
        return found.values().stream().map(Minority::finding).toList();
    }

    /** Missing against wrong credentials, as most operations answer them. */
    private static List<Finding> drifts(Map<String, Group> groups) {
        Optional<Group> missing = groups.values().stream()
                .filter(group -> group.credential == CredentialKind.NONE)
                .max(Comparator.comparingInt(group -> group.all.count()));
        Map<String, Drift> found = new LinkedHashMap<>();
        missing.ifPresent(base -> groups.values().stream()
                .filter(group -> group.plain && group.credential == CredentialKind.INVALID)
                .forEach(group -> Drift.between(base, group)
                        .ifPresent(drift -> found.merge(drift.parts().toString(), drift, Drift::alsoIn))));
        return found.values().stream().map(Drift::finding).toList();
    }

    /** The refusals of one scenario. */
    private static final class Group {
        private final String scenario;
        private final CredentialKind credential;
        private final boolean plain;
        private final Tally all = new Tally();
        private final Map<Facet, Map<String, Tally>> values = new EnumMap<>(Facet.class);
        private final Map<String, Tally> offers = new LinkedHashMap<>();

        Group(RefusalShapes.Key key) {
            scenario = key.scenario();
            credential = key.credential();
            plain = key.plain();
        }

        void add(RefusalShapes.Key key, Tally tally) {
            all.add(tally);
            if (key.status() == 401) {
                offers.computeIfAbsent(key.offers(), fresh -> new Tally()).add(tally);
            }
            for (Facet facet : Facet.values()) {
                if (!key.explained().contains(facet)) {
                    values.computeIfAbsent(facet, fresh -> new LinkedHashMap<>())
                            .computeIfAbsent(key.of(facet), fresh -> new Tally())
                            .add(tally);
                }
            }
        }

        /** What more than half of at least three operations show. */
        private static Optional<String> majority(Map<String, Tally> tallies) {
            int total = total(tallies);
            return tallies.entrySet().stream()
                    .filter(entry -> total >= FEWEST && entry.getValue().count() * 2 > total)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        private static int total(Map<String, Tally> tallies) {
            return tallies.values().stream().mapToInt(Tally::count).sum();
        }

        private static int count(Map<String, Tally> tallies, String value) {
            return tallies.getOrDefault(value, new Tally()).count();
        }

        Optional<String> usual(Facet facet) {
            return values.containsKey(facet) ? only(values.get(facet)) : Optional.empty();
        }

        private static Optional<String> only(Map<String, Tally> tallies) {
            return tallies.size() == 1 ? Optional.of(tallies.keySet().iterator().next()) : majority(tallies);
        }

        Map<String, Minority> minorities() {
            Map<String, Minority> found = new LinkedHashMap<>();
            values.forEach((facet, tallies) -> majority(tallies)
                    .ifPresent(usual -> tallies.forEach((value, tally) -> {
                        if (!value.equals(usual)) {
                            found.computeIfAbsent(
                                            tally.identity(),
                                            fresh -> new Minority(scenario, tally.among(all), new ArrayList<>(), 0))
                                    .facts()
                                    .add(fact(
                                            facet.toString(),
                                            count(tallies, usual) + " of " + total(tallies) + " operations: " + usual
                                                    + "; " + tally.among(all) + ": " + value));
                        }
                    })));
            otherOffers().forEach(found::remove);
            return found;
        }

        /** Whoever offers other schemes or realms than the others, each and all together, is named by challenge-stable, or may do so. */
        private List<String> otherOffers() {
            List<String> others = new ArrayList<>();
            Tally together = new Tally();
            majority(offers)
                    .ifPresent(usual -> offers.forEach((offer, tally) -> {
                        if (!offer.equals(usual)) {
                            others.add(tally.identity());
                            together.add(tally);
                        }
                    }));
            others.add(together.identity());
            return others;
        }
    }

    /** Operations that stand out in one scenario, and in how many others. */
    private record Minority(String scenario, String operations, List<Fact> facts, int others) {
        Minority alsoIn(Minority other) {
            return new Minority(scenario, operations, facts, others + 1 + other.others);
        }

        Finding finding() {
            List<Fact> all =
                    new ArrayList<>(List.of(fact("operations", operations), fact("for", also(scenario, others))));
            all.addAll(facts);
            return DATA.finding(all.toArray(new Fact[0]));
        }
    }

    private static String also(String scenario, int others) {
        return others == 0
                ? scenario
                : scenario + " and " + others + (others == 1 ? " other scenario" : " other scenarios");
    }

    /** What differs between two kinds of credentials although nothing asks for it. */
    private record Drift(String base, String other, Map<Facet, List<String>> parts, int others) {
        /** A code for an invalid token, and members that explain it, are what RFC 6750 section 3.1 asks for. */
        private static final Set<Facet> COMPARED = Set.of(Facet.STATUS, Facet.CONTENT, Facet.FIELDS);

        static Optional<Drift> between(Group base, Group other) {
            Map<Facet, List<String>> parts = new EnumMap<>(Facet.class);
            for (Facet facet : Facet.values()) {
                Optional<String> one = base.usual(facet).map(value -> kind(facet, value));
                Optional<String> two = other.usual(facet).map(value -> kind(facet, value));
                if (COMPARED.contains(facet) && one.isPresent() && two.isPresent() && !one.equals(two)) {
                    parts.put(facet, List.of(one.get(), two.get()));
                }
            }
            return parts.isEmpty() ? Optional.empty() : Optional.of(new Drift(base.scenario, other.scenario, parts, 0));
        }

        private static String kind(Facet facet, String value) {
            return facet == Facet.CONTENT ? value.split(" \\{", 2)[0] : value;
        }

        Drift alsoIn(Drift other) {
            return new Drift(base, this.other, parts, others + 1);
        }

        Finding finding() {
            List<Fact> all =
                    new ArrayList<>(List.of(fact("scenario", base), fact("other scenario", also(other, others))));
            parts.forEach((facet, pair) -> all.add(fact(facet.toString(), pair.get(0) + "; other: " + pair.get(1))));
            return DATA.finding(all.toArray(new Fact[0]));
        }
    }
}
