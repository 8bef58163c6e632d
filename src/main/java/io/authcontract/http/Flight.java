package io.authcontract.http;

import io.authcontract.http.EventLoop.Listener;
import io.authcontract.http.EventLoop.Moored;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.Optional;

/** One exchange on an event loop: it is read whenever something has come, until the answer is complete or has to be waited for elsewhere. */
final class Flight {
    /** An answer in more pieces is read by a thread that waits: to begin anew with each piece would take too long. */
    private static final int MOST_READINGS = 4;

    private final Request request;
    private final Moored moored;
    private final RawTransport transport;
    private final EventLoop loop;
    private final Listener<Outcome> listener;
    private final Deadline deadline = new Deadline();
    private final SocketExchange exchange;
    private final long lastMoment;
    private int readings;

    Flight(
            Request request,
            byte[] octets,
            Moored moored,
            RawTransport transport,
            EventLoop loop,
            Listener<Outcome> listener) {
        this.request = request;
        this.moored = moored;
        this.transport = transport;
        this.loop = loop;
        this.listener = listener;
        this.lastMoment = System.nanoTime() + transport.options().timeout().toNanos();
        this.exchange = new SocketExchange(request, Optional.of(transport.pool(request.origin())), deadline);
        deadline.during(SocketExchange.WAITING);
        SelectionKey key = moored.key();
        key.attach(this);
        if (key.interestOps() != SelectionKey.OP_READ) {
            key.interestOps(SelectionKey.OP_READ);
        }
        exchange.begin(moored.connection(), octets, () -> {
            key.attach(null);
            loop.rest(request.origin(), moored);
        });
    }

    Request request() {
        return request;
    }

    Deadline deadline() {
        return deadline;
    }

    SocketExchange exchange() {
        return exchange;
    }

    Connection connection() {
        return moored.connection();
    }

    long remaining(long now) {
        return lastMoment - now;
    }

    /** Takes what has come; called where something has. */
    void read() {
        try {
            connection().fill();
            land(transport.outcome(this::answer, exchange, deadline, request));
        } catch (NotYet more) {
            goOn(more);
        } catch (IOException broken) {
            land(transport.failed(broken, deadline, exchange, request));
        }
    }

    private Response answer() throws IOException {
        return exchange.answer(connection(), transport.options(), transport.idle());
    }

    private void goOn(NotYet more) {
        readings++;
        if (more.isForTime() || readings == MOST_READINGS || connection().isFull()) {
            leave();
        } else {
            connection().rewind();
        }
    }

    /** What takes longer is read from its beginning by somebody who waits for the rest. */
    private void leave() {
        try {
            connection().part(moored.key());
        } catch (IOException broken) {
            land(transport.failed(broken, deadline, exchange, request));
            return;
        }
        exchange.leaveLoop();
        loop.leave(this);
        loop.elsewhere(() -> transport.readRest(this::answer, this, loop.elsewhere()), listener, exchange::finish);
    }

    void expire() {
        deadline.expire(transport.options().timeout());
        end(deadline.fault().orElseThrow());
    }

    /** Ends it before its answer. */
    void end(Fault fault) {
        deadline.end(fault);
        land(fault);
    }

    private void land(Outcome outcome) {
        exchange.finish();
        loop.leave(this);
        listener.arrived();
        loop.tell(() -> listener.answered(outcome));
    }
}
