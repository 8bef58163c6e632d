package io.authcontract.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A socket on this machine that answers every connection with the same octets, one request each unless the answer says otherwise: for what an HTTP server cannot be made
 * to do. Needs no other library. Safe for use by several threads.
 *
 * <pre>{@code
 * try (RawStub stub = RawStub.answering(RawAnswer.early401("Bearer realm=\"orders\""))) {
 *     assertThat(client.upload(stub.uri(), video)).isEqualTo(401);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RawStub implements AutoCloseable {
    private static final int CLOSING_SECONDS = 5;
    private static final int MOST_REQUESTS = 10_000;

    private final ServerSocket listener;
    private final RawAnswer answer;
    private final ExecutorService threads = Executors.newCachedThreadPool(RawStub::thread);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Deque<String> requests = new ArrayDeque<>();

    private RawStub(ServerSocket listener, RawAnswer answer) {
        this.listener = listener;
        this.answer = answer;
    }

    /**
     * Starts listening on a free port.
     *
     * @param answer what everybody gets
     * @return the stub
     */
    public static RawStub answering(RawAnswer answer) {
        RawStub stub = new RawStub(listen(), answer);
        stub.threads.execute(stub::accept);
        return stub;
    }

    private static ServerSocket listen() {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return listener;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "authcontract-raw-stub");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                open.add(socket);
                if (listener.isClosed()) {
                    close(socket); // Whoever closed the listener may have looked for open connections already.
                }
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException closed) {
            // Nobody is served any more.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            boolean goesOn = true;
            while (goesOn) {
                RawExchange exchange = new RawExchange(socket);
                received(exchange.head());
                goesOn = exchange.answer(answer);
            }
        } catch (IOException clientHasGone) {
            // It got what there was to get.
        } finally {
            open.remove(socket);
        }
    }

    private void received(String head) {
        synchronized (requests) {
            if (requests.size() == MOST_REQUESTS) {
                requests.removeFirst();
            }
            requests.addLast(head);
        }
    }

    /**
     * Returns the address.
     *
     * @return an http address
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /**
     * Returns the header sections that were received, the latest ten thousand at most.
     *
     * @return request line and fields of each request, redacted
     */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Stops listening and closes every connection. Idempotent. */
    @Override
    public void close() {
        closeListener();
        open.forEach(RawStub::close);
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                throw new IllegalStateException("The raw stub still has threads after " + CLOSING_SECONDS + " s.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException notClosed) {
            throw new UncheckedIOException(notClosed);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Nothing is left to close.
        }
    }

    @Override
    public String toString() {
        return "RawStub " + uri() + ", " + answer;
    }
}
