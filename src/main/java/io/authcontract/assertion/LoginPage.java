package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Whether a redirect leads there, or one that the client has followed did, or the page itself came back as a success. */
    static boolean cameUp(Exchange exchange) {
        return exchange.hops().stream().anyMatch(hop -> leads(Optional.of(hop.request()), hop.response()))
                || exchange.response()
                        .filter(last -> leads(exchange.request(), last) || isShownBy(last))
                        .isPresent();
    }

    /** From http to https, or to a slash at the end, is the same place, even at auth.example. */
    private static boolean leads(Optional<Request> from, Response redirect) {
        return isTargetOf(redirect)
                && from.filter(request -> target(redirect)
                                .filter(location -> isSamePlace(request, absolute(location, from)))
                                .isPresent())
                        .isEmpty();
    }

    private static boolean isSamePlace(Request request, String address) {
        try {
            URI uri = URI.create(address);
            return request.origin().host().equalsIgnoreCase(uri.getHost())
                    && withoutSlash(request.path()).equals(withoutSlash(uri.getRawPath()));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
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

    /** Whether a Location has this path, whatever its origin and query, or is this address; it may be relative to the request. */
    static boolean isAt(String location, String expected, Optional<Request> asked) {
        String address = location.split("[?#]", 2)[0];
        return Stream.of(address, absolute(address, asked))
                .anyMatch(each -> each.equals(expected) || path(each).equals(expected));
    }

    /** RFC 9110 section 10.2.2: a Location is resolved against the address of the request. */
    private static String absolute(String location, Optional<Request> asked) {
        try {
            return asked.map(request ->
                            URI.create(request.url()).resolve(location).toString())
                    .orElse(location);
        } catch (IllegalArgumentException noUri) {
            return location;
        }
    }

    private static String path(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getRawPath()).orElse("");
        } catch (IllegalArgumentException noUri) {
            return address;
        }
    }
}
