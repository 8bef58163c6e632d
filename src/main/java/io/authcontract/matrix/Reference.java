package io.authcontract.matrix;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a Location or a form leads, seen from the request whose answer names it. */
final class Reference {
    /** What no URI has, and browsers encode. */
    private static final Pattern UNENCODED = Pattern.compile("[ \"<>^`{|}]|[^\\x00-\\x7f]+");

    private Reference() {}

    /** GET of what is referred to (RFC 3986 section 5.2.2; java.net.URI follows RFC 2396 for a query alone). Empty where it is no http or https address. */
    static Optional<Request> from(Request base, String reference) {
        String text = encoded(reference.strip().split("#", 2)[0]);
        try {
            URI target = text.isEmpty() || text.startsWith("?")
                    ? URI.create(encoded(text.isEmpty() ? base.url() : base.origin() + base.path()) + text)
                    : URI.create(encoded(base.url())).resolve(text);
            return Optional.of(Request.of(Method.GET, target));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return UNENCODED.matcher(text).replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8)
                .replace("+", "%20"));
    }
}
