package io.authcontract.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what may be sent twice on an event loop, which the calling thread drives until the answer is there. Not for use by several threads. */
final class OnLoop implements Transport {
    private final Transport transport;
    private final EventLoop loop;

    OnLoop(Transport transport) {
        this.transport = transport;
        this.loop = transport.loop().orElseThrow();
    }

    /** What came of one request. */
    private static final class Waiting implements EventLoop.Listener<Outcome> {
        private @Nullable Outcome outcome;

        @Override
        public void answered(Outcome what) {
            outcome = what;
        }

        @Override
        public void failed(Throwable thrown) {
            throw new AssertionError(thrown);
        }
    }

    @Override
    public Outcome sendRepeatable(Request request) {
        Waiting waiting = new Waiting();
        loop.sendRepeatable(request, waiting);
        while (waiting.outcome == null) {
            Runnable told = loop.next(Duration.ofMinutes(1));
            if (told != null) {
                told.run();
            }
        }
        return waiting.outcome;
    }

    @Override
    public Outcome send(Request request) {
        return transport.send(request);
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return transport.cannotSend(request);
    }

    @Override
    public Optional<EventLoop> loop() {
        return transport.loop();
    }

    @Override
    public boolean isOverSockets() {
        return true;
    }

    @Override
    public void close() {
        loop.close();
        transport.close();
    }
}
