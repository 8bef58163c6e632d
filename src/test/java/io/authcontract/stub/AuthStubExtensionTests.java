package io.authcontract.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Matrix;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A team that has a WireMock server already puts our behaviour beside its own. */
class AuthStubExtensionTests {
    @AutoClose
    static final Transport transport = new RawTransport(TransportOptions.standard());

    static final AuthStubExtension extension = new AuthStubExtension();
    static final WireMockServer theirs =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().extensions(extension));

    @BeforeAll
    static void start() {
        theirs.start();
        theirs.stubFor(get("/prices").willReturn(ok("their prices")));
    }

    @AfterAll
    static void stop() {
        theirs.stop();
    }

    @Test
    void standsBesideTheirStubsAndKeepsItsContract() {
        AuthStub orders = extension.stub(theirs, "/shop/orders-api", StubService.orders());
        Response price = new StubVisitor(transport, URI.create(theirs.baseUrl())).get("/prices");

        assertThat(orders.uri()).isEqualTo(URI.create(theirs.baseUrl() + "/shop/orders-api"));
        assertThat(Matrix.of(orders.contract()).run(transport).isFullyProven()).isTrue();
        assertThat(price.text()).isEqualTo("their prices");
        assertThat(price.headers().contains("Matched-Stub-Id")).isTrue();
    }

    @Test
    void letsTheirStubsWin() {
        AuthStub orders = extension.stub(theirs, "/mixed", StubService.orders());
        theirs.stubFor(get("/mixed/orders/8").willReturn(ok("their order")));
        StubVisitor visitor = new StubVisitor(transport, orders.uri());

        assertThat(visitor.get("/orders/8").text()).isEqualTo("their order");
        assertThat(visitor.get("/orders/7").status()).isEqualTo(401);
    }

    @Test
    void leavesNothingBehind() {
        int before = theirs.getStubMappings().size();
        AuthStub orders = extension.stub(theirs, "/short", StubService.orders());

        orders.close();

        assertThat(new StubVisitor(transport, orders.uri()).get("/health").status())
                .isEqualTo(404);
        assertThat(extension).asString().doesNotContain("/short");
        assertThat(before).isPositive();
    }

    @Test
    void saysWhatItCannotDo() {
        AuthStub orders = extension.stub(theirs, "/plain", StubService.orders());

        assertThatIllegalStateException()
                .isThrownBy(orders::secureUri)
                .withMessage("Your WireMock server has no https port. Make it with options().dynamicHttpsPort().");
        assertThatIllegalStateException()
                .isThrownBy(orders::trust)
                .withMessage("The certificate of your WireMock server is yours: trust it as you do now, or let"
                        + " AuthStub.start(..) start a server with one of its own.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extension.stub(theirs, "orders", StubService.orders()))
                .withMessage("The prefix \"orders\" is no path for a stub. Write a slash and a segment, for example"
                        + " \"/orders-api\".");
    }
}
