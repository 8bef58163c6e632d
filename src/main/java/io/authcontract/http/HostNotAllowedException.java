package io.authcontract.http;

/**
 * A request was about to go to a host, or with a method, that nobody has allowed. The message says what was to be sent and what to write.
 *
 * @since 0.1.0
 */
public final class HostNotAllowedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    HostNotAllowedException(String message) {
        super(message);
    }
}
