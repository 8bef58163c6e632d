package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is sent anew, and what is not. */
class SenderTests {
    private static final Request REQUEST = Request.of(Method.GET, URI.create("http://localhost:1/orders"));
    private static final Fault DOUBT = new Fault(Fault.Kind.USED_CONNECTION, "ended");
    private static final Fault RESET = new Fault(Fault.Kind.RESET, "reset");

    private final AtomicLong now = new AtomicLong();

    private record Scripted(Queue<Outcome> outcomes) implements Transport {
        @Override
        public Outcome send(Request request) {
            return outcomes.remove();
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private Exchange send(Outcome... outcomes) {
        Scripted transport = new Scripted(new ArrayDeque<>(List.of(outcomes)));
        try (Sender sender = new Sender(
                () -> transport, TransportOptions.standard(), Duration.ofNanos(1), () -> now.addAndGet(1_000))) {
            Exchange exchange = sender.sendRepeatable(REQUEST);
            assertThat(transport.outcomes()).isEmpty();
            return exchange;
        }
    }

    @Test
    void asksAnewWhenAUsedConnectionEnded() {
        Exchange exchange = send(DOUBT, RESET);

        assertThat(exchange.outcome()).isEqualTo(RESET);
        assertThat(exchange.duration()).isEqualTo(Duration.ofNanos(1_000));
    }

    @Test
    void asksAnewOnceOnly() {
        assertThat(send(DOUBT, DOUBT).outcome()).isEqualTo(DOUBT);
    }

    @Test
    void leavesEveryOtherFaultAlone() {
        assertThat(send(RESET).outcome()).isEqualTo(RESET);
    }

    @Test
    void sendsOnceWhatMayNotBeRepeated() {
        Scripted transport = new Scripted(new ArrayDeque<>(List.of(DOUBT, RESET)));
        try (Sender sender =
                new Sender(() -> transport, TransportOptions.standard(), Duration.ZERO, now::incrementAndGet)) {
            assertThat(sender.send(REQUEST).outcome()).isEqualTo(DOUBT);
            assertThat(transport.outcomes()).hasSize(1);
        }
    }

    @Test
    void keepsItsPaceWhenItAsksAnew() {
        send(RESET);
        assertThat(now).hasValue(3_000); // the pace, the beginning, the end
        send(DOUBT, RESET);
        assertThat(now).hasValue(9_000);
    }
}
