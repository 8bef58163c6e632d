package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import java.util.Optional;

/** Sessions that are no more, or never were. */
final class SessionRules {
    static final ExchangeRule EXPIRED_SESSION_401 = rule(
                    "expired-session-401", "Unknown, idle and over-age sessions are refused like missing credentials")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(new Citation("OWASP ASVS 5.0", "7.3.1"), new Citation("OWASP ASVS 5.0", "7.3.2"), rfc(9110, "11.4"))
            .because("Somebody who comes back after lunch gets an error, or the page of nobody, and no way to log in.")
            .remedy("Treat a session id that cannot be resolved as no credentials.")
            .given(
                    Given.request(),
                    Given.when(
                            SessionRules::carriesOnlySession, "the request has no session cookie, or more than that"),
                    Given.credential(MALFORMED, INVALID),
                    Given.protectedOperation(),
                    Given.conclusive(),
                    Given.when(
                            answer -> answer.control()
                                            .filter(c -> c.status() == answer.status())
                                            .isEmpty()
                                    || answer.status() / 100 != 5,
                            "the control got the same server error: the session is not the cause"),
                    Given.when(
                            answer -> answer.status() != 501 && answer.status() != 505,
                            "the status is about the method or the version, not the session"))
            .judgedBy(SessionRules::session);

    private SessionRules() {}

    /** A cookie that remembers the user logs in anew by design; an Authorization field is judged by other rules. */
    private static boolean carriesOnlySession(Answer answer) {
        return answer.request()
                .filter(r -> !r.headers().contains("Authorization")
                        && hasSession(r.headers().combined("Cookie").orElse("")))
                .isPresent();
    }

    private static boolean hasSession(String cookies) {
        boolean session = false;
        for (String pair : cookies.split(";", -1)) {
            String name = pair.substring(0, Math.max(0, pair.indexOf('='))).strip();
            if (name.regionMatches(true, 0, "remember", 0, 8)) {
                return false;
            }
            session |= SetCookie.looksLikeSession(name);
        }
        return session;
    }

    private static Result session(Rule rule, Answer answer) {
        int status = Redirects.first(answer).status();
        if (status == 401) {
            return Result.satisfied();
        }
        Optional<String> otherRule = whyForOthers(answer);
        return otherRule
                .map(Result::notApplicable)
                .orElseGet(() -> Refusals.unlessAccepted(
                        answer,
                        Redirects.first(answer),
                        rule.finding(fact("status", status), fact("wanted", 401), answer.credentialFact())));
    }

    private static Optional<String> whyForOthers(Answer answer) {
        if (Redirects.isRedirect(Redirects.first(answer))) {
            return Optional.of("whom a redirect helps is judged by no-login-redirect-for-machines");
        }
        if (answer.isThrottled()) {
            return Optional.of("the answer is that of a throttle: send the request again later");
        }
        return Attempts.whyNobodyIsLetIn(answer)
                .filter(why -> answer.status() / 100 == 2)
                .map(why -> why + ", which soft-401 judges");
    }
}
