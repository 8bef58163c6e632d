package io.authcontract.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.authcontract.http.Body;
import io.authcontract.http.Request;
import java.time.Duration;
import java.util.List;

/**
 * Content for a request that is going to be refused, and how it travels. It is a whole request for a path where nothing is: a service that takes it for one answers, and
 * does nothing. As content it is as unreadable as that of the cells.
 *
 * @param words how it is framed, for findings
 * @param request the request that carries it
 * @param withheld how long it waits for an answer that comes first
 */
record FramedContent(String words, Request request, Duration withheld) {
    /** More than services usually read of what they do not want: 256 KiB is the limit of some. */
    private static final int LARGE = 300 << 10;

    /** The ways to try, the shortest first. */
    static List<FramedContent> of(Request bare, Request nowhere, Duration withheld) {
        Request request = bare.withHeaders(bare.headers()
                .without("Content-Type")
                .without("Content-Length")
                .without("Transfer-Encoding")
                .without("Connection")
                .without("Expect")
                .with("Content-Type", "application/json"));
        String content = "GET " + nowhere.target() + " HTTP/1.1\r\nHost: "
                + nowhere.origin().authority() + "\r\n\r\n";
        return List.of(
                measured(request, content, Duration.ZERO),
                chunked(request, content, Duration.ZERO),
                measured(request, content, withheld),
                chunked(request, content, withheld),
                measured(request, "x".repeat(LARGE) + "\r\n\r\n" + content, Duration.ZERO));
    }

    private static FramedContent measured(Request request, String content, Duration withheld) {
        return new FramedContent("Content-Length: " + content.length(), request.withBody(octets(content)), withheld);
    }

    private static FramedContent chunked(Request request, String content, Duration withheld) {
        String chunks = Integer.toHexString(content.length()) + "\r\n" + content + "\r\n0\r\n\r\n";
        return new FramedContent(
                "Transfer-Encoding: chunked",
                request.withHeader("Transfer-Encoding", "chunked").withBody(octets(chunks)),
                withheld);
    }

    private static Body octets(String text) {
        return Body.of(text.getBytes(ISO_8859_1));
    }

    /** The same request without content. */
    Request empty() {
        return request.withHeaders(request.headers().without("Transfer-Encoding"))
                .withBody(Body.none());
    }

    @Override
    public String toString() {
        return words + (withheld.isZero() ? "" : ", sent after the answer");
    }
}
