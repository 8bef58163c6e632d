package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Headers;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How the stub says no: status, challenge and problem details. */
final class Refusals {
    static final String CHALLENGE = "WWW-Authenticate";

    private final List<Scheme> schemes;
    private final Optional<Scheme> digest;
    private final Nonces nonces;

    Refusals(StubService service, Nonces nonces) {
        this.schemes = service.schemes();
        this.digest = service.digest();
        this.nonces = nonces;
    }

    /** The refusal of a request that nobody was let in with. */
    Response of(Decision decision) {
        if (decision instanceof Decision.Malformed malformed) {
            Response answer = Answers.problem(400, "Bad Request", malformed.detail());
            return challenged(answer, scheme -> scheme.kind() == Kind.BEARER, ", error=\"invalid_request\"");
        }
        if (decision instanceof Decision.Invalid invalid) {
            return unauthorized("The credentials are not valid.", Optional.of(invalid.scheme()), false);
        }
        return decision instanceof Decision.Stale
                ? unauthorized("The nonce is not good any more.", Optional.empty(), true)
                : unauthorized("This needs credentials.", Optional.empty(), false);
    }

    /** An error code stands in the challenge of a token that was sent, and only there (RFC 6750 section 3.1). */
    private Response unauthorized(String detail, Optional<Scheme> sent, boolean stale) {
        Response problem = Answers.problem(401, "Unauthorized", detail);
        Response answer = digest.map(scheme ->
                        Answers.with(problem, CHALLENGE, Digest.challenge(realm(scheme), nonces.fresh(), stale)))
                .orElse(problem);
        for (Scheme scheme : schemes) {
            boolean token =
                    scheme.kind() == Kind.BEARER && sent.filter(scheme::equals).isPresent();
            answer = Answers.with(answer, CHALLENGE, challenge(scheme) + (token ? ", error=\"invalid_token\"" : ""));
        }
        return answer;
    }

    Response forbidden(Account account, String scope) {
        Response answer = Answers.problem(403, "Forbidden", "This needs the scope " + scope + ".");
        return challenged(
                answer,
                scheme -> scheme.kind() == Kind.BEARER && scheme.equals(account.scheme()),
                ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    private Response challenged(Response answer, Predicate<Scheme> which, String more) {
        Headers headers = answer.headers();
        for (Scheme scheme : schemes) {
            headers = which.test(scheme) ? headers.with(CHALLENGE, challenge(scheme) + more) : headers;
        }
        return Answers.withHeaders(answer, headers);
    }

    private static String realm(Scheme scheme) {
        return scheme.realm().orElse("orders");
    }

    /** RFC 9110 section 5.6.4. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String challenge(Scheme scheme) {
        String realm = "realm=" + quoted(realm(scheme));
        return switch (scheme.kind()) {
            case BASIC -> scheme.carrier() + " " + realm + ", charset=\"UTF-8\"";
            case BEARER, COOKIE -> scheme.carrier() + " " + realm;
            case API_KEY -> "ApiKey " + realm + ", header=\"" + scheme.carrier() + "\"";
        };
    }
}
