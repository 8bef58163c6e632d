package many;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.junit.AuthMatrix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The worst there is: nothing is guarded, and fourteen cells of each of 715 paths fail. */
class OpenToEverybodyTests {
    private static final int PATHS = 715;

    private static HttpServer server;

    @RegisterExtension
    static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> {
        ContractBuilder contract = Contract.named("orders")
                .baseUri("http://localhost:" + server.getAddress().getPort())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer("a-token-nobody-looks-at")));
        for (int i = 0; i < PATHS; i++) {
            contract.secured("GET /customers/" + i + "/orders");
        }
        return contract.build();
    });

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", OpenToEverybodyTests::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] content = "[{\"id\":7}]".getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, head ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @AuthMatrix
    void matrix() {}
}
