package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who is calling. Reads credentials as RFC 9110 section 11.4, RFC 6750 section 2.1 and RFC 7617 section 2 say. */
final class Guard {
    private static final String AUTHORIZATION = "Authorization";

    /** RFC 9110 section 11.2. */
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final List<Scheme> schemes;
    private final Optional<Scheme> digest;
    private final Accounts accounts;

    Guard(StubService service, Accounts accounts) {
        this.schemes = service.schemes();
        this.digest = service.digest();
        this.accounts = accounts;
    }

    Decision decide(Request request) {
        Headers headers = request.headers();
        Optional<Scheme> keyed =
                schemes.stream().filter(it -> it.kind() == Kind.API_KEY).findFirst();
        List<String> keys =
                keyed.map(scheme -> headers.values(scheme.carrier())).orElse(List.of());
        List<String> lines = takesAuthorization() ? headers.values(AUTHORIZATION) : List.of();
        if (keys.size() + lines.size() > 1) {
            return new Decision.Malformed("Send one credential, once.");
        }
        if (!keys.isEmpty()) {
            return admitted(accounts.byKey(keys.get(0).strip()), keyed.orElseThrow(), "");
        }
        return lines.isEmpty()
                ? new Decision.Missing()
                : digest(request).orElseGet(() -> read(lines.get(0).strip()));
    }

    private boolean takesAuthorization() {
        return schemes.stream().anyMatch(scheme -> scheme.kind().isAuthorization());
    }

    /** A scheme, ignoring case, and after any number of spaces what belongs to it. */
    private Decision read(String line) {
        int space = line.indexOf(' ');
        String name = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space).strip();
        return schemes.stream()
                .filter(scheme ->
                        scheme.kind().isAuthorization() && scheme.carrier().equalsIgnoreCase(name))
                .findFirst()
                .map(scheme -> scheme.kind() == Kind.BASIC ? basic(scheme, rest) : bearer(scheme, rest))
                .orElseGet(Decision.Missing::new);
    }

    private Optional<Decision> digest(Request request) {
        return digest.flatMap(basic -> Digest.of(request).map(answer -> {
            Optional<Account> account = accounts.byDigest(answer, basic);
            return admitted(account, basic, answer.user());
        }));
    }

    private Decision bearer(Scheme scheme, String token) {
        return TOKEN68.matcher(token).matches()
                ? admitted(accounts.byToken(token), scheme, "")
                : new Decision.Malformed("What follows the scheme is no token.");
    }

    private Decision basic(Scheme scheme, String token) {
        return Credentials.pair(token, StandardCharsets.UTF_8)
                .map(pair -> admitted(accounts.byPassword(pair.user(), pair.password()), scheme, pair.user()))
                .orElseGet(() -> new Decision.Invalid(scheme, ""));
    }

    private static Decision admitted(Optional<Account> account, Scheme scheme, String user) {
        return account.<Decision>map(Decision.Admitted::new).orElseGet(() -> new Decision.Invalid(scheme, user));
    }
}
