package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.authcontract.http.SocketExchange.Connector;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Two requests over one connection: what the first leaves in it shows in what comes next. The second one ends the connection, so that all of it is seen. */
final class SharedConnection {
    private static final String ANSWER = "HTTP/1.";
    private static final int CHUNK = 8192;

    private final TwoRequests requests;
    private final TransportOptions options;
    private final Duration idle;
    private final Deadline deadline;
    private @Nullable Connection connection;
    private @Nullable Response answered;
    private @Nullable Future<?> writing;
    private boolean asked;
    private boolean more;

    SharedConnection(TwoRequests requests, TransportOptions options, Duration idle, Deadline deadline) {
        this.requests = requests;
        this.options = options;
        this.idle = idle;
        this.deadline = deadline;
    }

    TwoOutcomes outcomes(Outcome first, Outcome next) {
        return new TwoOutcomes(first, asked, next, more);
    }

    /** Sends the first request and reads its answer; withheld content is on its way when this returns. */
    Response first(Connector connector, ExecutorService writers) throws IOException {
        Connection opened = connector.open(requests.first().origin(), deadline);
        connection = opened;
        answered = first(opened, writers);
        return answered;
    }

    private Response first(Connection connection, ExecutorService writers) throws IOException {
        byte[] octets = RequestOctets.of(requests.first(), true);
        int head = octets.length - requests.first().body().size();
        if (requests.withheld().isZero()) {
            writing = writers.submit(() -> write(octets, connection));
            return answer(requests.first(), connection);
        }
        write(Arrays.copyOf(octets, head), connection);
        byte[] content = Arrays.copyOfRange(octets, head, octets.length);
        boolean isEarly = connection.comesWithin(requests.withheld());
        if (!isEarly) {
            writing = writers.submit(() -> write(content, connection));
        }
        Response answer = answer(requests.first(), connection);
        if (isEarly) {
            writing = writers.submit(() -> write(content, connection));
        }
        return answer;
    }

    /** Sends the second request where the first answer leaves the connection open, and reads what comes. */
    Response next() throws IOException {
        Connection open = Objects.requireNonNull(connection);
        Response first = Objects.requireNonNull(answered);
        if (first.body().isTruncated()) {
            throw new UnreadableResponse(Fault.Kind.OTHER, "the first answer is too long to be read to its end.");
        }
        if (isPersistent(first)) {
            awaitWriter();
            asked = true;
            write(RequestOctets.of(requests.second(), false), open);
        }
        open.waitAtMost(Math.max(1, (int) requests.patience().toMillis()));
        Response next = answer(requests.second(), open);
        more = goesOn(next, open);
        return next;
    }

    private Response answer(Request to, Connection from) throws IOException {
        return new ResponseReader(from, options, status -> idle).read(to, deadline);
    }

    /** A failure to write is told by the connection to the one who reads from it. */
    private static void write(byte[] octets, Connection connection) {
        try {
            for (int at = 0; at < octets.length; at += CHUNK) {
                connection.out().write(octets, at, Math.min(CHUNK, octets.length - at));
            }
            connection.out().flush();
        } catch (IOException seenByTheReader) {
            // Not lost: reading ends too.
        }
    }

    /** Content that nobody takes is still on its way; the end of the time closes the connection, and that ends the writer. */
    private void awaitWriter() throws IOException {
        deadline.during("sending the content");
        try {
            if (writing != null) {
                writing.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 9112 section 9.3. */
    private static boolean isPersistent(Response response) {
        boolean isUsual = !response.protocol().equals("HTTP/1.0");
        return isUsual ? !says(response, "close") : says(response, "keep-alive");
    }

    private static boolean says(Response response, String option) {
        return response.headers().values("Connection").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(value -> value.strip().equalsIgnoreCase(option));
    }

    /** Whether what follows begins as an answer does; content that is longer than its fields say is another mistake. */
    private boolean goesOn(Response next, Connection from) {
        if (next.body().isTruncated() || next.body().text(ISO_8859_1).startsWith(ANSWER)) {
            return !next.body().isTruncated();
        }
        try {
            from.waitAtMost(Math.max(1, (int) idle.toMillis()));
            return beginsAsAnswer(from.lines().octets());
        } catch (IOException endOrSilence) {
            return false;
        }
    }

    private static boolean beginsAsAnswer(InputStream octets) throws IOException {
        int at = 0;
        while (at < ANSWER.length()) {
            int octet = octets.read();
            boolean isLineEnd = at == 0 && (octet == '\r' || octet == '\n');
            if (!isLineEnd && octet != ANSWER.charAt(at)) {
                return false;
            }
            at += isLineEnd ? 0 : 1;
        }
        return true;
    }
}
