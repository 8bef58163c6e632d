package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What an answer to an authenticated caller says to the caches it passes. */
final class SharedCacheRules {
    /** Of the statuses of success, those a cache may store although nothing says so (RFC 9110 section 15.1). */
    private static final Set<Integer> HEURISTICALLY_CACHEABLE = Set.of(200, 203, 204, 206);

    private static final List<String> CARRIERS = List.of("Authorization", "Cookie", "X-API-Key", "Api-Key");

    static final ExchangeRule AUTHENTICATED_NOT_SHARED = rule(
                    "authenticated-not-shared", "Authorised responses are not open to shared caches")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(
                    rfc(9111, "3.5"),
                    new Citation("OWASP ASVS 5.0", "14.2.2"),
                    new Citation("OWASP ASVS 5.0", "14.3.2"),
                    rfc(6750, "2.3"))
            .because("A cache on the way gives what one caller may see to the next one, who may not.")
            .remedy("Send Cache-Control: private, no-store, or at least private.")
            .given(
                    Given.request(),
                    Given.credential(CredentialKind.VALID),
                    Given.protectedOperation(),
                    Given.ownAnswer(),
                    Given.when(a -> a.status() / 100 == 2, "the request did not succeed"),
                    Given.when(
                            a -> a.isMethod(Method.GET) || a.isMethod(Method.HEAD),
                            "caches answer only GET and HEAD from what they keep"),
                    Given.when(
                            a -> !a.circumstances().allowances().shareable(),
                            "the operation answers every caller alike"))
            .judgedBy(SharedCacheRules::shared);

    private SharedCacheRules() {}

    private static Result shared(Rule rule, Answer answer) {
        CacheDirectives directives = CacheDirectives.of(answer.headers());
        Optional<String> reason =
                answer.sent().hasAuthorization() ? directives.opening() : unguarded(answer, directives);
        if (reason.isEmpty()) {
            return Result.satisfied();
        }
        Finding finding = rule.finding(
                answer.statusFact(),
                fact("directive", reason.get()),
                fact("Cache-Control", answer.headers().combined("Cache-Control").orElse("absent")));
        // Stored it is, but given only to a request with the same credentials (RFC 9111 section 4.1).
        return Result.of(List.of(isKeyed(answer) ? finding.asTolerated() : finding));
    }

    /** Only an Authorization field keeps a response out of shared caches by itself. */
    private static Optional<String> unguarded(Answer answer, CacheDirectives directives) {
        if (directives.keepsFromOthers()) {
            return Optional.empty();
        }
        Optional<String> invitation = directives.invitation();
        boolean silent = HEURISTICALLY_CACHEABLE.contains(answer.status())
                && !directives.saysHowLong()
                && answer.request().filter(r -> r.headers().contains("Cookie")).isPresent();
        return invitation.isPresent() || !silent ? invitation : Optional.of("none");
    }

    private static boolean isKeyed(Answer answer) {
        Set<String> vary = Cors.members(answer.headers(), "Vary");
        Headers sent = answer.request().orElseThrow().headers();
        return vary.contains(Cors.ANY)
                || Stream.concat(CARRIERS.stream(), answer.circumstances().carriers().stream())
                        .anyMatch(name -> sent.contains(name) && Cors.names(vary, name));
    }
}
