package io.authcontract.client;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all clients of one service share: the service, the transports, the pace. Each part is made when it is first needed. */
final class Connection {
    private final Supplier<Service> source;
    private final Function<AuthClientOptions, Transport> preferred;
    private final AuthClientOptions options;
    private final LongSupplier clock;
    private final Pace pace;

    private @Nullable Service service;
    private @Nullable Transport transport;
    private @Nullable Transport exact;
    private boolean closed;

    Connection(
            Supplier<Service> source,
            Function<AuthClientOptions, Transport> preferred,
            AuthClientOptions options,
            LongSupplier clock) {
        this.source = source;
        this.preferred = preferred;
        this.options = options;
        this.clock = clock;
        this.pace = new Pace(options.pause(), clock);
    }

    AuthResponse send(Request request, Set<String> secrets) {
        Service asked = service();
        asked.guard().check(request);
        Transport sender = senderOf(request);
        await(pace.reserve());
        long began = clock.getAsLong();
        Outcome outcome = sender.send(request);
        Duration duration = Duration.ofNanos(clock.getAsLong() - began);
        Exchange exchange = new Exchange(Optional.of(request), advised(outcome, request), duration, List.of());
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

    private Transport senderOf(Request request) {
        Transport usual = transport();
        return usual.cannotSend(request).isEmpty() ? usual : exactTransport();
    }

    private synchronized Transport transport() {
        if (closed) {
            throw new IllegalStateException(
                    "The client of " + service().name()
                            + " is closed: the test or class it was given to has ended. Let each test take its own AuthClient parameter.");
        }
        if (transport == null) {
            transport = preferred.apply(options);
        }
        return transport;
    }

    private synchronized Transport exactTransport() {
        if (exact == null) {
            exact = new RawTransport(options.transport());
        }
        return exact;
    }

    private Outcome advised(Outcome outcome, Request request) {
        return outcome instanceof Fault fault
                ? FaultAdvice.added(fault, request, service().name(), options)
                : outcome;
    }

    private static void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException interrupted) {
            // The request still goes out; whoever interrupted finds the flag.
            Thread.currentThread().interrupt();
        }
    }

    synchronized void close() {
        closed = true;
        if (transport != null) {
            transport.close();
        }
        if (exact != null) {
            exact.close();
        }
    }
}
