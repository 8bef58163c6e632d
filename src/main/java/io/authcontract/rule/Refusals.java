package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes an answer a refusal, and a refusal the right one. */
final class Refusals {
    private static final Set<Integer> ALWAYS = Set.of(401, 403, 407);

    private Refusals() {}

    /** Returns why an answer refuses nobody, or why that cannot be told; empty for a refusal. */
    static Optional<String> whyNoRefusal(Answer answer) {
        if (ALWAYS.contains(answer.status())) {
            return Optional.empty();
        }
        if (answer.grantsAccess()) {
            return Optional.of("the request was not refused");
        }
        // Any other status may as well be the plain answer: 404 for what does not exist, 400 for a bad parameter.
        return Given.credential(
                        CredentialKind.NONE,
                        CredentialKind.MALFORMED,
                        CredentialKind.INVALID,
                        CredentialKind.UNDER_SCOPED)
                .missing(answer)
                .or(() -> Given.protectedOperation().missing(answer));
    }

    /** Judges a status where one is wanted; what the contract tolerates in its place is a note. */
    static Result wanted(int wanted, Rule rule, Answer answer) {
        if (answer.status() == wanted || isExpected(answer)) {
            return Result.satisfied();
        }
        Finding finding = rule.finding(answer.statusFact(), fact("wanted", wanted), answer.credentialFact());
        return Result.of(List.of(isTolerated(answer) ? finding.asTolerated() : finding));
    }

    private static boolean isExpected(Answer answer) {
        return answer.circumstances()
                .expectation()
                .filter(e -> e.expected().contains(answer.status()))
                .isPresent();
    }

    private static boolean isTolerated(Answer answer) {
        Optional<Expectation> declared = answer.circumstances().expectation();
        return isSubstitute(answer)
                || declared.map(e -> e.tolerated().contains(answer.status())).orElse(isBadRequestForBadSyntax(answer));
    }

    /** A 405 that stands for a refusal has to say which methods there are (RFC 9110 section 15.5.6). */
    private static boolean isSubstitute(Answer answer) {
        return answer.circumstances().substitutes().contains(answer.status())
                && (answer.status() != 405 || answer.headers().contains("Allow"));
    }

    /** Whether 400 may answer credentials without proper syntax is for the contract to say; it may unless it says otherwise. */
    private static boolean isBadRequestForBadSyntax(Answer answer) {
        return answer.status() == 400
                && (answer.carries(CredentialKind.MALFORMED)
                        || answer.isPresented(Presentation.TWICE)
                        || (answer.isPresented(Presentation.WRONG_SCHEME)
                                && answer.sent().scheme().isEmpty()));
    }

    /** A 401 that is one step of a dialogue and no judgement on the credentials. */
    static Optional<String> nextStep(Answer answer) {
        return answer.challenges().stream()
                .map(Refusals::nextStep)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> nextStep(Challenge challenge) {
        String error = challenge.parameter("error").orElse("");
        if (error.equals("insufficient_user_authentication")) {
            return Optional.of("the 401 asks for stronger authentication (RFC 9470)");
        }
        if (error.equals("use_dpop_nonce")) {
            return Optional.of("the 401 hands out a DPoP nonce (RFC 9449, 9)");
        }
        if (challenge.hasScheme(Schemes.DIGEST)
                && challenge.parameter("stale").filter("true"::equalsIgnoreCase).isPresent()) {
            return Optional.of("the 401 replaces a stale nonce (RFC 7616, 3.3)");
        }
        return challenge.token68().map(token -> "the 401 is one leg of a " + challenge.scheme() + " exchange");
    }
}
