package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether HEAD is refused as GET is, for the same resource and the same caller. */
final class HeadMirrorsGet implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule("head-mirrors-get", "HEAD is refused like GET")
            .is(Level.SHOULD, Severity.MAJOR)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(rfc(9110, "9.3.2"), new Citation("OWASP WSTG-CONF-06", ""))
            .because("A stranger learns from HEAD what GET keeps from him, or a link checker takes a page for gone.")
            .remedy("Let the framework derive HEAD from GET behind the same guard.")
            .data();

    static final SetRule HEAD_MIRRORS_GET = new Watching(DATA, HeadMirrorsGet::new);

    private static final List<String> CONDITIONS =
            List.of("If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "Range");

    private final Memory<Map<Method, Shown>> memory = new Memory<>();

    private HeadMirrorsGet() {}

    /** What an answer says before its content. */
    private record Shown(
            int status, boolean grants, boolean allow, String challenges, String caching, String type, String where) {}

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().ifPresent(this::see);
        }
    }

    private void see(Answer answer) {
        Optional<Request> asked = answer.request();
        if (asked.isEmpty() || !isComparable(answer, asked.get())) {
            return;
        }
        Request request = asked.get();
        String key = answer.url() + "\n" + request.headers().combined("Accept").orElse("") + "\n"
                + Sighting.scenario(answer);
        memory.at(key, HashMap::new).ifPresent(seen -> seen.computeIfAbsent(request.method(), first -> shown(answer)));
    }

    private static boolean isComparable(Answer answer, Request request) {
        boolean method = request.method().equals(Method.GET) || request.method().equals(Method.HEAD);
        return method
                && answer.seen().exchange().hops().isEmpty()
                && Given.conclusive().missing(answer).isEmpty()
                && !answer.isThrottled()
                && !isConditional(request.headers());
    }

    private static boolean isConditional(Headers headers) {
        for (String name : CONDITIONS) {
            if (headers.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static Shown shown(Answer answer) {
        Headers headers = answer.headers();
        boolean read = answer.reading().unreadableChallenges().isEmpty();
        boolean absent = !headers.contains("WWW-Authenticate");
        return new Shown(
                answer.status(),
                answer.grantsAccess(),
                headers.contains("Allow"),
                read ? Sighting.bounded(answer.maskedChallenges()) : absent ? "absent" : "",
                directives(headers),
                answer.response().mediaType().map(Sighting::bounded).orElse(""),
                Sighting.of(answer));
    }

    private static String directives(Headers headers) {
        String value = headers.combined("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
        return Sighting.bounded(String.join(
                ", ",
                new TreeSet<>(
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList())));
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        for (Map<Method, Shown> seen : memory.all()) {
            Optional<Shown> get = Optional.ofNullable(seen.get(Method.GET));
            Optional<Shown> head = Optional.ofNullable(seen.get(Method.HEAD));
            if (get.isPresent()
                    && head.isPresent()
                    && !(get.get().grants() && head.get().grants())) {
                compared = true;
                difference(head.get(), get.get()).ifPresent(findings::add);
            }
        }
        return memory.result(findings, compared, "no GET and HEAD of one resource were seen of which one was refused");
    }

    private static Optional<Finding> difference(Shown head, Shown get) {
        if (head.status() != get.status()) {
            // A resource without HEAD is unusual, but it says so.
            return head.status() == 405 && head.allow()
                    ? Optional.empty()
                    : Optional.of(finding("status", head.status(), get.status(), head));
        }
        if (!head.challenges().equals(get.challenges())
                && !head.challenges().isEmpty()
                && !get.challenges().isEmpty()) {
            return Optional.of(finding("WWW-Authenticate", head.challenges(), get.challenges(), head));
        }
        if (differ(head.caching(), get.caching())) {
            return Optional.of(finding("Cache-Control", head.caching(), get.caching(), head));
        }
        return differ(head.type(), get.type())
                ? Optional.of(finding("Content-Type", head.type(), get.type(), head))
                : Optional.empty();
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }

    private static Finding finding(String part, Object head, Object get, Shown where) {
        return DATA.finding(fact("part", part), fact("HEAD", head), fact("GET", get), fact("for", where.where()));
    }
}
