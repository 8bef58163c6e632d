package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.Optional;
import java.util.Set;

/** Whom a redirect to a login page helps. */
final class RedirectRules {
    private static final Set<Profile> MACHINES = Set.of(Profile.API, Profile.MCP, Profile.CRAWLER);
    private static final Set<String> SCRIPT_MODES = Set.of("cors", "same-origin");

    static final ExchangeRule NO_LOGIN_REDIRECT_FOR_MACHINES = rule(
                    "no-login-redirect-for-machines",
                    "API and script requests get 401, not a redirect to the login page")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Set.of(Profile.API, Profile.BROWSER, Profile.CRAWLER, Profile.MCP))
            .cites(
                    rfc(9110, "11.4"),
                    rfc(9110, "12.5.5"),
                    new Citation("WHATWG Fetch, redirects are followed by default", ""))
            .because("Most clients follow the redirect and take the login page with its 200 for the answer.")
            .remedy(
                    "Choose the entry point by the kind of request: redirect navigations and answer 401 to everything else.")
            .given(Given.credential(NONE, MALFORMED, INVALID), Given.protectedOperation(), machine())
            .judgedBy(RedirectRules::redirect);

    private RedirectRules() {}

    private static Given machine() {
        return answer -> {
            if (answer.profile().filter(MACHINES::contains).isPresent()
                    || answer.request().filter(RedirectRules::isScript).isPresent()) {
                return Optional.empty();
            }
            return Optional.of(
                    answer.profile().isEmpty()
                            ? "the profile is unknown: declare it with Circumstances.profile"
                            : "a navigation of a browser may be sent to a login page");
        };
    }

    private static boolean isScript(Request request) {
        Headers headers = request.headers();
        return Accepted.onlyJson(request)
                || headers.first("Sec-Fetch-Mode")
                        .filter(SCRIPT_MODES::contains)
                        .isPresent()
                || headers.first("X-Requested-With")
                        .filter("XMLHttpRequest"::equalsIgnoreCase)
                        .isPresent();
    }

    private static Result redirect(Rule rule, Answer answer) {
        Response first = Redirects.first(answer);
        if (!Redirects.isRedirect(first)) {
            return Result.satisfied();
        }
        if (answer.request().filter(r -> Redirects.isToSameResource(r, first)).isPresent()) {
            return Result.notApplicable(Redirects.CANONICAL);
        }
        Finding finding = rule.finding(
                fact("status", first.status()),
                fact("Location", first.headers().first("Location").orElse("absent")));
        // A crawler that is led to a login page which is not indexed does no harm; whether it is, another exchange
        // shows.
        boolean crawler = answer.profile().filter(Profile.CRAWLER::equals).isPresent();
        return Refusals.unlessAccepted(answer, first, crawler ? finding.asNote() : finding);
    }
}
