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
