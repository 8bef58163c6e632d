package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.Challenge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the 401s of one protection space offer the same schemes and realms, however and wherever a request failed. Origins are kept apart,
 * because a realm belongs to its origin.
 */
final class ChallengeStability implements SetRule {
    static final SetRule CHALLENGE_STABLE = new ChallengeStability();

    private static final Rule DATA = RuleDraft.rule(
                    "challenge-stable", "Schemes and realm do not depend on how or where the request failed")
            .is(PRACTICE, MINOR)
            .concerns(Set.of(Profile.API, Profile.BROWSER, Profile.MCP))
            .cites(rfc(9110, "11.5"), rfc(7617, "2"), new Citation("OWASP API Security Top 10 2023", "API8"))
            .because("A client stores credentials by realm, so a changing one makes it ask again and again.")
            .remedy("Emit the challenge from one entry point, with a constant realm.")
            .data();

    private ChallengeStability() {}

    @Override
    public Rule rule() {
        return DATA;
    }

    @Override
    public Watch watch() {
        return new Origins();
    }

    @Override
    public String toString() {
        return DATA.id();
    }

    /** What was seen, by origin; of each origin the first offer and the first few others, as short texts. */
    private static final class Origins implements Watch {
        private static final int MOST_ORIGINS = 64;
        private static final int MOST_OFFERS = 8;

        private final Map<String, Map<String, Offer>> offers = new LinkedHashMap<>();
        /** What was seen last needs no digest again. */
        private String latest = "";

        private String latestOrigin = "";
        private int seen;

        @Override
        public void see(Observation observation) {
            if (Sighting.concerns(DATA, observation) && observation.exchange().hasStatus(401) && isOffer(observation)) {
                seen++;
                remember(observation);
            }
        }

        /** One leg of a Negotiate exchange goes on with one scheme and offers none. */
        private static boolean isOffer(Observation observation) {
            return !observation.challenges().isEmpty()
                    && observation.challenges().stream()
                            .allMatch(c -> c.token68().isEmpty());
        }

        private void remember(Observation observation) {
            String origin =
                    observation.request().map(r -> r.origin().toString()).orElse("");
            if (!origin.equals(latestOrigin)) {
                latestOrigin = origin;
                latest = "";
            }
            if (!offers.containsKey(origin) && offers.size() >= MOST_ORIGINS) {
                return;
            }
            Map<String, Offer> known = offers.computeIfAbsent(origin, o -> new LinkedHashMap<>());
            String offer = offer(observation);
            if (offer.equals(latest)) {
                return;
            }
            latest = known.size() < MOST_OFFERS ? offer : latest;
            String digest = Digests.of(offer);
            if (!known.containsKey(digest) && known.size() < MOST_OFFERS) {
                known.put(digest, new Offer(Sighting.shortened(offer), Sighting.of(observation)));
            }
        }

        @Override
        public Result result() {
            return seen < 2
                    ? Result.notApplicable("fewer than two 401 answers with a challenge were seen")
                    : Result.of(offers.values().stream()
                            .flatMap(known -> changes(known).stream())
                            .toList());
        }

        private static List<Finding> changes(Map<String, Offer> known) {
            List<Offer> sightings = new ArrayList<>(known.values());
            Offer first = sightings.get(0);
            return sightings.stream()
                    .skip(1)
                    .map(other -> DATA.finding(
                            fact("challenges", first.offer()),
                            fact("for", first.where()),
                            fact("other challenges", other.offer()),
                            fact("for other", other.where())))
                    .toList();
        }
    }

    private record Offer(String offer, String where) {}

    /** The schemes and realms, sorted, each once; what else a challenge says may change. */
    private static String offer(Observation observation) {
        Set<String> pairs = new TreeSet<>();
        for (Challenge challenge : observation.challenges()) {
            pairs.add(challenge.scheme().toLowerCase(Locale.ROOT)
                    + challenge.realm().map(realm -> " realm=\"" + realm + "\"").orElse(" without realm"));
        }
        return String.join(", ", pairs);
    }
}
