package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a token in the query is as good as none. */
final class QueryTokens implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "bearer-query-refused", "A token in the query string does not authenticate")
            .is(Level.PRACTICE, Severity.MAJOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(
                    rfc(9700, "4.3.2"),
                    new Citation("draft-ietf-oauth-v2-1", "5.1"),
                    rfc(6750, "2.3"),
                    rfc(6750, "5.3"),
                    new Citation("OWASP ASVS 5.0", "14.2.1"),
                    new Citation("API2:2023", ""))
            .because("Addresses end up in logs, in the history of browsers and in Referer fields.")
            .remedy("Switch the reading of tokens from the query off.")
            .data();

    static final SetRule BEARER_QUERY_REFUSED = new Watching(DATA, QueryTokens::new);

    private final Memory<Map<Boolean, Shown>> memory = new Memory<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean seen;

    private QueryTokens() {}

    private record Shown(int status, String where) {}

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().filter(QueryTokens::isConclusive).ifPresent(this::see);
        }
    }

    private static boolean isConclusive(Answer answer) {
        return answer.request().isPresent()
                && answer.isProtected()
                && answer.seen().exchange().hops().isEmpty()
                && Given.conclusive().missing(answer).isEmpty();
    }

    private void see(Answer answer) {
        boolean inQuery = answer.isPresented(Presentation.IN_QUERY)
                && !answer.request().orElseThrow().headers().contains("Authorization");
        boolean anonymous = answer.carries(CredentialKind.NONE)
                && answer.circumstances().variation().isEmpty();
        if (inQuery && answer.grantsAccess()) {
            accepted(answer);
        } else if (inQuery || anonymous) {
            seen |= inQuery;
            Request request = answer.request().orElseThrow();
            memory.at(request.method() + " " + answer.resource(), HashMap::new)
                    .ifPresent(m -> m.putIfAbsent(inQuery, new Shown(answer.status(), Sighting.of(answer))));
        }
    }

    private void accepted(Answer answer) {
        if (answer.disguise().isPresent()) {
            return;
        }
        seen = true;
        Optional<Expectation> declared = answer.circumstances().expectation();
        boolean allowed = declared.filter(e -> e.isMetBy(answer.status())).isPresent();
        if (!allowed) {
            add(DATA.finding(answer.statusFact(), fact("for", Sighting.of(answer))));
        } else if (!isPrivate(answer)) {
            add(DATA.finding(
                    answer.statusFact(),
                    fact(
                            "Cache-Control",
                            answer.headers().combined("Cache-Control").orElse("absent")),
                    fact("wanted", "private or no-store"),
                    fact("for", Sighting.of(answer))));
        }
    }

    private void add(Finding finding) {
        if (findings.size() < 16) {
            findings.add(finding);
        }
    }

    private static boolean isPrivate(Answer answer) {
        CacheDirectives caching = CacheDirectives.of(answer.headers());
        return caching.has("private") || caching.has("no-store");
    }

    @Override
    public Result result() {
        List<Finding> all = new ArrayList<>(findings);
        for (Map<Boolean, Shown> shown : memory.all()) {
            Optional<Shown> query = Optional.ofNullable(shown.get(true));
            Optional<Shown> plain = Optional.ofNullable(shown.get(false));
            // Refused, but not as an unknown parameter would be: something reads the token.
            if (query.isPresent()
                    && plain.filter(p -> p.status() != query.get().status()).isPresent()) {
                all.add(DATA.finding(
                                fact("status", query.get().status()),
                                fact("wanted", plain.get().status()),
                                fact("for", query.get().where()))
                        .asTolerated());
            }
        }
        return memory.result(
                all,
                seen,
                "no answer to a token in the query was seen: Circumstances.presentation IN_QUERY declares one");
    }
}
