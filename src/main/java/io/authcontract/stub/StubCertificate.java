package io.authcontract.stub;

import io.authcontract.http.TransportOptions.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.Optional;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for this machine, made when the server starts: the one WireMock brings names no host, and honest clients refuse it. */
final class StubCertificate {
    static final String TYPE = "PKCS12";

    private final HeldCertificate certificate;
    private final String password;

    private StubCertificate(HeldCertificate certificate, String password) {
        this.certificate = certificate;
        this.password = password;
    }

    /** Empty without okhttp-tls; the server then speaks http only. */
    static Optional<StubCertificate> ifPossible() {
        try {
            return Optional.of(make());
        } catch (NoClassDefFoundError noOkHttpTls) {
            return Optional.empty();
        }
    }

    private static StubCertificate make() {
        byte[] octets = new byte[16];
        new SecureRandom().nextBytes(octets);
        HeldCertificate certificate = new HeldCertificate.Builder()
                .commonName("authcontract stub")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("::1")
                .build();
        return new StubCertificate(certificate, HexFormat.of().formatHex(octets));
    }

    String password() {
        return password;
    }

    Trust trust() {
        HandshakeCertificates trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new Trust(trusting.sslContext(), trusting.trustManager());
    }

    /** WireMock takes a file only; whoever asks deletes it. */
    Path file() {
        try {
            Path file = Files.createTempFile("authcontract-stub", ".p12");
            try (OutputStream target = Files.newOutputStream(file)) {
                KeyStore store = KeyStore.getInstance(TYPE);
                store.load(null, null);
                char[] secret = password.toCharArray();
                Certificate[] chain = {certificate.certificate()};
                store.setKeyEntry("stub", certificate.keyPair().getPrivate(), secret, chain);
                store.store(target, secret);
            }
            return file;
        } catch (IOException noFile) {
            throw new UncheckedIOException(noFile);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This JDK cannot write a PKCS12 key store.", broken);
        }
    }
}
