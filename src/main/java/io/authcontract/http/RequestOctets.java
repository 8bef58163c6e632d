package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Set;

/** A request in the octets of HTTP/1.1 (RFC 9112 section 3): as specified, with the field lines added that the request leaves open. */
final class RequestOctets {
    /** A client says "no content" with these, or may hear 411 (RFC 9110 section 8.6). */
    private static final Set<String> EXPECT_CONTENT = Set.of("POST", "PUT", "PATCH");

    private RequestOctets() {}

    /**
     * Returns a request with its content.
     *
     * @param persists whether the connection may serve others afterwards
     */
    static byte[] of(Request request, boolean persists) {
        byte[] head = head(request, persists);
        byte[] content = request.body().octets();
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return all;
    }

    private static byte[] head(Request request, boolean persists) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        if (!request.headers().contains("Host")) {
            line(head, "Host", request.origin().authority());
        }
        request.headers().forEach(field -> line(head, field.name(), field.value()));
        if (needsLength(request)) {
            line(head, "Content-Length", Integer.toString(request.body().size()));
        }
        if (!persists && !request.headers().contains("Connection")) {
            line(head, "Connection", "close");
        }
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static boolean needsLength(Request request) {
        boolean framed = request.headers().contains("Content-Length")
                || request.headers().contains("Transfer-Encoding");
        return !framed
                && (!request.body().isEmpty()
                        || EXPECT_CONTENT.contains(request.method().name()));
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
