package io.authcontract.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** Reads one final response from a connection (RFC 9112 section 6.3). */
final class ResponseReader {
    private final Socket socket;
    private final LineReader lines;
    private final TransportOptions options;
    private final Duration idle;

    ResponseReader(Socket socket, TransportOptions options, Duration idle) throws IOException {
        this.socket = socket;
        this.lines = new LineReader(socket.getInputStream());
        this.options = options;
        this.idle = idle;
    }

    Response read(Request request, Deadline deadline) throws IOException {
        deadline.during("waiting for the status line and the header section");
        Head head = new HeadReader(lines, options.maxHeaderOctets()).read();
        deadline.during("reading the content");
        return head.with(body(Framing.of(request.method(), head), head.headers()));
    }

    private Body body(Framing framing, Headers headers) throws IOException {
        if (framing == Framing.NONE) {
            return stray();
        }
        String problem = Framing.problem(headers).orElse("");
        if (!problem.isEmpty()) {
            throw UnreadableResponse.malformed(problem + ".");
        }
        return Body.read(content(framing, headers), options.maxBodyOctets());
    }

    private InputStream content(Framing framing, Headers headers) {
        return switch (framing) {
            case CHUNKED -> new ChunkedContent(lines, options.maxHeaderOctets());
            case LENGTH -> new FixedContent(lines.octets(), Framing.length(headers));
            case NONE, UNTIL_CLOSE -> lines.octets();
        };
    }

    /** Reads what follows a response that has no content: nothing should. Whatever ends the reading, the response itself is complete. */
    private Body stray() {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout(Math.max(1, (int) idle.toMillis()));
            int octet = lines.octets().read();
            while (octet >= 0 && found.size() < options.maxBodyOctets()) {
                found.write(octet);
                octet = lines.octets().read();
            }
            return octet >= 0 ? Body.truncated(found.toByteArray()) : Body.of(found.toByteArray());
        } catch (IOException idleOrBroken) {
            return Body.of(found.toByteArray());
        }
    }
}
