package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.BLOCKER;

import io.authcontract.challenge.Schemes;
import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may not travel where everybody on the way can read it. */
final class TransportRules {
    private static final String SERVICES = "RFC 9110, 17.16.1";

    private static final List<Exposed> EXPOSED = List.of(
            new Exposed(Schemes.BASIC, "RFC 7617, 4: SHOULD NOT"),
            new Exposed(Schemes.BEARER, "RFC 6750, 5.3: MUST"),
            new Exposed(Schemes.DPOP, SERVICES));

    /** A scheme whose credentials can be read on the way, and how much its text asks for: of Basic it is a SHOULD NOT. */
    private record Exposed(String scheme, String source) {}

    static final ExchangeRule CREDENTIALS_OVER_TLS = rule(
                    "credentials-over-tls", "Credentials are neither requested nor accepted over cleartext")
            .is(MUST, BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(
                    rfc(6750, "5.2"),
                    rfc(6750, "5.3"),
                    rfc(7617, "4"),
                    rfc(7616, "5.1"),
                    rfc(9110, "17.16.1"),
                    new Citation("OWASP ASVS 5.0", "12.2.1"),
                    new Citation("OWASP ASVS 5.0", "4.1.2"))
            .because("Whoever sees the traffic has the credential, and a client that is helped along never notices.")
            .remedy(
                    "Close the cleartext port of an API; on a site redirect before anything is asked for, and send HSTS.")
            .given(Given.request(), TransportRules.cleartext())
            .judgedBy(TransportRules::cleartext);

    private TransportRules() {}

    private static Given cleartext() {
        Given plain = Given.when(a -> !a.isSecure(), "the request went over https");
        Given outside = Given.when(
                a -> !a.request().orElseThrow().origin().isLoopback(), "the request did not leave this machine");
        Given open = Given.when(
                a -> !a.circumstances().allowances().tlsTerminated()
                        && !isForwarded(a.request().orElseThrow()),
                "TLS ends in front of the service: ask at its external address");
        return answer -> plain.missing(answer).or(() -> outside.missing(answer)).or(() -> open.missing(answer));
    }

    private static boolean isForwarded(Request request) {
        Headers headers = request.headers();
        String forwarded =
                headers.first("Forwarded").orElse("").toLowerCase(Locale.ROOT).replace("\"", "");
        return headers.first("X-Forwarded-Proto")
                        .filter("https"::equalsIgnoreCase)
                        .isPresent()
                || forwarded.contains("proto=https");
    }

    /** A status that sends a caller away from http without asking for anything: the right answer there, whatever the credentials. */
    static boolean refusesCleartext(Answer answer) {
        return (answer.status() == 403 || answer.status() == 426)
                && answer.request().isPresent()
                && cleartext().missing(answer).isEmpty();
    }

    private static Result cleartext(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        if (answer.challenges().isWellFormed()) {
            EXPOSED.stream()
                    .filter(exposed -> answer.hasChallenge(exposed.scheme()))
                    .map(exposed -> rule.finding(
                            fact("asked for", exposed.scheme()), answer.statusFact(), fact("source", exposed.source())))
                    .forEach(findings::add);
        }
        Response first = Redirects.first(answer);
        if (isTowardsTls(first) && answer.profile().filter(Profile.API::equals).isPresent()) {
            findings.add(rule.finding(
                    fact("status", first.status()),
                    fact("Location", first.headers().first("Location").orElse("")),
                    fact("source", "OWASP ASVS 5.0, 4.1.2")));
        }
        if (isAccepted(answer, first)) {
            findings.add(rule.finding(answer.statusFact(), answer.credentialFact(), fact("source", SERVICES)));
        }
        return findings.isEmpty() ? unlessUnknown(answer, first) : Result.of(findings);
    }

    private static boolean isTowardsTls(Response response) {
        return Redirects.isRedirect(response)
                && response.headers()
                        .first("Location")
                        .filter(location -> location.strip().regionMatches(true, 0, "https:", 0, 6))
                        .isPresent();
    }

    private static boolean isAccepted(Answer answer, Response first) {
        return first.status() / 100 == 2 && answer.carries(CredentialKind.VALID) && answer.isProtected();
    }

    /** Nothing was found; but that is an answer only where it is known what to look for. */
    private static Result unlessUnknown(Answer answer, Response first) {
        if (!answer.challenges().isWellFormed()) {
            return Result.notApplicable("WWW-Authenticate does not parse");
        }
        if (isTowardsTls(first) && answer.profile().isEmpty()) {
            return Result.notApplicable("the profile is unknown: declare it with Circumstances.profile");
        }
        boolean success = first.status() / 100 == 2;
        if (success && answer.circumstances().credential().isEmpty()) {
            return Result.notApplicable("the credential kind is unknown: declare it with Circumstances.credential");
        }
        return success && answer.carries(CredentialKind.VALID)
                ? Given.protectedOperation()
                        .missing(answer)
                        .map(Result::notApplicable)
                        .orElse(Result.satisfied())
                : Result.satisfied();
    }
}
