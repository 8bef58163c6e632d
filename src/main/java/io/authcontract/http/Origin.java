package io.authcontract.http;

import java.net.URI;
import java.util.Locale;

/**
 * Where a request goes: scheme, host and port (RFC 9110 section 4.3.1).
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port the port, 1 to 65535
 * @since 0.1.0
 */
public record Origin(String scheme, String host, int port) {

    /**
     * Returns the origin of a URI.
     *
     * @param uri an absolute http or https URI
     * @return its origin, with the default port of the scheme filled in
     * @throws IllegalArgumentException when the URI has another scheme or no host; the message says what to write
     */
    public static Origin of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?") || uri.getHost() == null) {
            throw new IllegalArgumentException("Not an http or https address: \""
                    + Redaction.standard().text(uri.toString()) + "\". Write for example http://localhost:8080.");
        }
        String host = uri.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Origin(scheme, bare, uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort());
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /**
     * Tells whether requests go over TLS.
     *
     * @return whether the scheme is https
     */
    public boolean isSecure() {
        return scheme.equals("https");
    }

    /**
     * Tells whether the host, as written, is this machine; nothing is resolved.
     *
     * @return true for {@code localhost} and the loopback addresses
     */
    public boolean isLoopback() {
        return Loopback.is(host.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns host and port as the Host field has them: the port only when it is not the default, an IPv6 address in brackets.
     *
     * @return the authority
     */
    public String authority() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return port == defaultPort(scheme) ? bracketed : bracketed + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
