package io.authcontract.stub;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.authcontract.http.TransportOptions.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Our own WireMock server, on loopback and free ports. */
final class WireMockHost implements StubHost {
    private static final String LOOPBACK = "127.0.0.1";

    /** WireMock's own number serves some 20 requests at once. */
    private static final int THREADS = 100;

    private final AuthStubExtension extension;
    private final WireMockServer server;
    private final Optional<StubCertificate> certificate;

    private WireMockHost(AuthStubExtension extension, WireMockServer server, Optional<StubCertificate> certificate) {
        this.extension = extension;
        this.server = server;
        this.certificate = certificate;
    }

    static WireMockHost start(Optional<StubCertificate> certificate) {
        AuthStubExtension extension = new AuthStubExtension();
        Optional<Path> keys = certificate.map(StubCertificate::file);
        try {
            WireMockConfiguration options = options(extension);
            certificate.ifPresent(own -> options.dynamicHttpsPort()
                    .keystoreType(StubCertificate.TYPE)
                    .keystorePath(keys.orElseThrow().toString())
                    .keystorePassword(own.password())
                    .keyManagerPassword(own.password()));
            WireMockServer server = new WireMockServer(options);
            server.start();
            return new WireMockHost(extension, server, certificate);
        } finally {
            keys.ifPresent(WireMockHost::delete);
        }
    }

    /** WireMock's journal would keep credentials: ours does not. */
    private static WireMockConfiguration options(AuthStubExtension extension) {
        return WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .dynamicPort()
                .containerThreads(THREADS)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .gzipDisabled(true)
                .disableRequestJournal()
                .extensions(extension);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException notDeleted) {
            throw new UncheckedIOException(notDeleted);
        }
    }

    AuthStub stub(StubRoute route) {
        return extension.stub(server, route, this);
    }

    void stop() {
        server.stop();
    }

    @Override
    public URI http() {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    @Override
    public URI https() {
        checkTls();
        return URI.create("https://" + LOOPBACK + ":" + server.httpsPort());
    }

    @Override
    public Trust trust() {
        checkTls();
        return certificate.orElseThrow().trust();
    }

    private void checkTls() {
        if (certificate.isEmpty()) {
            throw new IllegalStateException(
                    "The stub speaks https only with okhttp-tls, which is not on the class path. Add the"
                            + " dependency com.squareup.okhttp3:okhttp-tls with scope test.");
        }
    }
}
