package io.authcontract.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * The faults behind the exceptions of the JDK's network classes, on which every client is built. For adapters.
 *
 * @since 0.1.0
 */
public final class Faults {
    private static final int DEPTH = 10;

    /** An alert record of TLS 1.x (RFC 8446 section 5.1). */
    private static final String TLS_ALERT = "\25\3";

    private Faults() {}

    /**
     * Returns the fault for what a client threw.
     *
     * @param thrown the exception
     * @param request the request that was being sent
     * @return the fault; {@link Fault.Kind#OTHER} for an exception of unknown meaning, and for an interrupt, which stays noted in the thread
     */
    public static Fault of(Throwable thrown, Request request) {
        List<Throwable> causes = causes(thrown);
        if (causes.stream().anyMatch(Faults::isInterrupt)) {
            Thread.currentThread().interrupt();
            return new Fault(Fault.Kind.OTHER, "the thread was interrupted.");
        }
        if (causes.stream().anyMatch(UnresolvedAddressException.class::isInstance)) {
            return unknownHost(request); // java.net.http hides it behind a ConnectException.
        }
        return causes.stream()
                .flatMap(cause -> specific(cause, request).stream())
                .findFirst()
                .or(() -> general(causes))
                .orElseGet(() -> new Fault(Fault.Kind.OTHER, "the client failed with " + text(thrown)));
    }

    /**
     * Returns the fault of a request that cannot be sent as specified.
     *
     * @param reason the reason, from {@link Transport#cannotSend(Request)}
     * @return the fault
     */
    public static Fault notSendable(String reason) {
        return new Fault(
                Fault.Kind.NOT_SENDABLE, "this transport cannot send the request as specified: " + reason + ".");
    }

    /**
     * Returns the fault of an exchange that took too long.
     *
     * @param limit the time it had
     * @return the fault
     */
    public static Fault timeout(Duration limit) {
        return new Fault(Fault.Kind.TIMEOUT, "no complete response came within " + limit.toMillis() + " ms.");
    }

    /**
     * Returns the fault of a transport that is used after its end.
     *
     * @return the fault
     */
    public static Fault transportClosed() {
        return new Fault(Fault.Kind.OTHER, "this transport was closed.");
    }

    /**
     * Returns the fault of a service that answers with something else than HTTP.
     *
     * @param found the first octets of what came, each char one octet
     * @return the fault
     */
    public static Fault notHttp(String found) {
        String advice = found.startsWith(TLS_ALERT) ? " That is TLS: write https:// in its address." : "";
        return new Fault(
                Fault.Kind.MALFORMED,
                "this is not HTTP: a response begins with HTTP/1.1, but found " + Excerpt.of(found) + "." + advice);
    }

    /** A connection that had served before failed before the answer began. */
    static Fault onUsedConnection() {
        return new Fault(
                Fault.Kind.USED_CONNECTION,
                "the connection had served an earlier request and ended before an answer began; whether this request or its age ended it"
                        + " cannot be told. From now on every request has a connection of its own: run it again.");
    }

    /** More came over a connection that had served before than one answer. */
    static Fault leftOver() {
        return new Fault(
                Fault.Kind.USED_CONNECTION,
                "more than one answer came over a connection that had served an earlier request, and which is the one to this request cannot be"
                        + " told. From now on every request has a connection of its own: run it again.");
    }

    private static Fault unknownHost(Request request) {
        return new Fault(
                Fault.Kind.UNKNOWN_HOST, "the host name " + request.origin().host() + " has no address.");
    }

    static boolean isInterrupt(Throwable cause) {
        return cause instanceof InterruptedException
                || cause instanceof ClosedByInterruptException
                || (cause instanceof InterruptedIOException && "interrupted".equals(cause.getMessage()));
    }

    /** What an exception type says by itself, wherever it stands in the chain of causes. */
    private static Optional<Fault> specific(Throwable cause, Request request) {
        if (cause instanceof UnknownHostException) {
            return Optional.of(unknownHost(request));
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return fault(Fault.Kind.CONNECTION_REFUSED, "nobody listens at " + request.origin() + ": " + text(cause));
        }
        if (cause instanceof CertificateException) {
            return fault(Fault.Kind.TLS, "the certificate of " + request.origin() + " is not trusted: " + text(cause));
        }
        return isReset(cause) ? fault(Fault.Kind.RESET, "the connection was reset: " + text(cause)) : Optional.empty();
    }

    /** What an exception type says when no cause says more. */
    private static Optional<Fault> general(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof InterruptedIOException || cause instanceof HttpTimeoutException) {
                return fault(Fault.Kind.TIMEOUT, "the time limit was over: " + text(cause));
            }
            if (cause instanceof SSLException) {
                return fault(Fault.Kind.TLS, "TLS failed: " + text(cause));
            }
            if (cause instanceof ProtocolException) {
                return fault(Fault.Kind.MALFORMED, "this is not HTTP as the client reads it: " + text(cause));
            }
            if (cause instanceof EOFException) {
                return fault(
                        Fault.Kind.TRUNCATED,
                        "the connection was closed in the middle of the response: " + text(cause));
            }
        }
        return Optional.empty();
    }

    private static boolean isReset(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof SocketException) {
            return message.contains("reset") || message.contains("Broken pipe");
        }
        return cause instanceof IOException && message.equals("Connection reset by peer");
    }

    private static Optional<Fault> fault(Fault.Kind kind, String detail) {
        return Optional.of(new Fault(kind, detail));
    }

    static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable next = thrown; next != null && causes.size() < DEPTH; next = next.getCause()) {
            causes.add(next);
        }
        return causes;
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return Excerpt.plain(cause.getClass().getSimpleName() + message) + ".";
    }
}
