package io.authcontract.junit;

import io.authcontract.client.AuthClientOptions;
import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A transport that tells how often it is opened and closed, and refuses to work while it is not open. */
final class CountingTransport {
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();

    Transport open(AuthClientOptions options) {
        opened.incrementAndGet();
        return new Counted(new RawTransport(options.transport()));
    }

    private final class Counted implements Transport {
        private final RawTransport raw;
        private final AtomicInteger closings = new AtomicInteger();

        Counted(RawTransport raw) {
            this.raw = raw;
        }

        @Override
        public Outcome send(Request request) {
            if (closings.get() > 0) {
                throw new AssertionError("used after it was closed");
            }
            return raw.send(request);
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return raw.cannotSend(request);
        }

        @Override
        public void close() {
            if (closings.incrementAndGet() > 1) {
                throw new AssertionError("closed twice");
            }
            closed.incrementAndGet();
            raw.close();
        }
    }
}
