package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.BLOCKER;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways around a guard: another method, another spelling of the path, a field that only a proxy may send. */
final class BypassRules {
    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override");

    /** What refuses a forged field as such, before or instead of the credentials. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 431);

    static final ExchangeRule METHOD_TAMPERING = rule(
                    "method-tampering", "Unknown methods and method overrides do not bypass the guard")
            .is(PRACTICE, BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(new Citation("OWASP WSTG-CONF-06", ""), Citation.rfc(9110, "9.1"))
            .because("A guard that lists methods lets everybody in who names another one.")
            .remedy("Apply the guard after the method override is processed, for any method.")
            .given(
                    Attempts.tries(Variation.METHOD_TAMPERING),
                    Given.credential(NONE),
                    Given.protectedOperation(),
                    Given.request(),
                    Given.ownAnswer(),
                    Given.conclusive())
            .judgedBy(BypassRules::method);

    static final ExchangeRule PATH_VARIANT = rule("path-variant", "Other spellings of a protected path are refused too")
            .is(PRACTICE, BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(
                    new Citation("OWASP WSTG-ATHZ-02, WSTG-ATHN-04", ""),
                    new Citation("OWASP API Security Top 10 2023, API8", ""))
            .because("The guard and the router read one path in two ways, so that a stranger picks the unguarded one.")
            .remedy("Match the same normalised path in the guard and in the router, and deny by default.")
            .given(
                    Attempts.tries(Variation.PATH_SPELLING),
                    Given.credential(NONE),
                    Given.protectedOperation(),
                    Given.request(),
                    Given.ownAnswer(),
                    Given.conclusive())
            .judgedBy(BypassRules::path);

    static final ExchangeRule HEADER_SPOOF = rule(
                    "header-spoof", "Client-supplied identity, routing and crawler headers do not grant access")
            .is(PRACTICE, BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(new Citation("OWASP WSTG-ATHZ-02", ""), new Citation("OWASP ASVS 5.0", "8.3.1"))
            .because("Anybody can send the field that a proxy in front was meant to send.")
            .remedy("Strip such fields at the edge and trust them only from authenticated proxies.")
            .given(
                    Attempts.tries(Variation.FORGED_FIELD),
                    Given.credential(NONE),
                    Given.protectedOperation(),
                    Given.ownAnswer(),
                    Given.conclusive())
            .judgedBy(BypassRules::field);

    private BypassRules() {}

    private static Result method(Rule rule, Answer answer) {
        if (!answer.grantsAccess()) {
            return Result.satisfied();
        }
        return Attempts.whyNobodyIsLetIn(answer)
                .or(() -> isOverridden(answer) ? whyPlain(answer) : Optional.empty())
                .map(Result::notApplicable)
                .orElseGet(() -> letIn(rule, answer, fact("method", methodOf(answer))));
    }

    /** The plain request may be open where the one named by the override is not: only the answer of the other tells them apart. */
    private static Optional<String> whyPlain(Answer answer) {
        return Likeness.unknown(answer)
                .or(() -> answer.control()
                                        .filter(c -> c.status() == answer.status())
                                        .isPresent()
                                && Likeness.isLikeControl(answer)
                        ? Optional.empty()
                        : Optional.of("the answer is not that of the control: it may be that of the plain request"));
    }

    /** Whether the request line is not what the request asks for. */
    static boolean isOverridden(Answer answer) {
        return answer.request().filter(BypassRules::overrides).isPresent();
    }

    private static boolean overrides(Request request) {
        return OVERRIDES.stream().anyMatch(request.headers()::contains)
                || request.target().contains("_method=")
                || request.body().text(StandardCharsets.ISO_8859_1).contains("_method=");
    }

    private static String methodOf(Answer answer) {
        String sent = answer.request().map(r -> r.method().name()).orElse("unknown");
        return isOverridden(answer) ? sent + " with an override" : sent;
    }

    private static Result path(Rule rule, Answer answer) {
        if (answer.status() / 100 != 2) {
            return answer.status() == 304
                    ? Result.notApplicable("status 304 shows no content to compare")
                    : Result.satisfied();
        }
        return Attempts.whyNobodyIsLetIn(answer)
                .or(() -> Likeness.unknown(answer))
                .map(Result::notApplicable)
                .orElseGet(() -> spelling(rule, answer));
    }

    private static Result spelling(Rule rule, Answer answer) {
        if (!Likeness.isLikeControl(answer)) {
            return Result.notApplicable(
                    "the content is not that of the control: the path may be that of a public page");
        }
        return letIn(
                rule, answer, fact("path", answer.request().map(Request::path).orElse("unknown")));
    }

    private static Result field(Rule rule, Answer answer) {
        if (answer.grantsAccess() && isElsewhere(answer)) {
            return elsewhere(rule, answer);
        }
        if (answer.grantsAccess()) {
            return Attempts.whyNobodyIsLetIn(answer).map(Result::notApplicable).orElseGet(() -> letIn(rule, answer));
        }
        Optional<Expectation> plain = answer.circumstances().expectation();
        if (REFUSED.contains(answer.status())
                || isRefusalOfItsOwn(answer)
                || answer.circumstances().substitutes().contains(answer.status())
                || plain.filter(e -> e.isMetBy(answer.status())).isPresent()) {
            return Result.satisfied();
        }
        if (plain.isEmpty()) {
            return Result.notApplicable(
                    "the refusal without the field is unknown: declare its status with Circumstances.expectation");
        }
        // Nobody is let in, but the field was obeyed before anybody asked who sent it.
        return Refusals.unlessAccepted(
                answer,
                rule.finding(answer.statusFact(), fact("wanted", plain.get())).asNote());
    }

    /** Whether another path was asked for than the control's, which may be public. */
    private static boolean isElsewhere(Answer answer) {
        Optional<String> controlled =
                answer.circumstances().control().flatMap(Exchange::request).map(Request::path);
        return controlled.isPresent() && !controlled.equals(answer.request().map(Request::path));
    }

    /** A field that rewrites the path was obeyed where the protected content itself came; pages of one service may look alike. */
    private static Result elsewhere(Rule rule, Answer answer) {
        Optional<Body> protectedContent =
                answer.control().map(Response::content).filter(content -> content.isKnown() && !content.isEmpty());
        if (protectedContent.isEmpty()) {
            return Result.notApplicable("the content of the control is unknown");
        }
        return protectedContent.get().equals(answer.response().content())
                ? Result.of(List.of(rule.finding(answer.statusFact(), answer.credentialFact())))
                : Result.satisfied();
    }

    /** A redirect to the login, or the demand of a proxy, is what strangers get there without the field as well: other rules judge it. */
    private static boolean isRefusalOfItsOwn(Answer answer) {
        return answer.status() == 407 || Redirects.isRedirect(answer.response());
    }

    private static Result letIn(Rule rule, Answer answer, Fact... more) {
        List<Fact> facts = new java.util.ArrayList<>(List.of(answer.statusFact(), answer.credentialFact()));
        facts.addAll(List.of(more));
        return Refusals.unlessAccepted(answer, rule.finding(facts.toArray(new Fact[0])));
    }
}
