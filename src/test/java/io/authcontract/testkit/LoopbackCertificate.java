package io.authcontract.testkit;

import io.authcontract.http.TransportOptions;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate made in memory, what a server needs to show it and a client to trust it. */
public final class LoopbackCertificate {
    private static final class Shared {
        static final LoopbackCertificate LOCALHOST = new LoopbackCertificate("localhost", "127.0.0.1", "::1");
    }

    private final HandshakeCertificates server;
    private final HandshakeCertificates client;

    private LoopbackCertificate(String... names) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder().commonName(names[0]);
        for (String name : names) {
            builder.addSubjectAlternativeName(name);
        }
        HeldCertificate certificate = builder.build();
        this.server =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        this.client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
    }

    /** Returns the one certificate of this JVM for localhost, 127.0.0.1 and ::1. */
    public static LoopbackCertificate localhost() {
        return Shared.LOCALHOST;
    }

    /** Returns a new certificate for other names. */
    public static LoopbackCertificate forNames(String... names) {
        return new LoopbackCertificate(names);
    }

    /** Returns what a server needs. */
    public SSLContext serverContext() {
        return server.sslContext();
    }

    /** Returns what a client needs to trust this certificate alone. */
    public TransportOptions.Trust trust() {
        return new TransportOptions.Trust(client.sslContext(), client.trustManager());
    }
}
