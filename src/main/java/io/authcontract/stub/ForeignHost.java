package io.authcontract.stub;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.authcontract.http.TransportOptions.Trust;
import java.net.URI;

/**
 * A WireMock server of somebody else.
 *
 * @param server the server
 */
record ForeignHost(WireMockServer server) implements StubHost {

    @Override
    public URI http() {
        return URI.create("http://localhost:" + server.port());
    }

    @Override
    public URI https() {
        if (!server.isHttpsEnabled()) {
            throw new IllegalStateException(
                    "Your WireMock server has no https port. Make it with options().dynamicHttpsPort().");
        }
        return URI.create("https://localhost:" + server.httpsPort());
    }

    @Override
    public Trust trust() {
        throw new IllegalStateException(
                "The certificate of your WireMock server is yours: trust it as you do now, or let"
                        + " AuthStub.start(..) start a server with one of its own.");
    }
}
