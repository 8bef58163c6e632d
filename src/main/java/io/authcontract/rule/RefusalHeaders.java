package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a refusal carries the security fields that success on the same resource carries. */
final class RefusalHeaders implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "refusal-keeps-headers", "Security headers of normal responses are also on the refusal")
            .is(Level.PRACTICE, Severity.MINOR)
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(
                    new Citation("OWASP ASVS 5.0", "3.4.1"),
                    new Citation("OWASP ASVS 5.0", "3.4.4"),
                    rfc(6797, "7.1"),
                    rfc(9205, "4.13"))
            .because("The page that everybody can reach is the one without protection.")
            .remedy("Register the filter that sets these fields before the one that refuses.")
            .data();

    static final SetRule REFUSAL_KEEPS_HEADERS = new Watching(DATA, RefusalHeaders::new);

    private static final List<String> NAMES = List.of(
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Content-Security-Policy",
            "Referrer-Policy",
            "X-Frame-Options",
            "Cross-Origin-Resource-Policy");

    private final Memory<Sets> memory = new Memory<>();

    private RefusalHeaders() {}

    /** What success carries, and the refusals seen, by what they carry. */
    private static final class Sets {
        private final Set<String> success = new LinkedHashSet<>();
        private final Map<Set<String>, String> refusals = new LinkedHashMap<>();
        private @Nullable Headers latest;

        /** One control is beside many refusals. */
        void success(Headers headers) {
            if (latest == null || !latest.equals(headers)) {
                latest = headers;
                success.addAll(named(headers));
            }
        }

        boolean succeeded() {
            return latest != null;
        }
    }

    static boolean isCompared(String name) {
        return NAMES.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static Set<String> named(Headers headers) {
        Set<String> names = new LinkedHashSet<>(8);
        for (String name : NAMES) {
            if (headers.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().ifPresent(this::see);
        }
    }

    private void see(Answer answer) {
        Optional<Request> request = answer.request();
        if (request.isEmpty() || !answer.seen().exchange().hops().isEmpty()) {
            return;
        }
        if (answer.status() / 100 == 2 && answer.disguise().isEmpty()) {
            at(answer).ifPresent(sets -> sets.success(answer.headers()));
        } else if (Refusals.whyNoRefusal(answer).isEmpty()) {
            at(answer).ifPresent(sets -> refused(sets, answer));
        }
    }

    private Optional<Sets> at(Answer answer) {
        return memory.at(answer.resource(), Sets::new);
    }

    private static void refused(Sets sets, Answer answer) {
        sets.refusals.putIfAbsent(named(answer.headers()), answer.status() + " for " + Sighting.of(answer));
        Optional<Exchange> control = answer.circumstances().control().filter(c -> isOfSame(c, answer));
        control.flatMap(Exchange::response)
                .filter(response -> response.status() / 100 == 2)
                .map(Response::headers)
                .ifPresent(sets::success);
    }

    /** The origin has to be the same: a service may set its fields for pages over https only. */
    static boolean isOfSame(Exchange control, Answer answer) {
        Optional<Request> one = control.request();
        Optional<Request> other = answer.request();
        return one.isPresent()
                && other.isPresent()
                && one.get().path().equals(other.get().path())
                && one.get().origin().equals(other.get().origin());
    }

    @Override
    public Result result() {
        Map<Set<String>, Finding> byMissing = new LinkedHashMap<>();
        boolean compared = false;
        for (Sets sets : memory.all()) {
            compared |= sets.succeeded() && !sets.refusals.isEmpty();
            sets.refusals.forEach((names, where) -> {
                Set<String> missing = new LinkedHashSet<>(NAMES);
                missing.retainAll(sets.success);
                missing.removeAll(names);
                if (!missing.isEmpty()) {
                    byMissing.putIfAbsent(missing, finding(missing, where));
                }
            });
        }
        return memory.result(
                List.copyOf(byMissing.values()), compared, "no success and refusal of one resource were seen");
    }

    private static Finding finding(Set<String> missing, String where) {
        return DATA.finding(fact("absent", String.join(", ", missing)), fact("on", where));
    }
}
