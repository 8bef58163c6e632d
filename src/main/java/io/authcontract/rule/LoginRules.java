package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a site leads people to its login. */
final class LoginRules {
    private static final Set<Integer> TEMPORARY = Set.of(302, 303, 307);
    private static final Set<String> SECRETS = Set.of(
            "access_token",
            "refresh_token",
            "id_token",
            "jwt",
            "password",
            "passwd",
            "pwd",
            "sid",
            "sessionid",
            "session_id",
            "jsessionid",
            "phpsessid",
            "api_key",
            "apikey");

    static final ExchangeRule LOGIN_REDIRECT_CODE = rule(
                    "login-redirect-code", "The login redirect is temporary and turns unsafe methods into GET")
            .is(PRACTICE, MAJOR)
            .concerns(Set.of(Profile.BROWSER))
            .cites(rfc(9110, "15.4.2"), rfc(9110, "15.4.9"), rfc(9110, "15.4.4"), rfc(9700, "4.12"))
            .because("Browsers keep a permanent redirect after the login, and repeat a form at the login page.")
            .remedy("Use 303 See Other, or 302 for GET.")
            .given(Given.request(), LoginRules::whyNoLoginRedirect)
            .judgedBy(LoginRules::code);

    static final ExchangeRule LOGIN_REDIRECT_SAFE = rule(
                    "login-redirect-safe", "The login redirect stays on trusted https hosts and carries no secrets")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Set.of(Profile.BROWSER))
            .cites(
                    new Citation("OWASP ASVS 5.0", "3.7.2"),
                    new Citation("OWASP ASVS 5.0", "14.2.1"),
                    rfc(9700, "4.11"),
                    new Citation("OWASP ASVS 5.0", "12.2.1"))
            .because("A link to the site leads to a stranger's login page, or a secret lands in histories and logs.")
            .remedy("Accept only local paths, or signed values, as return targets.")
            .given(
                    Given.request(),
                    Given.when(
                            a -> Redirects.isRedirect(Redirects.first(a))
                                    && Redirects.first(a).headers().contains("Location"),
                            "the answer is no redirect"),
                    answer -> namedTargets(answer).isEmpty() ? whyNoLoginRedirect(answer) : Optional.empty())
            .judgedBy(LoginRules::safe);

    private LoginRules() {}

    private static Optional<String> whyNoLoginRedirect(Answer answer) {
        if (!Redirects.isRedirect(Redirects.first(answer))) {
            return Optional.of("the answer is no redirect");
        }
        if (Redirects.isToSameResource(answer.request().orElseThrow(), Redirects.first(answer))) {
            return Optional.of(Redirects.CANONICAL);
        }
        return Given.credential(CredentialKind.NONE, CredentialKind.MALFORMED, CredentialKind.INVALID)
                .missing(answer)
                .or(() -> Given.protectedOperation().missing(answer));
    }

    private static Result code(Rule rule, Answer answer) {
        Response first = Redirects.first(answer);
        boolean read = answer.isMethod(Method.GET) || answer.isMethod(Method.HEAD);
        if (TEMPORARY.contains(first.status()) && (read || first.status() != 307)) {
            return Result.satisfied();
        }
        Finding finding = rule.finding(
                fact("status", first.status()),
                fact("method", answer.request().orElseThrow().method()),
                fact("wanted", read ? "302 or 303" : "303"));
        // That a redirect may stand for a refusal says nothing of a form that is sent once more, to the login page.
        return first.status() == 307 ? Result.of(List.of(finding)) : Refusals.unlessAccepted(answer, first, finding);
    }

    /** Where the request itself asks to be sent, outside the site. */
    private static Set<Destination> namedTargets(Answer answer) {
        Request request = answer.request().orElseThrow();
        return FormPairs.of(request).stream()
                .map(pair -> Destination.of(pair.value(), request.origin()))
                .filter(to -> !to.isSiteOf(request.origin()))
                .collect(Collectors.toSet());
    }

    private static Result safe(Rule rule, Answer answer) {
        Request request = answer.request().orElseThrow();
        String location = Redirects.first(answer).headers().first("Location").orElse("");
        Destination to = Destination.of(location, request.origin());
        List<Finding> findings = new ArrayList<>();
        Optional<String> unknown = host(rule, answer, to, findings, location);
        boolean downgrade =
                to.scheme().equals("http") && (request.origin().isSecure() || !to.isSiteOf(request.origin()));
        if (findings.isEmpty() && downgrade) {
            findings.add(rule.finding(fact("Location", location), fact("scheme", "http"), fact("wanted", "https")));
        }
        secret(answer, location)
                .ifPresent(name -> findings.add(rule.finding(fact("secret", name), fact("Location", location))));
        return findings.isEmpty() && unknown.isPresent() ? Result.notApplicable(unknown.get()) : Result.of(findings);
    }

    /** Adds what is wrong with the target; returns why nothing can be said of it. */
    private static Optional<String> host(
            Rule rule, Answer answer, Destination to, List<Finding> findings, String location) {
        Set<String> providers = answer.circumstances().allowances().identityProviders();
        if (!to.isHttp()) {
            findings.add(rule.finding(fact("Location", location), fact("scheme", to.scheme())));
        } else if (to.isSiteOf(answer.request().orElseThrow().origin()) || providers.contains(to.host())) {
            return Optional.empty();
        } else if (namedTargets(answer).contains(to)) {
            findings.add(rule.finding(
                    fact("Location", location), fact("host", to.host()), fact("found", "what the request named")));
        } else if (!providers.isEmpty()) {
            findings.add(rule.finding(
                    fact("Location", location),
                    fact("host", to.host()),
                    fact("found", "no declared identity provider")));
        } else {
            return Optional.of("whether people log in at another host is unknown: declare it with"
                    + " Allowances.identityProviders");
        }
        return Optional.empty();
    }

    /** Also within a return target, which stands in the Location encoded; state and nonce of OpenID Connect are no secrets of the user. */
    private static Optional<String> secret(Answer answer, String location) {
        String plain = FormPairs.decoded(location);
        for (String part : plain.split("[?#&;]", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0 && equals < part.length() - 1) {
                String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                if (SECRETS.contains(name)) {
                    return Optional.of(name);
                }
            }
        }
        return Echoes.ofCredentials(answer).stream().anyMatch(s -> location.contains(s) || plain.contains(s))
                ? Optional.of("a credential of the request")
                : Optional.empty();
    }
}
