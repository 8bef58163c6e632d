package io.authcontract.matrix;

import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A transport that remembers what it was given to send. */
final class Recording implements Transport {
    private final Transport transport;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    Recording(Transport transport) {
        this.transport = transport;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Outcome send(Request request) {
        requests.add(request);
        return transport.send(request);
    }

    @Override
    public Outcome sendRepeatable(Request request) {
        requests.add(request);
        return transport.sendRepeatable(request);
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return transport.cannotSend(request);
    }

    @Override
    public void close() {
        transport.close();
    }
}
