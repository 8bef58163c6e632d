package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.challenge.Schemes;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an authorization server refuses a client, and a grant of a client it knows. */
final class TokenEndpointRules {
    static final ExchangeRule TOKEN_ENDPOINT_INVALID_CLIENT = rule(
                    "token-endpoint-invalid-client",
                    "Failed client authentication at the token endpoint is a 401 with the matching challenge")
            .is(MUST, MAJOR)
            .failing()
            .concerns(Set.of(Profile.AS))
            .cites(rfc(6749, "5.2"), rfc(7662, "2.2"), rfc(7662, "2.3"))
            .because("A client takes a wrong secret for a wrong grant, or throws away a secret that is right.")
            .remedy("Separate the authentication of the client from the validation of the grant.")
            .given(
                    McpRules.profile(Profile.AS),
                    Given.request(),
                    Given.credential(INVALID, VALID),
                    Given.ownAnswer(),
                    Given.conclusive())
            .judgedBy(TokenEndpointRules::answer);

    private TokenEndpointRules() {}

    private static Result answer(Rule rule, Answer answer) {
        if (answer.carries(INVALID)) {
            return answer.sent().hasAuthorization() ? client(rule, answer) : clientInBody(rule, answer);
        }
        return answer.circumstances()
                        .variation()
                        .filter(Variation.INVALID_INPUT::equals)
                        .isPresent()
                ? grant(rule, answer)
                : Result.notApplicable("neither the client nor its grant is wrong in this request");
    }

    private static Result client(Rule rule, Answer answer) {
        if (answer.status() != 401) {
            return Refusals.unlessAccepted(
                    answer, rule.finding(answer.statusFact(), fact("wanted", 401), fact("case", "wrong client")));
        }
        List<Finding> findings = new ArrayList<>();
        answer.sent()
                .scheme()
                .filter(scheme -> isOfClients(scheme, answer) && !answer.hasChallenge(scheme))
                .ifPresent(scheme -> findings.add(
                        rule.finding(answer.statusFact(), fact("scheme", scheme), fact("challenge", "absent"))));
        return whyUnread(answer)
                .filter(why -> findings.isEmpty())
                .map(Result::notApplicable)
                .orElseGet(() -> with(findings, error(rule, answer)));
    }

    /** Nobody can offer a scheme that is not known: Basic is, and so is what a client is let in with. */
    private static boolean isOfClients(String scheme, Answer answer) {
        return Schemes.BASIC.equalsIgnoreCase(scheme)
                || answer.circumstances()
                        .control()
                        .flatMap(Exchange::request)
                        .filter(accepted -> SentCredentials.of(accepted).hasScheme(scheme))
                        .isPresent();
    }

    private static Result with(List<Finding> findings, List<Finding> more) {
        findings.addAll(more);
        return Result.of(findings);
    }

    /** With the secret in the content 401 is only one of two right answers (RFC 6749 section 5.2). */
    private static Result clientInBody(Rule rule, Answer answer) {
        if (answer.status() != 400 && answer.status() != 401) {
            return Refusals.unlessAccepted(
                    answer,
                    rule.finding(answer.statusFact(), fact("wanted", "400 or 401"), fact("case", "wrong client")));
        }
        return whyUnread(answer).map(Result::notApplicable).orElseGet(() -> Result.of(error(rule, answer)));
    }

    private static Optional<String> whyUnread(Answer answer) {
        return Given.unknownContent(answer.response().content());
    }

    private static List<Finding> error(Rule rule, Answer answer) {
        String error = member(answer, "error");
        return error.equals("invalid_client") || whyUnread(answer).isPresent()
                ? List.of()
                : List.of(rule.finding(
                        answer.statusFact(),
                        fact("error", error.isEmpty() ? "absent" : error),
                        fact("wanted", "invalid_client")));
    }

    private static String member(Answer answer, String name) {
        return answer.json().member(name).map(JsonContent.Member::text).orElse("");
    }

    private static Result grant(Rule rule, Answer answer) {
        String form = answer.request().map(TokenEndpointRules::form).orElse("");
        if (has(form, "grant_type=")) {
            return answer.status() == 401
                    ? Refusals.unlessAccepted(
                            answer, rule.finding(answer.statusFact(), fact("wanted", 400), fact("case", "wrong grant")))
                    : refusedGrant(rule, answer);
        }
        return has(form, "token=")
                ? introspection(rule, answer)
                : Result.notApplicable("the request has neither a grant_type nor a token");
    }

    private static Result refusedGrant(Rule rule, Answer answer) {
        return answer.status() == 400
                ? Result.satisfied()
                : Refusals.unlessAccepted(
                        answer, rule.finding(answer.statusFact(), fact("wanted", 400), fact("case", "wrong grant")));
    }

    /** A dead token is no error: introspection says so with 200 (RFC 7662 section 2.2), revocation says 200 (RFC 7009 section 2.2). */
    private static Result introspection(Rule rule, Answer answer) {
        if (answer.status() != 200) {
            return Refusals.unlessAccepted(
                    answer, rule.finding(answer.statusFact(), fact("wanted", 200), fact("case", "dead token")));
        }
        Body content = answer.response().content();
        if (Given.unknownContent(content).isPresent()) {
            return Result.notApplicable(Given.unknownContent(content).get());
        }
        return member(answer, "active").equals("true")
                ? rule.broken(answer.statusFact(), fact("active", "true"), fact("case", "dead token"))
                : Result.satisfied();
    }

    private static String form(Request request) {
        return request.body().text(StandardCharsets.ISO_8859_1);
    }

    private static boolean has(String form, String parameter) {
        return form.startsWith(parameter) || form.contains("&" + parameter);
    }
}
