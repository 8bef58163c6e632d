package io.authcontract.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Reads one final response from a connection (RFC 9112 section 6.3). */
final class ResponseReader {
    private final Connection connection;
    private final TransportOptions options;
    private final IntFunction<Duration> patience;
    private final HeadReader heads;
    private Framing framing = Framing.UNTIL_CLOSE;
    private boolean ended;

    /**
     * Creates a reader.
     *
     * @param connection the connection
     * @param options the limits
     * @param patience how long to wait for octets that wrongly follow a response of that status without content
     */
    ResponseReader(Connection connection, TransportOptions options, IntFunction<Duration> patience) {
        this.connection = connection;
        this.options = options;
        this.patience = patience;
        this.heads = new HeadReader(connection.lines(), options.maxHeaderOctets());
    }

    Response read(Request request, Deadline deadline) throws IOException {
        deadline.during(SocketExchange.WAITING);
        Head head = heads.read(isWithholding(request));
        deadline.during("reading the content");
        framing = Framing.of(request.method(), head);
        return head.with(connection.same(head.headers()))
                .with(framing == Framing.NONE ? stray(patience.apply(head.status())) : body(head.headers()));
    }

    /** Whether something came that begins as a response does. */
    boolean hasBegun() {
        return heads.hasBegun();
    }

    /** Whether the request waits for an invitation before its content, and has none to send. */
    private static boolean isWithholding(Request request) {
        return request.body().isEmpty()
                && request.headers()
                        .first("Expect")
                        .filter(value -> value.strip().equalsIgnoreCase("100-continue"))
                        .isPresent();
    }

    private Body body(Headers headers) throws IOException {
        String problem = Framing.problem(headers).orElse("");
        if (!problem.isEmpty()) {
            throw UnreadableResponse.malformed(problem + ".");
        }
        return Body.read(content(headers), options.maxBodyOctets());
    }

    private InputStream content(Headers headers) {
        return switch (framing) {
            case CHUNKED -> new ChunkedContent(connection.lines(), options.maxHeaderOctets());
            case LENGTH -> new FixedContent(connection.lines().octets(), Framing.length(headers));
            case NONE, UNTIL_CLOSE -> connection.lines().octets();
        };
    }

    /** Reads what follows a response that has no content: nothing should. Whatever ends the reading, the response itself is complete. */
    private Body stray(Duration wait) {
        if (wait.isZero() && connection.isSilent()) {
            return Body.none();
        }
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        try {
            connection.waitAtMost(Math.max(1, (int) wait.toMillis()));
            return stray(found);
        } catch (SocketTimeoutException silence) {
            return rested(Body.of(found.toByteArray()));
        } catch (IOException broken) {
            ended = true;
            return Body.of(found.toByteArray());
        }
    }

    /** The next response may take longer than the wait was. */
    private Body rested(Body found) {
        try {
            connection.waitAtMost(0);
        } catch (IOException broken) {
            ended = true;
        }
        return found;
    }

    private Body stray(ByteArrayOutputStream found) throws IOException {
        InputStream octets = connection.lines().octets();
        int octet = octets.read();
        while (octet >= 0 && found.size() < options.maxBodyOctets()) {
            found.write(octet);
            octet = octets.read();
        }
        ended = true;
        return octet >= 0 ? Body.truncated(found.toByteArray()) : Body.of(found.toByteArray());
    }

    /** Whether the response ended exactly where its fields say, and they say so beyond doubt. */
    boolean endedExactly(Request request, Response response) {
        return !ended && !heads.wasInterim() && !response.body().isTruncated() && isPlain(request, response);
    }

    private boolean isPlain(Request request, Response response) {
        Headers headers = response.headers();
        return switch (framing) {
            case LENGTH -> headers.values("Content-Length").size() == 1;
            case CHUNKED -> isChunkedAlone(headers.values("Transfer-Encoding")) && !headers.contains("Content-Length");
            case NONE ->
                request.method().equals(Method.HEAD)
                        && response.status() / 100 != 1
                        && response.body().isEmpty();
            case UNTIL_CLOSE -> false;
        };
    }

    private static boolean isChunkedAlone(List<String> codings) {
        return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
    }
}
