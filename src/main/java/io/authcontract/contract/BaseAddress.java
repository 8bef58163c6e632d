package io.authcontract.contract;

import io.authcontract.http.Redaction;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the address of a service: http or https, a host, perhaps a port and a path; nothing that belongs to a single request.
 *
 * @since 0.1.0
 */
public final class BaseAddress {
    private static final String LATER =
            " It is asked when a request is sent: start the service before, for example in @BeforeAll.";

    private BaseAddress() {}

    /**
     * Reads an address.
     *
     * @param where who gives it, as the message begins: {@code The property authcontract.base-uri}
     * @param text the address
     * @return the address
     * @throws IllegalArgumentException when it is none; the message says why, and what to write
     */
    public static URI parse(String where, String text) {
        if (text.contains("${") || text.contains("#{")) {
            throw refused(
                    where,
                    text,
                    "has a placeholder, and nothing replaces it; what is known only at run time is declared with"
                            + " baseUri(() -> ..)");
        }
        try {
            return check(where, new URI(text));
        } catch (URISyntaxException malformed) {
            throw refused(where, text, "is not a URI (" + malformed.getReason() + ")");
        }
    }

    /**
     * Checks an address.
     *
     * @param where who gives it, as the message begins
     * @param uri the address
     * @return the same address
     * @throws IllegalArgumentException when it cannot be the address of a service; the message says why, and what to write
     */
    public static URI check(String where, URI uri) {
        Optional<String> wrong = wrong(uri);
        if (wrong.isPresent()) {
            throw refused(where, uri.toString(), wrong.get());
        }
        return uri;
    }

    static URI supplied(String where, Supplier<URI> supplier) {
        URI uri = asked(where, supplier);
        if (uri == null) {
            throw new IllegalArgumentException(where + " has a baseUri(..) whose supplier gives null." + LATER);
        }
        return check(where, uri);
    }

    private static @Nullable URI asked(String where, Supplier<URI> supplier) {
        try {
            return supplier.get();
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException thrown) {
            throw new IllegalArgumentException(
                    where + " has a baseUri(..) whose supplier threw " + thrown + "." + LATER, thrown);
        }
    }

    private static Optional<String> wrong(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            return Optional.of(scheme.isEmpty() ? "has no scheme" : "has the scheme \"" + scheme + "\"");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("has user information; an identity supplies credentials");
        }
        if (uri.getHost() == null) {
            return Optional.of("has no valid host");
        }
        if (uri.getPort() == 0) {
            return Optional.of(
                    "has the port 0; the real one is known once the service listens, and declared with baseUri(() -> ..)");
        }
        if (uri.getPort() > 65535) {
            return Optional.of("has the port " + uri.getPort() + "; the highest is 65535");
        }
        return uri.getRawQuery() != null || uri.getRawFragment() != null
                ? Optional.of("has a query or a fragment; those belong to a request")
                : Optional.empty();
    }

    private static IllegalArgumentException refused(String where, String text, String because) {
        return new IllegalArgumentException(
                where + " gives the base address \"" + Redaction.standard().text(text) + "\", which " + because
                        + ". Write an http or https address such as http://localhost:8080 or https://orders.example.org/api.");
    }
}
