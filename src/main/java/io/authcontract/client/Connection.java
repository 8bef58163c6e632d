package io.authcontract.client;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Sender;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all clients of one service share: the service, asked for when it is first needed, and what sends. */
final class Connection {
    private final Supplier<Service> source;
    private final Sender sender;
    private final AuthClientOptions options;

    private @Nullable Service service;

    Connection(Supplier<Service> source, Sender sender, AuthClientOptions options) {
        this.source = source;
        this.sender = sender;
        this.options = options;
    }

    AuthResponse send(Request request, Set<String> secrets) {
        Service asked = service();
        asked.guard().check(request);
        checkOpen(asked);
        Exchange sent = sender.send(request);
        Exchange exchange =
                new Exchange(sent.request(), advised(sent.outcome(), request), sent.duration(), sent.hops());
        return AuthResponse.of(exchange, asked.redaction().get().withSecrets(secrets));
    }

    /** Asks the source once it is needed; a source that throws is asked again. */
    synchronized Service service() {
        if (service == null) {
            service = source.get();
        }
        return service;
    }

    URI baseUri() {
        return service().baseUri().get();
    }

    private void checkOpen(Service asked) {
        if (sender.isClosed()) {
            throw new IllegalStateException(
                    "The client of " + asked.name()
                            + " is closed: the test or class it was given to has ended. Let each test take its own AuthClient parameter.");
        }
    }

    private Outcome advised(Outcome outcome, Request request) {
        return outcome instanceof Fault fault
                ? FaultAdvice.added(fault, request, service().name(), options)
                : outcome;
    }

    void close() {
        sender.close();
    }
}
