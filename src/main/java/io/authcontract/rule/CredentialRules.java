package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.BLOCKER;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which credentials have to work, and which must not. */
final class CredentialRules {
    /** Statuses that a missing fixture gives: without a declared status they say nothing of the credential. */
    private static final Set<Integer> FIXTURE = Set.of(400, 404, 409, 412, 415, 422, 428);

    static final ExchangeRule POSITIVE_CONTROL = rule(
                    "positive-control", "Valid credentials in the Authorization header succeed")
            .is(MUST, BLOCKER)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(rfc(6750, "2.1"), rfc(7617, "2"))
            .because("As long as a valid credential is refused, no refusal of another one proves anything.")
            .remedy("Repair the test credential or the fixture first, or declare the status that is right.")
            .given(
                    Given.credential(CredentialKind.VALID),
                    Given.plainPresentation(),
                    Given.when(
                            answer -> answer.circumstances().variation().isEmpty(),
                            "the request tries something besides its credential, which may be what failed"),
                    Given.when(
                            answer -> answer.circumstances().control().isEmpty(),
                            "a control of this operation is known: this request is another one"),
                    Given.ownAnswer(),
                    Given.conclusive(),
                    Refusals::nextStep)
            .judgedBy(CredentialRules::control);

    static final ExchangeRule SCHEME_ENFORCED = rule(
                    "scheme-enforced", "A valid token under the wrong scheme is refused")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "2.1"), rfc(9110, "11.4"))
            .because("Two components that read one field by different rules can be played off against each other.")
            .remedy("Compare the scheme, ignoring case, before the credentials are read.")
            .given(
                    Given.presentation(Presentation.WRONG_SCHEME),
                    Given.protectedOperation(),
                    Given.ownAnswer(),
                    acceptanceCounts(),
                    Given.when(answer -> !isAlias(answer), "the contract allows this scheme by name"))
            .judgedBy(CredentialRules::wrongScheme);

    static final ExchangeRule CREDENTIALS_GRAMMAR = rule(
                    "credentials-grammar", "Scheme case and extra spaces do not matter")
            .is(MUST, MINOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(
                    rfc(9110, "11.1"),
                    rfc(9110, "11.4"),
                    rfc(6750, "2.1"),
                    new Citation("draft-ietf-oauth-v2-1", "5.1.1"))
            .because("A client that is right by the RFC is refused.")
            .remedy("Match the scheme ignoring case and skip all spaces after it.")
            .given(
                    Given.presentation(Presentation.SCHEME_CASE, Presentation.EXTRA_SPACES),
                    Given.conclusive(),
                    Refusals::nextStep,
                    Given.when(
                            answer -> answer.circumstances()
                                    .control()
                                    .map(Controls::worked)
                                    .orElse(true),
                            "the control did not work"))
            .judgedBy(CredentialRules::grammar);

    static final ExchangeRule AMBIGUOUS_CREDENTIALS = rule(
                    "ambiguous-credentials", "Credentials sent twice are refused")
            .is(SHOULD, MAJOR)
            .concerns(Audience.TOKEN_CLIENTS)
            .cites(rfc(6750, "3.1"), rfc(9449, "7.2 Figure 19"), rfc(9110, "5.3"))
            .because("A gateway and the service behind it may each take another of the two.")
            .remedy("Refuse more than one Authorization field, and more than one way of sending a token, with 400.")
            .given(
                    Given.presentation(Presentation.TWICE),
                    Given.protectedOperation(),
                    Given.ownAnswer(),
                    acceptanceCounts())
            .judgedBy(CredentialRules::twice);

    private CredentialRules() {}

    private static Result control(Rule rule, Answer answer) {
        Optional<Expectation> declared = answer.circumstances().expectation();
        if (declared.isEmpty() && FIXTURE.contains(answer.status())) {
            return Result.notApplicable("status " + answer.status()
                    + " may come from a missing fixture: declare the right status with Circumstances.expectation");
        }
        Expectation wanted = declared.orElse(Expectation.success());
        return wanted.isMetBy(answer.status())
                ? Result.satisfied()
                : rule.broken(answer.statusFact(), fact("wanted", wanted));
    }

    /** A list of methods, or a login page with status 200, lets nobody in. */
    private static Given acceptanceCounts() {
        return Given.when(
                answer -> !answer.grantsAccess()
                        || (!answer.isMethod(Method.OPTIONS)
                                && answer.disguise().isEmpty()),
                "the answer shows nothing of the operation");
    }

    private static boolean isAlias(Answer answer) {
        return answer.sent()
                .scheme()
                .filter(scheme ->
                        answer.circumstances().allowances().schemes().contains(scheme.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static Result wrongScheme(Rule rule, Answer answer) {
        return answer.grantsAccess()
                ? rule.broken(
                        answer.statusFact(),
                        fact("scheme", answer.sent().scheme().orElse("none")))
                : Result.satisfied();
    }

    private static Result twice(Rule rule, Answer answer) {
        return answer.grantsAccess() ? rule.broken(answer.statusFact()) : Result.satisfied();
    }

    private static Result grammar(Rule rule, Answer answer) {
        Optional<Expectation> wanted = answer.control()
                .map(control -> new Expectation(Set.of(control.status()), Set.of()))
                .or(() -> answer.circumstances().expectation());
        if (wanted.isEmpty()) {
            return Result.notApplicable("the control is unknown: declare it with Circumstances.control");
        }
        if (wanted.get().isMetBy(answer.status())) {
            return Result.satisfied();
        }
        boolean spaces = answer.isPresented(Presentation.EXTRA_SPACES);
        Finding finding = rule.finding(
                answer.statusFact(),
                fact("wanted", wanted.get()),
                fact("presentation", spaces ? "more than one space" : "the scheme in another case"));
        return Result.of(List.of(spaces ? finding.asNote() : finding));
    }
}
