package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the 401s of one protection space offer the same schemes and realms, however and wherever a request failed. Origins are kept apart,
 * because a realm belongs to its origin, and so are paths beside each other that ask for other schemes.
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

    /** Rules that say by themselves why a realm is missing or strange. */
    private static final Set<String> EXPLAINED = Set.of(
            "challenge-parses",
            "challenge-no-reflection",
            "realm-quoted",
            "param-unique",
            "basic-realm",
            "digest-params",
            "bearer-has-param");

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

        private final Map<Optional<Origin>, Map<String, Offer>> offers = new LinkedHashMap<>();
        private final Map<Optional<Origin>, ProtectionSpaces> spaces = new LinkedHashMap<>();
        /** What was seen last needs no digest again. */
        private String latest = "";

        private String latestDigest = "";
        private String latestPath = "";
        private Optional<Origin> latestOrigin = Optional.empty();
        private String counted = "";
        private int seen;

        @Override
        public void see(Observation observation) {
            see(observation, Setting.of(observation).path());
        }

        private void see(Observation observation, String path) {
            Optional<Answer> answer = observation.answer();
            if (answer.isPresent()
                    && answer.get().status() == 401
                    && Sighting.concerns(DATA, observation)
                    && isOffer(answer.get().challenges())) {
                seen++;
                remember(answer.get(), path);
            }
        }

        /** What a rule has found in the one challenge is no drift, and HEAD is compared with its GET. */
        @Override
        public void see(Observation observation, Setting setting) {
            boolean isHead = observation
                    .request()
                    .filter(request -> request.method().equals(Method.HEAD))
                    .isPresent();
            if (isHead || setting.found().stream().anyMatch(EXPLAINED::contains)) {
                return;
            }
            int before = seen;
            see(observation, setting.path());
            if (seen > before && isCounted(observation, setting)) {
                remembered(observation).ifPresent(offer -> offer.operations().add(setting.operation()));
            }
        }

        /** Each operation counts once: in the first scenario without credentials. */
        private boolean isCounted(Observation observation, Setting setting) {
            boolean none = observation
                    .circumstances()
                    .credential()
                    .filter(CredentialKind.NONE::equals)
                    .isPresent();
            if (counted.isEmpty() && none) {
                counted = setting.scenario();
            }
            return counted.equals(setting.scenario());
        }

        private Optional<Offer> remembered(Observation observation) {
            Optional<Origin> origin = observation.request().map(Request::origin);
            return Optional.ofNullable(offers.getOrDefault(origin, Map.of()).get(latestDigest));
        }

        /** One leg of a Negotiate exchange goes on with one scheme and offers none. */
        private static boolean isOffer(Challenges challenges) {
            for (Challenge challenge : challenges) {
                if (challenge.token68().isPresent()) {
                    return false;
                }
            }
            return !challenges.isEmpty();
        }

        private void remember(Answer answer, String path) {
            Optional<Origin> origin = answer.request().map(Request::origin);
            if (!offers.containsKey(origin) && offers.size() >= MOST_ORIGINS) {
                return;
            }
            String offer = answer.reading().schemesAndRealms();
            if (offer.equals(latest) && path.equals(latestPath) && origin.equals(latestOrigin)) {
                return;
            }
            latestDigest = offer.equals(latest) ? latestDigest : Digests.of(offer);
            latest = offer;
            latestPath = path;
            latestOrigin = origin;
            if (isKept(answer, origin, offer)) {
                spaces.computeIfAbsent(origin, o -> new ProtectionSpaces()).see(path, schemes(answer.challenges()));
            }
        }

        private boolean isKept(Answer answer, Optional<Origin> origin, String offer) {
            Map<String, Offer> known = offers.computeIfAbsent(origin, o -> new LinkedHashMap<>());
            if (known.containsKey(latestDigest) || known.size() >= MOST_OFFERS) {
                return known.containsKey(latestDigest);
            }
            known.put(
                    latestDigest,
                    new Offer(Sighting.bounded(offer), schemes(answer.challenges()), Sighting.of(answer), new Tally()));
            return true;
        }

        @Override
        public Result result() {
            return seen < 2
                    ? Result.notApplicable("fewer than two 401 answers with a challenge were seen")
                    : Result.of(offers.entrySet().stream()
                            .flatMap(known -> changes(known.getKey(), known.getValue()).stream())
                            .toList());
        }

        private List<Finding> changes(Optional<Origin> origin, Map<String, Offer> known) {
            ProtectionSpaces spacesHere = spaces.getOrDefault(origin, new ProtectionSpaces());
            Map<String, List<Offer>> bySpace = new LinkedHashMap<>();
            known.values().forEach(offer -> bySpace.computeIfAbsent(
                            spacesHere.of(offer.schemes()), fresh -> new ArrayList<>())
                    .add(offer));
            return bySpace.values().stream()
                    .flatMap(sightings -> changes(sightings).stream())
                    .toList();
        }

        private static List<Finding> changes(List<Offer> sightings) {
            Tally all = new Tally();
            sightings.forEach(offer -> all.add(offer.operations()));
            // The first where no operations were counted.
            Offer usual = sightings.stream()
                    .reduce((one, other) ->
                            other.operations().count() > one.operations().count() ? other : one)
                    .orElseThrow();
            return sightings.stream()
                    .filter(other -> !other.offer().equals(usual.offer())
                            || !other.operations().equals(usual.operations()))
                    .map(other -> change(usual, other, all))
                    .toList();
        }

        private static Finding change(Offer usual, Offer other, Tally all) {
            boolean counted = other.operations().count() > 0;
            return DATA.finding(
                    fact("challenges", usual.offer()),
                    fact(
                            "for",
                            counted
                                    ? usual.operations().count() + " of " + all.count() + " operations"
                                    : usual.where()),
                    fact("other challenges", other.offer()),
                    fact("for other", counted ? other.operations().among(all) : other.where()));
        }
    }

    private record Offer(String offer, String schemes, String where, Tally operations) {}

    private static String schemes(Challenges challenges) {
        Set<String> schemes = new TreeSet<>();
        challenges.forEach(it -> schemes.add(it.scheme().toLowerCase(Locale.ROOT)));
        return String.join(" ", schemes);
    }

    /** The schemes and realms, sorted, each once; what else a challenge says may change. */
    static String offer(Challenges challenges) {
        Set<String> pairs = new TreeSet<>();
        for (Challenge challenge : challenges) {
            pairs.add(challenge.scheme().toLowerCase(Locale.ROOT)
                    + challenge.realm().map(realm -> " realm=\"" + realm + "\"").orElse(" without realm"));
        }
        return String.join(", ", pairs);
    }
}
