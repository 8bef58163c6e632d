package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;

import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether somebody without access can tell an object that exists from one that does not. */
final class ExistenceOracle implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "existence-oracle", "Refusals do not reveal whether the object exists")
            .is(Level.PRACTICE, Severity.MAJOR)
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(
                    rfc(9110, "15.5.4"),
                    rfc(9110, "15.5.5"),
                    new Citation("OWASP API Security Top 10 2023, API2/API5", ""))
            .because("A stranger learns which customers, orders or files there are by counting through the ids.")
            .remedy("Authenticate before looking up, and answer forbidden and missing from one place.")
            .data();

    static final SetRule EXISTENCE_ORACLE = new Watching(DATA, ExistenceOracle::new);

    private final Memory<Map<Boolean, Face>> memory = new Memory<>();
    private final Faces made = new Faces();
    private boolean withoutControl;

    private ExistenceOracle() {}

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().filter(ExistenceOracle::isConcerned).ifPresent(this::see);
        }
    }

    private static boolean isConcerned(Answer answer) {
        Optional<Variation> tried = answer.circumstances().variation();
        return answer.request().isPresent()
                && answer.isProtected()
                && (tried.isEmpty() || tried.get() == Variation.UNKNOWN_OBJECT)
                && !answer.grantsAccess()
                && answer.seen().exchange().hops().isEmpty()
                && Given.conclusive().missing(answer).isEmpty()
                && !answer.isThrottled()
                && mayNotTell(answer);
    }

    /** A caller whose credentials are right may be told that an object of somebody else exists, unless the contract conceals it. */
    private static boolean mayNotTell(Answer answer) {
        boolean conceals = answer.circumstances().substitutes().contains(404);
        return answer.carries(CredentialKind.NONE, CredentialKind.MALFORMED, CredentialKind.INVALID)
                || (answer.carries(CredentialKind.UNDER_SCOPED) && conceals);
    }

    private void see(Answer answer) {
        Request request = answer.request().orElseThrow();
        boolean unknown = answer.circumstances().variation().isPresent();
        Optional<Request> existing =
                unknown ? answer.circumstances().control().flatMap(Exchange::request) : Optional.of(request);
        if (existing.isEmpty()) {
            withoutControl = true;
            return;
        }
        String key = request.method() + " " + (unknown ? Sighting.resource(existing.get()) : answer.resource()) + "\n"
                + scenario(answer);
        memory.at(key, HashMap::new)
                .ifPresent(faces -> faces.computeIfAbsent(unknown, u -> made.of(answer, ids(request))));
    }

    private static String scenario(Answer answer) {
        return answer.circumstances().credential() + "\n"
                + answer.request()
                        .flatMap(r -> r.headers().combined("Authorization"))
                        .orElse("");
    }

    /** An answer may repeat the id it was asked for. */
    private static Set<String> ids(Request request) {
        Set<String> ids = new HashSet<>(Arrays.asList(request.path().split("/", -1)));
        ids.remove("");
        return ids;
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        for (Map<Boolean, Face> faces : memory.all()) {
            Optional<Face> existing = Optional.ofNullable(faces.get(false));
            Optional<Face> unknown = Optional.ofNullable(faces.get(true));
            if (existing.isPresent() && unknown.isPresent()) {
                compared |= existing.get().hasContent() && unknown.get().hasContent();
                existing.get().difference(DATA, unknown.get()).ifPresent(findings::add);
            }
        }
        return memory.result(
                findings,
                compared,
                withoutControl
                        ? "the operation of the unknown object is unknown: declare it with Circumstances.control"
                        : "no refusals of one operation for a known and an unknown object were seen, content included");
    }
}
