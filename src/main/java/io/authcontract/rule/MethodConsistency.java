package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a resource that refuses one method without credentials refuses the others. */
final class MethodConsistency implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "method-consistency", "Every method of a protected resource is guarded")
            .is(Level.PRACTICE, Severity.BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(
                    rfc(9110, "15.5"),
                    rfc(9110, "15.5.6"),
                    new Citation("OWASP API Security Top 10 2023, API5", ""),
                    new Citation("OWASP WSTG-CONF-06", ""))
            .because("A stranger who may not read an order can delete it.")
            .remedy("Guard the path for all methods and list exceptions, not the other way round.")
            .data();

    static final SetRule METHOD_CONSISTENCY = new Watching(DATA, MethodConsistency::new);

    private static final int MOST_METHODS = 16;
    private static final Set<Integer> UNKNOWN_METHOD = Set.of(404, 405, 501);

    private final Memory<Map<String, Shown>> memory = new Memory<>();

    private MethodConsistency() {}

    private record Shown(int status, boolean declared, boolean grants, boolean refuses, boolean allow, String where) {}

    @Override
    public void see(Observation observation) {
        see(observation, Setting.of(observation));
    }

    /** A method that may change something is tried with the id of no object: what belongs together is the path of the contract. */
    @Override
    public void see(Observation observation, Setting setting) {
        if (Sighting.concerns(DATA, observation)) {
            observation
                    .answer()
                    .filter(MethodConsistency::isComparable)
                    .ifPresent(answer -> see(answer, setting.path()));
        }
    }

    private static boolean isComparable(Answer answer) {
        Circumstances known = answer.circumstances();
        boolean declared = known.variation().isEmpty();
        boolean undeclared =
                known.variation().filter(Variation.METHOD_TAMPERING::equals).isPresent();
        return answer.carries(CredentialKind.NONE)
                && answer.isProtected()
                && (declared || (undeclared && !BypassRules.isOverridden(answer)))
                && !answer.isMethod(Method.OPTIONS)
                && !answer.isMethod(Method.TRACE)
                && answer.seen().exchange().hops().isEmpty()
                && Given.conclusive().missing(answer).isEmpty()
                && !Redirects.isCanonical(answer)
                && (!answer.grantsAccess() || answer.disguise().isEmpty());
    }

    private void see(Answer answer, String path) {
        Optional<Request> request = answer.request();
        request.flatMap(r -> memory.at(r.origin() + " " + path, LinkedHashMap::new))
                .filter(seen -> seen.size() < MOST_METHODS)
                .ifPresent(seen -> seen.putIfAbsent(
                        Sighting.bounded(request.orElseThrow().method().name()), shown(answer)));
    }

    private static Shown shown(Answer answer) {
        boolean declared = answer.circumstances().variation().isEmpty();
        boolean redirect = Redirects.isRedirect(answer.response());
        return new Shown(
                answer.status(),
                declared,
                answer.grantsAccess(),
                answer.status() == 401 || answer.status() == 403 || redirect,
                answer.headers().contains("Allow"),
                Sighting.of(answer));
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        for (Map<String, Shown> seen : memory.all()) {
            Optional<Shown> refused = seen.values().stream()
                    .filter(s -> s.refuses() && s.declared())
                    .findFirst();
            if (refused.isPresent() && seen.size() > 1) {
                compared = true;
                seen.values().forEach(other -> judge(refused.get(), other).ifPresent(findings::add));
            }
        }
        return memory.result(
                findings,
                compared,
                "no two methods of one protected resource were seen without credentials of which one was refused");
    }

    private static Optional<Finding> judge(Shown refused, Shown other) {
        Finding finding = DATA.finding(
                fact("status", refused.status()),
                fact("for", refused.where()),
                fact("other status", other.status()),
                fact("for other", other.where()));
        if (other.grants()) {
            return Optional.of(finding);
        }
        boolean consistent = kind(other.status()) == kind(refused.status()) || isUnknownMethod(other);
        boolean odd = other.declared() ? other.refuses() && !consistent : !consistent && !other.refuses();
        return odd || (other.status() == 405 && !other.allow()) ? Optional.of(finding.asNote()) : Optional.empty();
    }

    /** All redirects to a login page count as one. */
    private static int kind(int status) {
        return status / 100 == 3 ? 3 : status;
    }

    private static boolean isUnknownMethod(Shown other) {
        return UNKNOWN_METHOD.contains(other.status());
    }
}
