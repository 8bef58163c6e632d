package io.authcontract.client.okhttp;

import io.authcontract.client.okhttp.OkHttpRequests.Translated;
import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Faults;
import io.authcontract.http.Headers;
import io.authcontract.http.MessageSyntax;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * A transport over OkHttp, HTTP/1.1 only: sends every request once, on a connection of its own, without redirects, authenticator, cookies
 * and proxy, and adds nothing but {@code Host}, {@code Content-Length} and {@code Connection: close} where the request has none.
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

    private final TransportOptions options;
    private final OkHttpClient client;
    private volatile boolean closed;

    /**
     * Creates a transport.
     *
     * @param options the limits
     */
    public OkHttpTransport(TransportOptions options) {
        this.options = options;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .proxy(Proxy.NO_PROXY)
                .retryOnConnectionFailure(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .connectTimeout(options.connectTimeout())
                .callTimeout(options.timeout())
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS);
        options.trust().ifPresent(t -> builder.sslSocketFactory(t.context().getSocketFactory(), t.manager()));
        this.client = builder.build();
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return OkHttpRequests.cannotSend(request);
    }

    @Override
    public boolean isOverSockets() {
        return true;
    }

    @Override
    public Outcome send(Request request) {
        try {
            return sent(request, OkHttpRequests.of(request));
        } catch (OkHttpRequests.Unsendable refused) {
            return Faults.notSendable(refused.reason());
        }
    }

    private Outcome sent(Request request, Translated translated) {
        Meter meter = new Meter(
                options.maxHeaderOctets() + READ_AHEAD + (request.origin().isSecure() ? HANDSHAKE : 0));
        SingleExchange exchange = new SingleExchange(translated.fields(), meter);
        try {
            return sent(call(translated, exchange, meter), exchange);
        } catch (Exception failure) { // Kotlin declares none: OkHttp also lets an InterruptedException through.
            return closed ? Faults.transportClosed() : OkHttpFaults.of(failure, request, meter, options);
        }
    }

    private Call call(Translated translated, SingleExchange exchange, Meter meter) {
        return client.newBuilder()
                .socketFactory(meter)
                .addNetworkInterceptor(exchange)
                .build()
                .newCall(translated.line().build());
    }

    private Outcome sent(Call call, SingleExchange exchange) throws IOException {
        if (closed) {
            return Faults.transportClosed();
        }
        try (okhttp3.Response masked = call.execute()) {
            Outcome outcome = received(masked, exchange);
            call.cancel(); // Else closing an unfinished body would read on for a while.
            return outcome;
        }
    }

    private Outcome received(okhttp3.Response masked, SingleExchange exchange) throws IOException {
        okhttp3.Response head = exchange.head() == null ? masked : exchange.head();
        Headers headers = HeaderOctets.received(head.headers());
        Optional<Fault> problem = MessageSyntax.problem(headers, options);
        return problem.isPresent() ? problem.get() : response(head, headers, body(masked.body(), exchange));
    }

    private Body body(@Nullable ResponseBody body, SingleExchange exchange) throws IOException {
        return body == null ? Body.none() : Body.read(exchange.content(body.byteStream()), options.maxBodyOctets());
    }

    private static Response response(okhttp3.Response head, Headers headers, Body body) {
        String protocol = head.protocol().toString().toUpperCase(Locale.ROOT);
        return new Response(protocol, head.code(), HeaderOctets.octets(head.message()), headers, body);
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
