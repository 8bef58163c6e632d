package io.authcontract.http;

/**
 * Why a request has no (complete) response. A fault is a value, never an exception.
 *
 * @param kind what happened
 * @param detail one sentence for people, free of credentials
 * @since 0.1.0
 */
public record Fault(Kind kind, String detail) implements Outcome {

    /** What can go wrong between sending a request and having its response. */
    public enum Kind {
        /** Nobody listens at that address. */
        CONNECTION_REFUSED,
        /** The host name has no address. */
        UNKNOWN_HOST,
        /** The TLS handshake failed, or the certificate is not trusted. */
        TLS,
        /** The configured time was over before the response was complete. */
        TIMEOUT,
        /** The connection was closed before a status line came. */
        CLOSED_UNANSWERED,
        /** The connection was reset. */
        RESET,
        /** The connection was closed in the middle of a response. */
        TRUNCATED,
        /** What came is not HTTP. */
        MALFORMED,
        /** The header section, or the interim responses, exceeded the configured limit. */
        TOO_LARGE,
        /** The connection had served before, and ended or brought octets of an earlier answer: nothing can be told of this request. */
        USED_CONNECTION,
        /** This transport cannot send the request as specified. */
        NOT_SENDABLE,
        /** Anything else the transport reports. */
        OTHER
    }

    @Override
    public String toString() {
        return kind + ": " + Redaction.standard().line(detail);
    }
}
