package whole;

import com.sun.net.httpserver.HttpServer;
import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.junit.AuthMatrix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing here fails, and nothing is shown: every cell would delete something, so none is sent. */
class OnlyDeleteTests {
    private static HttpServer service;

    @RegisterExtension
    static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> Contract.named("orders")
            .baseUri(() -> URI.create("http://localhost:" + service.getAddress().getPort()))
            .scheme(Scheme.bearer("orders"))
            .identity(Identity.valid("alice", () -> Credential.bearer("sesame-of-alice")))
            .secured("DELETE /orders")
            .build());

    @BeforeAll
    static void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.sendResponseHeaders(405, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterAll
    static void stop() {
        service.stop(0);
    }

    @AuthMatrix
    void cell() {}
}
