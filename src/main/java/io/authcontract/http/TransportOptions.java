package io.authcontract.http;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * The limits of a transport.
 *
 * @param connectTimeout how long a connection may take, TLS handshake included
 * @param timeout how long the whole exchange may take, from connecting to the last octet
 * @param maxHeaderOctets how large a header section may be, interim responses included, in octets
 * @param maxBodyOctets how many octets of content are kept; the rest is not read and the body is marked truncated
 * @param trust the certificates to trust for https; empty for those of the JDK
 * @since 0.1.0
 */
public record TransportOptions(
        Duration connectTimeout, Duration timeout, int maxHeaderOctets, int maxBodyOctets, Optional<Trust> trust) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_OCTETS = 1 << 30;

    /**
     * Creates the limits of a transport.
     *
     * @param connectTimeout how long a connection may take, TLS handshake included
     * @param timeout how long the whole exchange may take, from connecting to the last octet
     * @param maxHeaderOctets how large a header section may be, interim responses included, in octets
     * @param maxBodyOctets how many octets of content are kept; the rest is not read and the body is marked truncated
     * @param trust the certificates to trust for https; empty for those of the JDK
     * @throws IllegalArgumentException when a limit would be none: a time outside 1 ms to 1 day, a size outside 1 octet to 1 GiB
     */
    public TransportOptions {
        check("timeout", timeout);
        check("connectTimeout", connectTimeout);
        check("maxHeaderOctets", maxHeaderOctets);
        check("maxBodyOctets", maxBodyOctets);
    }

    private static void check(String name, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + name + " of a transport is " + time
                    + ", but it has to lie between 1 ms and 1 day. Write for example Duration.ofSeconds(15).");
        }
    }

    private static void check(String name, int octets) {
        if (octets < 1 || octets > MOST_OCTETS) {
            throw new IllegalArgumentException("The " + name + " of a transport is " + octets
                    + ", but it has to lie between 1 and " + MOST_OCTETS + ". Write for example 1 << 20.");
        }
    }

    /** What to trust for https: a context for sockets, and the trust manager it was made with (OkHttp asks for both). */
    public record Trust(SSLContext context, X509TrustManager manager) {}

    /**
     * Returns the defaults: 5 s to connect, 15 s in all, 256 KiB of header section, 1 MiB of content, the JDK's trust.
     *
     * @return the defaults
     */
    public static TransportOptions standard() {
        return new TransportOptions(
                Duration.ofSeconds(5), Duration.ofSeconds(15), 256 << 10, 1 << 20, Optional.empty());
    }

    /**
     * Returns these options with another time limit for the whole exchange; connecting may take no longer either.
     *
     * @param limit the time
     * @return new options
     */
    public TransportOptions withTimeout(Duration limit) {
        Duration connect = connectTimeout.compareTo(limit) > 0 ? limit : connectTimeout;
        return new TransportOptions(connect, limit, maxHeaderOctets, maxBodyOctets, trust);
    }

    /**
     * Returns these options with other certificates to trust.
     *
     * @param certificates what to trust
     * @return new options
     */
    public TransportOptions withTrust(Trust certificates) {
        return new TransportOptions(connectTimeout, timeout, maxHeaderOctets, maxBodyOctets, Optional.of(certificates));
    }
}
