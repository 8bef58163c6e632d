package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Cors.ALLOW_CREDENTIALS;
import static io.authcontract.rule.Cors.ALLOW_HEADERS;
import static io.authcontract.rule.Cors.ALLOW_METHODS;
import static io.authcontract.rule.Cors.ALLOW_ORIGIN;
import static io.authcontract.rule.Cors.EXPOSE_HEADERS;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What scripts of the origins a contract lists get to see of a refusal. */
final class CorsRules {
    private static final Set<String> SAFELISTED_METHODS = Set.of("GET", "HEAD", "POST");
    private static final List<String> TELLING = List.of("WWW-Authenticate", "DPoP-Nonce", Throttling.RETRY_AFTER);

    static final ExchangeRule CORS_PREFLIGHT = rule(
                    "cors-preflight", "The preflight succeeds without credentials and allows Authorization by name")
            .is(MUST, MAJOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(new Citation("WHATWG Fetch, CORS protocol / CORS-preflight fetch", ""))
            .because("After a preflight that fails, a browser never sends the request itself.")
            .remedy("Answer preflights before authentication, and list Authorization by name: \"*\" does not cover it.")
            .given(
                    Given.request(),
                    Given.when(Answer::isPreflight, "the request is no preflight"),
                    Given.when(CorsRules::asksForAuthorization, "the preflight does not ask for Authorization"),
                    CorsRules::fromWebOrigin,
                    Given.credential(CredentialKind.NONE),
                    Given.ownAnswer(),
                    Given.conclusive())
            .judgedBy(CorsRules::preflight);

    static final ExchangeRule CORS_REFUSAL_READABLE = rule(
                    "cors-refusal-readable", "The 401/403 carries the CORS headers of a success")
            .is(PRACTICE, MAJOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(new Citation("WHATWG Fetch, CORS protocol", ""))
            .because(
                    "A script sees a network error in place of the 401 and cannot tell a missing login from a dead line.")
            .remedy("Run the CORS filter before authentication, so that it decorates refusals as well.")
            .given(CorsRules::fromWebOrigin, Given.refusal(), CorsRules.forScripts(), Given.ownAnswer())
            .judgedBy(CorsRules::readable);

    static final ExchangeRule CORS_EXPOSE_CHALLENGE = rule(
                    "cors-expose-challenge", "WWW-Authenticate (and DPoP-Nonce, Retry-After) are exposed to scripts")
            .is(PRACTICE, MINOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(
                    rfc(9449, "7.1"),
                    rfc(9449, "8"),
                    new Citation("WHATWG Fetch, CORS-safelisted response-header name", ""))
            .because("A script sees the 401 without its challenge and cannot know what would help.")
            .remedy("Send Access-Control-Expose-Headers: WWW-Authenticate, DPoP-Nonce, Retry-After.")
            .given(
                    CorsRules::fromWebOrigin,
                    Given.refusal(),
                    CorsRules.forScripts(),
                    Given.ownAnswer(),
                    Given.when(CorsRules::isReadable, "scripts cannot read the answer at all"),
                    Given.when(a -> !telling(a).isEmpty(), "there is no field to expose"))
            .judgedBy(CorsRules::exposed);

    private CorsRules() {}

    /** A browser answers a 407 by itself and follows a redirect; neither ever reaches a script. */
    private static Given forScripts() {
        return Given.when(
                a -> a.status() / 100 == 4 && a.status() != 407 && !a.isPreflight(),
                "it concerns refusals that reach a script");
    }

    private static Optional<String> fromWebOrigin(Answer answer) {
        Set<String> listed = answer.circumstances().webOrigins();
        if (listed.isEmpty()) {
            return Optional.of("the web origins are unknown: declare them with Circumstances.webOrigins");
        }
        Optional<String> unknown = Given.request().missing(answer);
        if (unknown.isPresent()) {
            return unknown;
        }
        return Cors.origin(answer).filter(listed::contains).isPresent()
                ? Optional.empty()
                : Optional.of("the request does not come from one of the web origins");
    }

    private static boolean asksForAuthorization(Answer answer) {
        Set<String> asked = answer.request()
                .map(r -> Cors.members(r.headers(), Cors.REQUEST_HEADERS))
                .orElse(Set.of());
        return Cors.names(asked, "Authorization");
    }

    private static Result preflight(Rule rule, Answer answer) {
        String origin = Cors.origin(answer).orElseThrow();
        if (answer.status() / 100 != 2) {
            return rule.broken(answer.statusFact(), fact("wanted", "200 to 299"), fact("Origin", origin));
        }
        Headers headers = answer.headers();
        List<Finding> findings = new ArrayList<>();
        if (!Cors.allows(headers, origin, false)) {
            findings.add(rule.finding(fact(ALLOW_ORIGIN, Cors.shown(headers, ALLOW_ORIGIN)), fact("wanted", origin)));
        }
        if (!Cors.names(Cors.members(headers, ALLOW_HEADERS), "Authorization")) {
            findings.add(rule.finding(
                    fact(ALLOW_HEADERS, Cors.shown(headers, ALLOW_HEADERS)), fact("wanted", "Authorization")));
        }
        String method = Cors.value(answer.request().orElseThrow().headers(), Cors.REQUEST_METHOD);
        if (!isAllowed(method, Cors.members(headers, ALLOW_METHODS))) {
            findings.add(rule.finding(fact(ALLOW_METHODS, Cors.shown(headers, ALLOW_METHODS)), fact("wanted", method)));
        }
        return Result.of(findings);
    }

    /** Scripts may always send the three methods that forms could send before there was CORS. */
    private static boolean isAllowed(String method, Set<String> allowed) {
        return SAFELISTED_METHODS.contains(method) || allowed.contains(method) || allowed.contains(Cors.ANY);
    }

    private static Result readable(Rule rule, Answer answer) {
        Headers headers = answer.headers();
        String origin = Cors.origin(answer).orElseThrow();
        boolean credentials = answer.request().filter(Cors::includesCredentials).isPresent();
        if (!Cors.allows(headers, origin, credentials)) {
            return rule.broken(
                    answer.statusFact(), fact(ALLOW_ORIGIN, Cors.shown(headers, ALLOW_ORIGIN)), fact("wanted", origin));
        }
        if ((credentials || isSharedWithCredentials(answer)) && !Cors.allowsCredentials(headers)) {
            return rule.broken(
                    answer.statusFact(),
                    fact(ALLOW_CREDENTIALS, Cors.shown(headers, ALLOW_CREDENTIALS)),
                    fact("wanted", "true"));
        }
        return Result.satisfied();
    }

    /** What a success says: only that of a control which also came from a script counts. */
    private static boolean isSharedWithCredentials(Answer answer) {
        Optional<Exchange> control = answer.circumstances().control();
        boolean fromScript = control.flatMap(Exchange::request)
                .filter(r -> r.headers().contains("Origin"))
                .isPresent();
        return fromScript
                && control.flatMap(Exchange::response)
                        .filter(CorsRules::isSuccess)
                        .filter(r -> Cors.allowsCredentials(r.headers()))
                        .isPresent();
    }

    private static boolean isSuccess(Response response) {
        return response.status() / 100 == 2;
    }

    private static boolean isReadable(Answer answer) {
        Request request = answer.request().orElseThrow();
        boolean credentials = Cors.includesCredentials(request);
        return Cors.allows(answer.headers(), Cors.origin(answer).orElseThrow(), credentials)
                && (!credentials || Cors.allowsCredentials(answer.headers()));
    }

    private static List<String> telling(Answer answer) {
        return TELLING.stream().filter(answer.headers()::contains).toList();
    }

    private static Result exposed(Rule rule, Answer answer) {
        Set<String> exposed = Cors.members(answer.headers(), EXPOSE_HEADERS);
        boolean credentials = answer.request().filter(Cors::includesCredentials).isPresent();
        List<String> hidden = telling(answer).stream()
                .filter(name -> !Cors.names(exposed, name) && (credentials || !exposed.contains(Cors.ANY)))
                .toList();
        return hidden.isEmpty()
                ? Result.satisfied()
                : rule.broken(
                        fact("hidden", String.join(", ", hidden)),
                        fact(EXPOSE_HEADERS, Cors.shown(answer.headers(), EXPOSE_HEADERS)));
    }
}
