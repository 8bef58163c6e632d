package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.testkit.Client;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Honest clients, which check the host name, take the certificate when they are told to trust it, and only then. */
class StubCertificateTests {
    /** Handshakes of many tests at once take their time. */
    static final TransportOptions patient =
            new TransportOptions(Duration.ofMinutes(1), Duration.ofMinutes(1), 64 << 10, 64 << 10, Optional.empty());

    @AutoClose
    static final AuthStub stub = AuthStub.start();

    @ParameterizedTest
    @EnumSource(Client.class)
    void namesThisMachine(Client client) {
        try (Transport trusting = client.open(patient.withTrust(stub.trust()))) {
            assertThat(health(trusting, "127.0.0.1")).isInstanceOf(Response.class);
            assertThat(health(trusting, "localhost")).isInstanceOf(Response.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    void isRefusedByClientsThatDoNotTrustIt(Client client) {
        try (Transport strict = client.open(patient)) {
            assertThat(strict.send(Request.of(Method.GET, stub.secureUri()))).isInstanceOf(Fault.class);
        }
    }

    private static Outcome health(Transport transport, String host) {
        String address = stub.secureUri().toString().replace("127.0.0.1", host);
        return transport.send(Request.of(Method.GET, URI.create(address + "/health")));
    }
}
