package io.authcontract.matrix;

import io.authcontract.credential.Scenario;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of one cell, ready to be judged.
 *
 * @param scenario the scenario, as the policies change it
 * @param observation the judged exchange, and what was known about it
 * @param control the control of its operation
 * @param findings what the rules say, after tolerations
 * @param isOpenPage whether everybody gets the same at that address, without what the request tries
 */
record Evidence(
        Scenario scenario, Observation observation, Control control, List<Finding> findings, boolean isOpenPage) {
    /** Another answer may follow a moment later. */
    static final Set<Integer> PASSING = Set.of(423, 429, 502, 503, 504);

    private static final Set<Fault.Kind> DROPPED = Set.of(
            Fault.Kind.CLOSED_UNANSWERED,
            Fault.Kind.RESET,
            Fault.Kind.TRUNCATED,
            Fault.Kind.MALFORMED,
            Fault.Kind.TOO_LARGE);

    Exchange exchange() {
        return observation.exchange();
    }

    Circumstances circumstances() {
        return observation.circumstances();
    }

    int status() {
        return exchange().response().map(Response::status).orElse(0);
    }

    /** Why the answer says nothing about the credential; empty when it does. */
    Optional<String> inconclusive() {
        Optional<Fault> fault = exchange().fault();
        if (fault.isPresent()) {
            boolean tells = DROPPED.contains(fault.get().kind()) && control.hasWorked();
            return tells ? Optional.empty() : Optional.of("there is no answer: " + fault.get());
        }
        if (status() == 100) {
            return Optional.of("100 invites the content that was withheld, and the final answer is not known");
        }
        return PASSING.contains(status())
                ? Optional.of("the answer " + status() + " says nothing about credentials; run it again later")
                : Optional.empty();
    }

    /** A 304 confirms what the caller has; a login page with 200, or the methods that OPTIONS lists, let nobody in. */
    boolean isAccepted() {
        boolean success = status() / 100 == 2 || status() == 304;
        return success && !found("soft-401") && !observation.isRefusedByContent() && !isListOfMethods();
    }

    /**
     * Whether somebody got in who should not. Another path may well have an answer of its own, so that one lets in only where it looks like that of the
     * operation; elsewhere every success does that the contract does not expect.
     */
    boolean isLetIn() {
        if (!isBesides()) {
            return isAccepted() && !isExpected();
        }
        return isAccepted() && !isOpenPage && (isOfSameOperation() || hasContentOfControl());
    }

    /** Whether method and path are those of the control: every success there is one of the operation. */
    private boolean isOfSameOperation() {
        Optional<Request> accepted = control.sent().flatMap(Exchange::request);
        Optional<Request> tried = exchange().request();
        return control.hasWorked()
                && accepted.isPresent()
                && tried.filter(it -> it.method().equals(accepted.get().method())
                                && it.path().equals(accepted.get().path()))
                        .isPresent();
    }

    private boolean hasContentOfControl() {
        return control.sent()
                .filter(accepted -> BodyShape.isSameContent(accepted, exchange()))
                .isPresent();
    }

    /** Whether the request tries something besides its credential. */
    boolean isBesides() {
        return scenario.variation().isPresent();
    }

    private boolean isListOfMethods() {
        return exchange()
                        .request()
                        .filter(r -> r.method().equals(Method.OPTIONS))
                        .isPresent()
                && !found("no-anonymous-access");
    }

    private boolean found(String rule) {
        return findings.stream().anyMatch(finding -> finding.rule().id().equals(rule));
    }

    Optional<Finding> failing() {
        return findings.stream().filter(Finding::fails).findFirst();
    }

    boolean isExpected() {
        return circumstances().expectation().filter(it -> it.isMetBy(status())).isPresent();
    }

    /** Such a token is refused for how its user has logged in, whatever its scopes are. */
    boolean asksForStrongerLogin() {
        return status() == 401
                && scenario.credential() == CredentialKind.UNDER_SCOPED
                && exchange().challenges().stream().anyMatch(challenge -> challenge
                        .parameter("error")
                        .filter("insufficient_user_authentication"::equals)
                        .isPresent());
    }

    boolean isTolerated() {
        return circumstances().substitutes().contains(status())
                || circumstances()
                        .expectation()
                        .filter(it -> it.tolerated().contains(status()))
                        .isPresent();
    }

    /** Whether a rule says what is odd about a refusal, and nobody was let in. */
    boolean isNoted() {
        return isBesides() && status() / 100 == 4 && !findings.isEmpty();
    }

    /** Whether nothing tells an answer from the control's: where a valid credential gets 400 or 404, a refusal has to look different. */
    boolean isAnsweredLikeControl() {
        return control.hasWorked()
                && control.sent()
                        .filter(accepted -> !BodyShape.differs(accepted, exchange()))
                        .isPresent();
    }

    /** A success, or the status that a valid credential gets: whatever its content, it is no refusal. */
    boolean isNoRefusal() {
        return status() / 100 == 2
                || control.sent()
                        .filter(accepted -> accepted.hasStatus(status()))
                        .isPresent();
    }

    /** Whether an answer that has to be the same as the control's is. */
    boolean isLikeControl() {
        return control.isLike(exchange());
    }
}
