package io.authcontract.client.okhttp;

import io.authcontract.client.okhttp.OkHttpRequests.Translated;
import io.authcontract.http.Fault;
import io.authcontract.http.Faults;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * A transport over OkHttp, HTTP/1.1 only: sends every request once, without redirects, authenticator, cookies and proxy, and adds nothing but
 * {@code Host}, {@code Content-Length} and, on a connection of its own, {@code Connection: close} where the request has none.
 *
 * <p>Every request has a connection of its own over https, and until a service was seen to keep an idle one open for 10 ms. Then, over http, one
 * whose last answer ended less than 50 ms ago, exactly where its fields say, serves again: without {@code Connection: close} and with nothing left
 * over. An answer that was cut, has no length, is a 1xx, 204 or 304, or says {@code Connection}, ends its connection. Should one that served before
 * end before an answer begins, or bring octets that are none, the outcome is {@link Fault.Kind#USED_CONNECTION}: what ended it cannot be told. Nothing is sent
 * again, and no connection serves twice from then on.
 *
 * <p>What OkHttp would rewrite is not sendable: targets with dot segments, backslashes and the like, white space around a field value,
 * octets that are no UTF-8, content with GET or with a Transfer-Encoding of one's own. Field values are received as UTF-8 and turned back
 * into octets; octets that are no UTF-8 are lost and stand as U+FFFD. Field lines that are folded make a response malformed; that a chunk is
 * longer than its size is not noticed. An answer is read after the whole content was written, so an early refusal of an upload that the
 * service does not take ends as a time-out.
 *
 * <p>{@link TransportOptions#timeout()} covers everything from connecting to the last octet; the TLS handshake counts against it, not
 * against the time to connect. Of one header section OkHttp takes at most 256 KiB. Its housekeeping threads ("OkHttp TaskRunner", "Okio
 * Watchdog") belong to the whole JVM and end by themselves when idle for a minute; the transport itself has none.
 *
 * @since 0.1.0
 */
public final class OkHttpTransport implements Transport {
    /** What TLS may need for itself, certificates included. */
    private static final int HANDSHAKE = 64 << 10;

    /** OkHttp reads ahead by as much. */
    private static final int READ_AHEAD = 16 << 10;

    /** A service that closes every connection at once, without saying so, has done so by then. */
    private static final Duration PROOF = Duration.ofMillis(10);

    private static final Duration MOST_IDLE = Duration.ofMillis(50);

    private static final int MOST_KEPT = 32;

    private final TransportOptions options;
    private final Reuse reuse;
    private final OkHttpClient single;
    private final OkHttpClient keeping;
    private volatile boolean closed;

    /**
     * Creates a transport.
     *
     * @param options the limits
     */
    public OkHttpTransport(TransportOptions options) {
        this(options, new Reuse(PROOF, MOST_IDLE, System::nanoTime));
    }

    OkHttpTransport(TransportOptions options, Reuse reuse) {
        this.options = options;
        this.reuse = reuse;
        this.single = builder(options)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .build();
        this.keeping = builder(options)
                .connectionPool(new ConnectionPool(MOST_KEPT, 1, TimeUnit.SECONDS))
                .socketFactory(new MeteredSockets(() -> new MeteredSocket(new Meter(limit()), reuse.clock())))
                .build();
    }

    private static OkHttpClient.Builder builder(TransportOptions options) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .addNetworkInterceptor(OkHttpTransport::passed)
                .connectTimeout(options.connectTimeout())
                .callTimeout(options.timeout())
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS);
        options.trust().ifPresent(t -> builder.sslSocketFactory(t.context().getSocketFactory(), t.manager()));
        return builder;
    }

    private static okhttp3.Response passed(Interceptor.Chain chain) throws IOException {
        return Objects.requireNonNull(chain.request().tag(SingleExchange.class)).through(chain);
    }

    private int limit() {
        return options.maxHeaderOctets() + READ_AHEAD;
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return OkHttpRequests.cannotSend(request);
    }

    @Override
    public Outcome send(Request request) {
        try {
            Translated translated = OkHttpRequests.of(request);
            boolean mayKeep =
                    !request.origin().isSecure() && request.method().isSafe() && reuse.begin(request.origin());
            return mayKeep ? keeping(request, translated) : alone(request, translated);
        } catch (OkHttpRequests.Unsendable refused) {
            return Faults.notSendable(refused.reason());
        }
    }

    private Outcome keeping(Request request, Translated translated) {
        SingleExchange exchange = SingleExchange.keeping(translated.fields(), options, reuse);
        Outcome outcome = sent(keeping, exchange, request, translated);
        reuse.end(request.origin(), exchange.left());
        return exchange.isUnfit() ? alone(request, translated) : outcome; // Nothing went over an unfit connection.
    }

    private Outcome alone(Request request, Translated translated) {
        Meter meter = new Meter(limit() + (request.origin().isSecure() ? HANDSHAKE : 0));
        OkHttpClient client = single.newBuilder()
                .socketFactory(new MeteredSockets(() -> new MeteredSocket(meter, reuse.clock())))
                .build();
        return sent(client, SingleExchange.alone(translated.fields(), options, reuse, meter), request, translated);
    }

    private Outcome sent(OkHttpClient client, SingleExchange exchange, Request request, Translated translated) {
        if (closed) {
            return Faults.transportClosed();
        }
        Call call = client.newCall(
                translated.line().tag(SingleExchange.class, exchange).build());
        try {
            okhttp3.Response masked = call.execute();
            if (client != keeping) {
                call.cancel(); // Else closing an unfinished body would read on for a while.
            }
            masked.close(); // What the answer says is in the exchange already.
            return exchange.outcome().orElseThrow();
        } catch (Exception failure) { // Kotlin declares none: OkHttp also lets an InterruptedException through.
            return closed ? Faults.transportClosed() : fault(failure, exchange, request);
        }
    }

    private Fault fault(Exception failure, SingleExchange exchange, Request request) {
        if (exchange.isDoubtful(failure) && !exchange.isUnfit()) {
            reuse.doubt();
            return OkHttpFaults.onUsedConnection();
        }
        return OkHttpFaults.of(failure, request, exchange.meter(), options);
    }

    @Override
    public void close() {
        closed = true;
        for (OkHttpClient client : List.of(single, keeping)) {
            client.dispatcher().cancelAll();
            client.connectionPool().evictAll();
        }
    }
}
