package io.authcontract.client.okhttp;

import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Headers;
import io.authcontract.http.MessageSyntax;
import io.authcontract.http.Outcome;
import io.authcontract.http.Response;
import io.authcontract.http.TransportOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Connection;
import okhttp3.Interceptor.Chain;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * One request behind the last interceptor before the network: puts the field lines in place as specified, lets the request go out once, reads the
 * whole answer, and hides the status from the interceptors above, which would repeat a 503 with Retry-After: 0 and throw on a 407.
 *
 * <p>As long as the interceptor has not returned, OkHttp lends the connection to nobody else: what may not be used again is closed before.
 */
final class SingleExchange {
    private static final int UNSUSPICIOUS = 200;

    private final okhttp3.Headers fields;
    private final TransportOptions options;
    private final Reuse reuse;
    private final boolean mayKeep;
    private Meter meter;
    private boolean sent;
    private boolean unfit;
    private boolean doubtful;
    private @Nullable MeteredSocket left;
    private @Nullable Outcome outcome;

    /** An exchange on a connection that may have served before, and may serve again. */
    static SingleExchange keeping(okhttp3.Headers fields, TransportOptions options, Reuse reuse) {
        boolean mayKeep = fields.get("Connection") == null;
        return new SingleExchange(fields, options, reuse, mayKeep, new Meter(0));
    }

    /** An exchange on a connection of its own. */
    static SingleExchange alone(okhttp3.Headers fields, TransportOptions options, Reuse reuse, Meter meter) {
        return new SingleExchange(OkHttpRequests.closing(fields), options, reuse, false, meter);
    }

    private SingleExchange(
            okhttp3.Headers fields, TransportOptions options, Reuse reuse, boolean mayKeep, Meter meter) {
        this.fields = fields;
        this.options = options;
        this.reuse = reuse;
        this.mayKeep = mayKeep;
        this.meter = meter;
    }

    /** What came of it; empty as long as OkHttp has not been through. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** What came over its connection. */
    Meter meter() {
        return meter;
    }

    /** Whether nothing was sent because the connection that OkHttp chose should not be used again. */
    boolean isUnfit() {
        return unfit;
    }

    /** Whether a failure may come from what the connection was used for before. */
    boolean isDoubtful(Exception failure) {
        boolean late = failure instanceof InterruptedIOException;
        return doubtful && !late && (outcome == null) && meter.isUnanswered();
    }

    /** The connection it leaves for others. */
    @Nullable
    MeteredSocket left() {
        return left;
    }

    okhttp3.Response through(Chain chain) throws IOException {
        if (sent) {
            throw new ProtocolException("OkHttp was about to send the request a second time");
        }
        Optional<MeteredSocket> socket = socket(chain);
        socket.ifPresent(this::use);
        if (unfit) {
            throw new IOException("this connection is not used again");
        }
        sent = true;
        okhttp3.Response head =
                chain.proceed(chain.request().newBuilder().headers(fields).build());
        meter.progress();
        outcome = received(head);
        socket.ifPresent(it -> leave(it, head));
        return head.newBuilder().code(UNSUSPICIOUS).build();
    }

    private static Optional<MeteredSocket> socket(Chain chain) {
        return Optional.ofNullable(chain.connection())
                .map(Connection::socket)
                .filter(MeteredSocket.class::isInstance)
                .map(MeteredSocket.class::cast);
    }

    private void use(MeteredSocket socket) {
        meter = socket.meter();
        doubtful = socket.isUsed();
        unfit = doubtful && !reuse.isFit(socket);
        if (unfit) {
            close(socket);
        } else {
            meter.begin();
        }
    }

    private Outcome received(okhttp3.Response head) throws IOException {
        Headers headers = HeaderOctets.received(head.headers());
        Optional<Fault> problem = MessageSyntax.problem(headers, options);
        AnswerFraming.of(head, headers).ifPresent(framing -> framing.tell(meter));
        return problem.isPresent() ? problem.get() : response(head, headers, body(head.body()));
    }

    private Body body(@Nullable ResponseBody body) throws IOException {
        return body == null ? Body.none() : Body.read(content(body.byteStream()), options.maxBodyOctets());
    }

    private static Response response(okhttp3.Response head, Headers headers, Body body) {
        String protocol = head.protocol().toString().toUpperCase(Locale.ROOT);
        return new Response(protocol, head.code(), HeaderOctets.octets(head.message()), headers, body);
    }

    /** Each demand for content is progress. */
    private InputStream content(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                meter.progress();
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                meter.progress();
                return super.read(into, offset, length);
            }
        };
    }

    private void leave(MeteredSocket socket, okhttp3.Response head) {
        boolean more = meter.isSilent() || meter.isOverrun() || (meter.endedExactly() && socket.hasMore());
        if (mayKeep && more) {
            reuse.doubt();
        }
        if (more && doubtful) {
            outcome = OkHttpFaults.leftOver();
        }
        if (mayKeep && !more && isClean(head)) {
            socket.rest();
            left = socket;
        } else {
            close(socket);
        }
    }

    private boolean isClean(okhttp3.Response head) {
        return meter.endedExactly()
                && head.protocol() == Protocol.HTTP_1_1
                && outcome instanceof Response response
                && !response.body().isTruncated();
    }

    private static void close(MeteredSocket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing left to close.
        }
    }
}
