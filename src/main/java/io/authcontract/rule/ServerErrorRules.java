package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Fault;
import io.authcontract.http.Request;
import java.util.Optional;
import java.util.Set;

/** What credentials must never do to a server. */
final class ServerErrorRules {
    private static final Rule DATA = rule("no-5xx-on-creds", "Malformed credentials never cause a server error")
            .is(PRACTICE, MAJOR)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(rfc(9110, "15.6"), rfc(9110, "11.4"), new Citation("OWASP ASVS 5.0", "16.5.3"))
            .because("A client retries a server error for ever, and a stranger can make the service fail at will.")
            .remedy("Read credentials defensively and treat every failure to read them as invalid credentials.")
            .data();

    static final ExchangeRule NO_5XX_ON_CREDS = ExchangeRule.of(DATA, ServerErrorRules::check);

    private static final Set<CredentialKind> BAD = Set.of(CredentialKind.MALFORMED, CredentialKind.INVALID);

    private ServerErrorRules() {}

    /** The one rule that judges a missing response as well. */
    private static Result check(Observation seen) {
        Optional<CredentialKind> kind = seen.circumstances().credential();
        if (kind.isEmpty()) {
            return Result.notApplicable("the credential kind is unknown: declare it with Circumstances.credential");
        }
        if (!BAD.contains(kind.get())) {
            return Result.notApplicable("it concerns requests with a credential of kind malformed or invalid");
        }
        return seen.answer().map(ServerErrorRules::answered).orElseGet(() -> unanswered(seen));
    }

    private static Result answered(Answer answer) {
        if (answer.status() / 100 != 5) {
            return Result.satisfied();
        }
        if (answer.control().filter(c -> c.status() == answer.status()).isPresent()) {
            return Result.notApplicable(
                    "the control got status " + answer.status() + " as well: the credentials are not the cause");
        }
        return aboutMessage(answer)
                .or(() -> Given.conclusive().missing(answer))
                .map(Result::notApplicable)
                .orElseGet(() -> DATA.broken(answer.statusFact(), answer.credentialFact()));
    }

    /** What the server does not know here is the method or the version, whatever the credentials (RFC 9110 sections 15.6.2 and 15.6.6). */
    private static Optional<String> aboutMessage(Answer answer) {
        return answer.status() == 501 || answer.status() == 505
                ? Optional.of("status " + answer.status() + " is about the method or the version, not the credentials")
                : Optional.empty();
    }

    private static Result unanswered(Observation seen) {
        String silence = Given.noResponse(seen);
        if (!isDropped(seen)) {
            return Result.notApplicable(silence);
        }
        if (seen.request().filter(Refusals::isHardToTake).isPresent()) {
            return Result.notApplicable(silence + ", which many a server does to a field that it cannot take");
        }
        return seen.circumstances().control().filter(Controls::worked).isPresent()
                ? DATA.broken(
                        fact("status", "none"),
                        fact(
                                "connection",
                                seen.exchange()
                                        .fault()
                                        .map(f -> f.kind().name())
                                        .orElse("")))
                : Result.notApplicable(
                        silence + ", and no control is known that worked: declare it with Circumstances.control");
    }

    /** A reset may swallow an answer that was under way while content was still being sent. */
    private static boolean isDropped(Observation seen) {
        Optional<Fault.Kind> kind = seen.exchange().fault().map(Fault::kind);
        boolean sentContent = seen.request()
                .map(Request::body)
                .filter(body -> !body.isEmpty())
                .isPresent();
        return kind.filter(Fault.Kind.CLOSED_UNANSWERED::equals).isPresent()
                || (kind.filter(Fault.Kind.RESET::equals).isPresent() && !sentContent);
    }
}
