package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cookies of a refusal. */
final class CookieRules {
    /** Without a Date only an expiry at the beginning of time is surely past: what every framework writes to delete a cookie. */
    private static final Instant LONG_AGO = Instant.EPOCH.plus(Duration.ofDays(2));

    static final ExchangeRule REFUSAL_COOKIES = rule(
                    "refusal-cookies", "A refusal sets no session, and any cookie is well guarded")
            .is(PRACTICE, MINOR)
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(
                    new Citation("OWASP ASVS 5.0", "7.6.2"),
                    new Citation("OWASP ASVS 5.0", "3.3.1-3.3.4"),
                    rfc(6265, "8.3"),
                    new Citation("draft-ietf-httpbis-rfc6265bis, cookie name prefixes", ""))
            .because("Every stranger costs the service a session, and a badly guarded cookie can be stolen or planted.")
            .remedy(
                    "Configure security of an API without sessions, and set Secure, HttpOnly and SameSite for the cookies of a site.")
            .given(Given.when(
                    CookieRules::isRefusalOrLogin, "it concerns answers with 401, 403 or a redirect to a login"))
            .judgedBy(CookieRules::cookies);

    private CookieRules() {}

    private static boolean isRefusalOrLogin(Answer answer) {
        return answer.status() == 401
                || answer.status() == 403
                || (Redirects.isRedirect(answer.response())
                        && Given.refusal().missing(answer).isEmpty());
    }

    private static Result cookies(Rule rule, Answer answer) {
        List<String> cookies = answer.headers().values("Set-Cookie");
        if (cookies.isEmpty()) {
            return Result.satisfied();
        }
        Instant now = answer.headers().first("Date").flatMap(HttpDates::parse).orElse(LONG_AGO);
        Set<String> allowed = answer.circumstances().allowances().cookies();
        List<Finding> findings = new ArrayList<>();
        cookies.stream()
                .map(SetCookie::parse)
                .filter(cookie -> !allowed.contains(cookie.name().toLowerCase(Locale.ROOT)))
                .filter(cookie -> !cookie.isDeletion(now))
                .forEach(cookie -> cookie(rule, answer, cookie, findings));
        return Result.of(findings);
    }

    private static void cookie(Rule rule, Answer answer, SetCookie cookie, List<Finding> findings) {
        // A site may need a session before login (CSRF, the page asked for); a service for programs never does.
        boolean site = answer.profile().filter(Profile.BROWSER::equals).isPresent();
        if (!site && cookie.looksLikeSession()) {
            findings.add(rule.finding(fact("cookie", cookie.name()), fact("found", "a session")));
        }
        List<String> missing = missing(answer, cookie);
        if (!missing.isEmpty()) {
            findings.add(rule.finding(fact("cookie", cookie.name()), fact("missing", String.join(", ", missing))));
        }
        if (cookie.hasPrefix("__Host-") && cookie.has("domain")) {
            findings.add(rule.finding(fact("cookie", cookie.name()), fact("found", "Domain")));
        }
    }

    private static List<String> missing(Answer answer, SetCookie cookie) {
        boolean host = cookie.hasPrefix("__Host-");
        List<String> missing = new ArrayList<>();
        if ((answer.isSecure() || host || cookie.hasPrefix("__Secure-")) && !cookie.has("secure")) {
            missing.add("Secure");
        }
        if (answer.isSecure() && !cookie.has("httponly")) {
            missing.add("HttpOnly");
        }
        if (answer.isSecure() && !cookie.has("samesite")) {
            missing.add("SameSite");
        }
        if (host && !"/".equals(cookie.attributes().get("path"))) {
            missing.add("Path=/");
        }
        return missing;
    }
}
