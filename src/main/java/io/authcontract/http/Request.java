package io.authcontract.http;

import java.net.URI;

/**
 * A request as it is to go over the wire (RFC 9110 section 3.4). {@link #toString()} is redacted.
 *
 * @param method the method
 * @param origin where it goes
 * @param target the request-target, octet for octet: {@code /orders/7?x=1}, and also {@code /x/../orders} (RFC 9112 section 3.2)
 * @param headers the field lines; Host, Content-Length and Connection may be left to the transport
 * @param body the content
 * @since 0.1.0
 */
public record Request(Method method, Origin origin, String target, Headers headers, Body body) {

    /**
     * Returns a request without header fields and content.
     *
     * @param method the method
     * @param uri an absolute http or https URI; its raw path and query become the target
     * @return the request
     * @throws IllegalArgumentException when the URI is no http or https address
     */
    public static Request of(Method method, URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new Request(method, Origin.of(uri), target, Headers.none(), Body.none());
    }

    /**
     * Returns the address as text; not parsed, because a target need not be a URI.
     *
     * @return origin and target
     */
    public String url() {
        return origin + target;
    }

    /**
     * Returns the target without its query.
     *
     * @return the path as written
     */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * Returns this request with one more field line.
     *
     * @param name the field name
     * @param value the field value
     * @return a new request
     */
    public Request withHeader(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    /**
     * Returns this request with other field lines.
     *
     * @param all the field lines
     * @return a new request
     */
    public Request withHeaders(Headers all) {
        return new Request(method, origin, target, all, body);
    }

    /**
     * Returns this request with other content.
     *
     * @param content the content
     * @return a new request
     */
    public Request withBody(Body content) {
        return new Request(method, origin, target, headers, content);
    }

    @Override
    public String toString() {
        return Redaction.standard().requestLine(this);
    }
}
