package io.authcontract.testkit;

import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Fault.Kind;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.testkit.RawServer.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Ways in which a service can be hostile, each with what a client makes of it: a fault of one of these kinds or, without any, a bounded
 * response. The expectations are those of RFC 9112 and of the limits in {@code TransportOptions}.
 */
@SuppressWarnings("ImmutableEnumChecker") // Behaviours are lambdas without state.
public enum Hostility {
    /** RFC 9112 section 6.2; kept up to the limit, never read whole. */
    HUGE_BODY(answering("Content-Length: 1000000000000\r\n\r\n", c -> c.writeForEver("x"))),
    /** No length at all: ends with the connection (section 6.3), which never comes. */
    ENDLESS_BODY(answering("\r\n", c -> c.writeForEver("x"))),
    ENDLESS_CHUNKS(answering("Transfer-Encoding: chunked\r\n\r\n", c -> c.writeForEver("4\r\nxxxx\r\n"))),
    /** One octet of content in each chunk: six octets on the wire for one that counts. */
    ENDLESS_TINY_CHUNKS(answering("Transfer-Encoding: chunked\r\n\r\n", c -> c.writeForEver("1\r\nx\r\n"))),
    /** Small on the wire, large when decoded: received as it is. */
    GZIP_BOMB(read(Hostility::gzipBomb)),
    /** An answer to an upload that the service does not take. */
    EARLY_REFUSAL(c -> {
        c.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        c.fallSilent();
    }),

    NO_ANSWER(read(RawConnection::fallSilent), Kind.TIMEOUT),
    DRIBBLING_STATUS_LINE(read(c -> c.dribble("HTTP/1.1 401 " + "x".repeat(10_000))), Kind.TIMEOUT),
    DRIBBLING_HEADERS(answering("", c -> c.dribble("X: y\r\n")), Kind.TIMEOUT),
    DRIBBLING_BODY(answering("Content-Length: 10000\r\n\r\n", c -> c.dribble("x")), Kind.TIMEOUT),
    DRIBBLING_CHUNK_EXTENSION(answering("Transfer-Encoding: chunked\r\n\r\n1;", c -> c.dribble("x")), Kind.TIMEOUT),
    STALLED_BODY(answering("Content-Length: 10\r\n\r\nfive.", RawConnection::fallSilent), Kind.TIMEOUT),
    UNREAD_UPLOAD(RawConnection::fallSilent, Kind.TIMEOUT),

    CLOSED_UNANSWERED(read(c -> {}), Kind.CLOSED_UNANSWERED),
    CLOSED_IN_STATUS_LINE(read(c -> c.write("HTTP/1.1 4")), Kind.TRUNCATED),
    CLOSED_IN_HEADERS(answering("X: y", c -> {}), Kind.TRUNCATED),
    /** Section 8: a length that was not reached. */
    TRUNCATED_LENGTH(answering("Content-Length: 10\r\n\r\nfive.", c -> {}), Kind.TRUNCATED),
    /** Section 8: no zero-sized chunk. */
    TRUNCATED_CHUNK(answering("Transfer-Encoding: chunked\r\n\r\na\r\nfive.", c -> {}), Kind.TRUNCATED),
    NO_LAST_CHUNK(answering("Transfer-Encoding: chunked\r\n\r\n5\r\nfive.\r\n", c -> {}), Kind.TRUNCATED),
    RESET_BEFORE_ANSWER(read(RawConnection::reset), Kind.RESET),
    RESET_IN_BODY(answering("Content-Length: 10\r\n\r\nfive.", RawConnection::reset), Kind.RESET),

    GARBAGE(read(c -> c.write("\0\1\2\3\377\376 no line of text")), Kind.MALFORMED),
    OTHER_PROTOCOL(
            read(c -> {
                c.write("SSH-2.0-OpenSSH_9.2\r\n");
                c.fallSilent();
            }),
            Kind.MALFORMED),
    /** An alert of a TLS server that was spoken to in clear text. */
    TLS_ALERT(read(c -> c.write("\25\3\3\0\2\2\106")), Kind.MALFORMED),
    MALFORMED_STATUS_LINE(read(c -> c.write("HTTP/1.1 four-oh-one Unauthorized\r\n\r\n")), Kind.MALFORMED),
    MALFORMED_VERSION(read(c -> c.write("HTTP/one 401 Unauthorized\r\n\r\n")), Kind.MALFORMED),
    /** Section 5: no colon. */
    FIELD_WITHOUT_COLON(answering("WWW-Authenticate Bearer\r\nContent-Length: 0\r\n\r\n", c -> {}), Kind.MALFORMED),
    /** Section 5.1: no white space before the colon. */
    SPACE_BEFORE_COLON(answering("WWW-Authenticate : Bearer\r\nContent-Length: 0\r\n\r\n", c -> {}), Kind.MALFORMED),
    /** RFC 9110 section 5.5. */
    NUL_IN_FIELD(answering("WWW-Authenticate: Bea\0rer\r\nContent-Length: 0\r\n\r\n", c -> {}), Kind.MALFORMED),
    /** Section 6.3: an unrecoverable error. */
    NEGATIVE_LENGTH(answering("Content-Length: -1\r\n\r\n", c -> {}), Kind.MALFORMED),
    CONTRADICTORY_LENGTHS(answering("Content-Length: 5\r\nContent-Length: 6\r\n\r\nfive.", c -> {}), Kind.MALFORMED),
    MALFORMED_CHUNK_SIZE(answering("Transfer-Encoding: chunked\r\n\r\nfive\r\nfive.\r\n", c -> {}), Kind.MALFORMED),
    CHUNK_LONGER_THAN_SIZE(
            answering("Transfer-Encoding: chunked\r\n\r\n1\r\nfive.\r\n0\r\n\r\n", c -> {}), Kind.MALFORMED),

    ENDLESS_STATUS_LINE(
            read(c -> {
                c.write("HTTP/1.1 401 ");
                c.writeForEver("x");
            }),
            Kind.TOO_LARGE),
    ENDLESS_HEADERS(answering("", c -> c.writeForEver("X: y\r\n")), Kind.TOO_LARGE),
    ENDLESS_FIELD(answering("X: ", c -> c.writeForEver("x")), Kind.TOO_LARGE),
    ENDLESS_FOLDING(answering("X: y\r\n", c -> c.writeForEver(" y\r\n")), Kind.TOO_LARGE),
    /** Complete, and larger than the limit. */
    MANY_FIELDS(answering("X: y\r\n".repeat(200_000) + "Content-Length: 0\r\n\r\n", c -> {}), Kind.TOO_LARGE),
    /** RFC 9110 section 15.2: any number of interim responses is legal; a final one has to come. */
    INTERIM_FLOOD(read(c -> c.writeForEver("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")), Kind.TOO_LARGE),
    ENDLESS_CONTINUE(read(c -> c.writeForEver("HTTP/1.1 100 Continue\r\n\r\n")), Kind.TOO_LARGE),
    ENDLESS_CHUNK_EXTENSION(
            answering("Transfer-Encoding: chunked\r\n\r\n1;", c -> c.writeForEver("x")), Kind.TOO_LARGE),
    ENDLESS_TRAILERS(
            answering("Transfer-Encoding: chunked\r\n\r\n0\r\n", c -> c.writeForEver("X: y\r\n")), Kind.TOO_LARGE);

    private final Behaviour behaviour;
    private final Set<Fault.Kind> faults;

    Hostility(Behaviour behaviour, Kind... faults) {
        this.behaviour = behaviour;
        this.faults = faults.length == 0 ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(Set.of(faults));
    }

    /** Returns what a service of this kind does on each connection. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Returns the kinds of fault that may come of it; none when it is a bounded response. */
    public Set<Fault.Kind> faults() {
        return faults;
    }

    /** Returns the request that meets this hostility: a GET, or a large upload. */
    public Request request(RawServer server) {
        Request get = server.get("/orders");
        return this == UNREAD_UPLOAD || this == EARLY_REFUSAL ? upload(get) : get;
    }

    private static Request upload(Request request) {
        Body large = Body.of(new byte[16 << 20]);
        return new Request(Method.POST, request.origin(), request.target(), request.headers(), large);
    }

    private static Behaviour answering(String fields, Behaviour then) {
        return read(c -> {
            c.write("HTTP/1.1 401 Unauthorized\r\n" + fields);
            then.serve(c);
        });
    }

    private static Behaviour read(Behaviour then) {
        return c -> {
            c.readRequest();
            then.serve(c);
        };
    }

    private static void gzipBomb(RawConnection connection) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write(new byte[20 << 20]);
        }
        connection.write("HTTP/1.1 401 Unauthorized\r\nContent-Encoding: gzip\r\n\r\n");
        connection.write(coded.toByteArray());
    }
}
