package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises the way to a login page, and the page itself. */
final class LoginPage {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final Pattern WORD = Pattern.compile("(?:^|[^a-z0-9])"
            + "(?:log[-_]?[io]n|sign[-_]?in|sso|auth|authorize|authenticate|oauth2?|openid|saml2?|cas|idp)"
            + "(?:page|form)?(?:[^a-z0-9]|$)");

    private static final Pattern PASSWORD_FIELD = Pattern.compile("type\\s{0,9}=\\s{0,9}[\"']?password");

    private LoginPage() {}

    /** Returns where a redirect leads. */
    static Optional<String> target(Response response) {
        return REDIRECTS.contains(response.status()) ? response.headers().first("Location") : Optional.empty();
    }

    static boolean isTargetOf(Response response) {
        return target(response).filter(LoginPage::isNamedLikeOne).isPresent();
    }

    /** Whether one of the redirects a client has followed led to it, or the page itself came back as a success. */
    static boolean wasReached(Exchange exchange) {
        return exchange.hops().stream().anyMatch(hop -> isTargetOf(hop.response()))
                || exchange.response().filter(LoginPage::isShownBy).isPresent();
    }

    static boolean isShownBy(Response response) {
        return response.status() / 100 == 2
                && response.mediaType().filter("text/html"::equals).isPresent()
                && PASSWORD_FIELD
                        .matcher(response.text().toLowerCase(Locale.ROOT))
                        .find();
    }

    /** The query does not count: {@code /orders?from=login} is no login page. */
    private static boolean isNamedLikeOne(String location) {
        return WORD.matcher(location.split("[?#]", 2)[0].toLowerCase(Locale.ROOT))
                .find();
    }

    /** Whether a Location has this path, whatever its origin and query, or is this address. */
    static boolean isAt(String location, String expected) {
        String address = location.split("[?#]", 2)[0];
        return address.equals(expected) || path(address).equals(expected);
    }

    private static String path(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getRawPath()).orElse("");
        } catch (IllegalArgumentException noUri) {
            return address;
        }
    }
}
