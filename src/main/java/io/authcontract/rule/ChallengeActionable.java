package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.challenge.Challenge;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the schemes that a resource offers are those that open it. */
final class ChallengeActionable implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "challenge-actionable", "At least one advertised scheme really works")
            .is(Level.MUST, Severity.MAJOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(rfc(9110, "15.5.2"), rfc(9110, "11.3"))
            .because("A client does as it was told and is refused again.")
            .remedy("Generate the challenge from the configured authenticators, not from a constant.")
            .data();

    static final SetRule CHALLENGE_ACTIONABLE = new Watching(DATA, ChallengeActionable::new);

    private static final int MOST_SCHEMES = 16;

    private final Memory<Schemes> memory = new Memory<>();
    private @Nullable Answer latest;

    private ChallengeActionable() {}

    private static final class Schemes {
        private final Set<String> advertised = new TreeSet<>();
        private final Set<String> working = new TreeSet<>();
        private final Set<String> refused = new TreeSet<>();
        private String where = "";
    }

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation
                    .answer()
                    .filter(a -> a.seen().exchange().hops().isEmpty())
                    .ifPresent(this::see);
        }
    }

    private void see(Answer answer) {
        Optional<Request> request = answer.request();
        if (request.isEmpty()) {
            return;
        }
        boolean offer = answer.status() == 401
                && answer.carries(CredentialKind.NONE)
                && answer.reading().unreadableChallenges().isEmpty();
        boolean trial = answer.carries(CredentialKind.VALID)
                && answer.circumstances()
                        .presentation()
                        .filter(how -> how != Presentation.PLAIN)
                        .isEmpty()
                && Refusals.nextStep(answer).isEmpty();
        if ((offer && !isRepeated(answer)) || trial) {
            memory.at(request.get().method() + " " + answer.resource(), Schemes::new)
                    .ifPresent(schemes -> remember(schemes, answer, offer));
        }
    }

    /** Most refusals of an operation are alike, and say the same once more. */
    private boolean isRepeated(Answer answer) {
        Answer before = latest;
        latest = answer;
        return before != null
                && before.isSentLike(answer)
                && before.resource().equals(answer.resource())
                && before.request().map(Request::method).equals(answer.request().map(Request::method))
                && before.circumstances()
                        .control()
                        .equals(answer.circumstances().control());
    }

    private static void remember(Schemes schemes, Answer answer, boolean offer) {
        if (!offer) {
            tried(schemes, answer.request().orElseThrow(), answer.status());
            return;
        }
        if (schemes.where.isEmpty()) {
            schemes.where = Sighting.of(answer);
        }
        answer.challenges().stream()
                .map(Challenge::scheme)
                .limit(MOST_SCHEMES)
                .filter(s -> schemes.advertised.size() < MOST_SCHEMES)
                .forEach(s -> schemes.advertised.add(name(s)));
        Optional<Exchange> control = answer.circumstances().control().filter(c -> RefusalHeaders.isOfSame(c, answer));
        control.flatMap(Exchange::response).map(Response::status).ifPresent(status -> control.flatMap(Exchange::request)
                .filter(r -> answer.isMethod(r.method()))
                .ifPresent(r -> tried(schemes, r, status)));
    }

    /** A scheme of several legs needs a client of its own, and a key field is no scheme. */
    private static void tried(Schemes schemes, Request request, int status) {
        Optional<String> scheme = SentCredentials.of(request).scheme().map(ChallengeActionable::name);
        if (scheme.isEmpty() || isOfSeveralLegs(scheme.get()) || schemes.working.size() >= MOST_SCHEMES) {
            return;
        }
        if (status == 401) {
            schemes.refused.add(scheme.get());
        } else if (status / 100 == 2) {
            schemes.working.add(scheme.get());
        }
    }

    private static boolean isOfSeveralLegs(String scheme) {
        return scheme.equals("negotiate")
                || scheme.equals("ntlm")
                || scheme.equals("digest")
                || scheme.startsWith("scram");
    }

    private static String name(String scheme) {
        return Sighting.bounded(scheme.toLowerCase(Locale.ROOT));
    }

    @Override
    public Result result() {
        Map<String, Finding> findings = new LinkedHashMap<>();
        boolean compared = false;
        for (Schemes schemes : memory.all()) {
            boolean known = !schemes.working.isEmpty() || !schemes.refused.isEmpty();
            if (known && !schemes.advertised.isEmpty()) {
                compared = true;
                judge(schemes).ifPresent(f -> findings.putIfAbsent(f.fact("advertised") + f.fact("accepted"), f));
            }
        }
        return memory.result(
                new ArrayList<>(findings.values()),
                compared,
                "no offer of schemes and valid credentials of one of them were seen at one resource");
    }

    private static Optional<Finding> judge(Schemes schemes) {
        Set<String> triedInVain = new TreeSet<>(schemes.advertised);
        triedInVain.retainAll(schemes.refused);
        triedInVain.removeAll(schemes.working);
        Set<String> usable = new TreeSet<>(schemes.advertised);
        usable.retainAll(schemes.working);
        // One that works is enough for RFC 9110: another may be kept quiet on purpose, such as Basic from browsers.
        boolean untold = !schemes.advertised.containsAll(schemes.working);
        // Of a scheme that nobody has credentials for nothing is known: it may be the one that works.
        boolean useless = usable.isEmpty() && triedInVain.equals(schemes.advertised);
        if (untold && !usable.isEmpty()) {
            return Optional.of(finding(schemes).asNote());
        }
        return untold || useless ? Optional.of(finding(schemes)) : Optional.empty();
    }

    private static Finding finding(Schemes schemes) {
        List<String> working = List.copyOf(schemes.working);
        return DATA.finding(
                fact("advertised", String.join(", ", schemes.advertised)),
                fact("accepted", working.isEmpty() ? "none of them" : String.join(", ", working)),
                fact("for", schemes.where));
    }
}
