package io.authcontract.client;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.credential.Credential;
import io.authcontract.http.HostGuard;
import io.authcontract.http.Outcome;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.testkit.RawServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;

/** A client, and a service that refuses everybody. */
abstract class AuthClientCase {
    static final String REFUSAL = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n";

    @AutoClose
    final RawServer server = RawServer.answering(REFUSAL);

    final AtomicInteger asked = new AtomicInteger();

    @AutoClose
    final AuthClient api = client(server.origin().toString());

    final Service service(String base) {
        Map<String, Supplier<Credential>> identities = new LinkedHashMap<>();
        identities.put("alice", () -> Credential.bearer("sesame-of-alice"));
        identities.put("bob", () -> Credential.apiKey("X-Api-Key", "sesame-of-bob"));
        return new Service(
                "orders",
                () -> {
                    asked.incrementAndGet();
                    return URI.create(base);
                },
                HostGuard.loopbackOnly(),
                identities,
                Redaction::standard);
    }

    final AuthClient client(String base) {
        return client(base, options -> new OkHttpTransport(options.transport()));
    }

    final AuthClient client(String base, Function<AuthClientOptions, Transport> transport) {
        return AuthClient.of(() -> service(base), transport, AuthClientOptions.standard(), System::nanoTime);
    }

    /** Answers always the same. */
    static class Canned implements Transport {
        private final Outcome outcome;
        final List<String> events = new CopyOnWriteArrayList<>();

        Canned(Outcome outcome) {
            this.outcome = outcome;
        }

        @Override
        public Outcome send(Request request) {
            events.add("send");
            return outcome;
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return Optional.empty();
        }

        @Override
        public void close() {
            events.add("close");
        }
    }
}
