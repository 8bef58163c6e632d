package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes an answer a refusal, and a refusal the right one. */
final class Refusals {
    private static final Set<Integer> ALWAYS = Set.of(401, 403, 407);

    /** What a server says of a field as such. */
    private static final Set<Integer> OF_FIELDS = Set.of(400, 413, 414, 431);

    private static final int USUAL_LIMIT = 4096;

    private Refusals() {}

    /** Returns why an answer refuses nobody, or why that cannot be told; empty for a refusal. */
    static Optional<String> whyNoRefusal(Answer answer) {
        if (ALWAYS.contains(answer.status())) {
            return Optional.empty();
        }
        if (answer.grantsAccess()) {
            return Optional.of("the request was not refused");
        }
        if (Redirects.isCanonical(answer)) {
            return Optional.of(Redirects.CANONICAL);
        }
        if (isOfFields(answer)) {
            return Optional.of(
                    "the server refused a field that it cannot take, before anybody looked at the credentials");
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
        if (answer.status() == wanted) {
            return Result.satisfied();
        }
        if (answer.isThrottled()) {
            return Result.notApplicable("the answer is that of a throttle: send the request again later");
        }
        if (Redirects.isCanonical(answer)) {
            return Result.notApplicable(Redirects.CANONICAL);
        }
        if (answer.grantsAccess()
                && answer.disguise().filter(Disguise.PROTOCOL_ENVELOPE::equals).isPresent()) {
            return Result.notApplicable("the protocol reports errors within a success");
        }
        if (wanted == 401 && TransportRules.refusesCleartext(answer)) {
            return Result.notApplicable("over cleartext no credentials may be asked for");
        }
        return unlessAccepted(
                answer, rule.finding(answer.statusFact(), fact("wanted", wanted), answer.credentialFact()));
    }

    /** Judges a status that is wrong unless the contract names it: what it expects is right, what it tolerates is a note. */
    static Result unlessAccepted(Answer answer, Finding finding) {
        return unlessAccepted(answer, answer.response(), finding);
    }

    /** Like {@link #unlessAccepted(Answer, Finding)} for one of the responses on the way to the last. */
    static Result unlessAccepted(Answer answer, Response response, Finding finding) {
        if (isExpected(answer, response.status())) {
            return Result.satisfied();
        }
        return Result.of(List.of(isTolerated(answer, response) ? finding.asTolerated() : finding));
    }

    private static boolean isExpected(Answer answer, int status) {
        return answer.circumstances()
                .expectation()
                .filter(e -> e.expected().contains(status))
                .isPresent();
    }

    private static boolean isTolerated(Answer answer, Response response) {
        Optional<Expectation> declared = answer.circumstances().expectation();
        return isSubstitute(answer, response)
                || declared.map(e -> e.tolerated().contains(response.status()))
                        .orElse(isAboutForm(answer, response.status()));
    }

    /** A 405 that stands for a refusal has to say which methods there are (RFC 9110 section 15.5.6). */
    private static boolean isSubstitute(Answer answer, Response response) {
        return answer.circumstances().substitutes().contains(response.status())
                && (response.status() != 405 || response.headers().contains("Allow"));
    }

    /** Whether the form of credentials may be refused as such is for the contract to say; it may unless it says otherwise. */
    private static boolean isAboutForm(Answer answer, int status) {
        return isBadRequestForBadSyntax(answer, status) || isTooLarge(answer, status);
    }

    /** A container answers by itself, in its own words, what it will not hand on. */
    private static boolean isOfFields(Answer answer) {
        return OF_FIELDS.contains(answer.status())
                && answer.request().filter(Refusals::isHardToTake).isPresent();
    }

    /** Whether the credentials are too long for many a server, or have octets beyond ASCII (RFC 9110 section 5.5): then even an end without an answer tells nothing. */
    static boolean isHardToTake(Request request) {
        return request.headers().values("Authorization").stream()
                .anyMatch(value -> value.length() > USUAL_LIMIT || value.chars().anyMatch(c -> c > '~'));
    }

    /** A container refuses a field that is too large before anybody looks at it (RFC 6585 section 5). */
    private static boolean isTooLarge(Answer answer, int status) {
        return status == 431 && answer.carries(CredentialKind.MALFORMED, CredentialKind.INVALID);
    }

    private static boolean isBadRequestForBadSyntax(Answer answer, int status) {
        return status == 400
                && (answer.carries(CredentialKind.MALFORMED)
                        || answer.isPresented(Presentation.TWICE)
                        || (answer.isPresented(Presentation.WRONG_SCHEME)
                                && answer.sent().scheme().isEmpty()));
    }

    /** A 401 that is one step of a dialogue and no judgement on the credentials. */
    static Optional<String> nextStep(Answer answer) {
        if (answer.status() != 401) {
            // The last leg of Negotiate comes with a 200, and succeeds.
            return Optional.empty();
        }
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
