package quickstart;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.junit.RefusesUnauthenticated;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersMatrixTests implements RefusesUnauthenticated {
    @AutoClose
    static final OrdersService service = OrdersService.start();

    @RegisterExtension
    static final AuthContractExtension contract = AuthContractExtension.with(() -> Contract.named("orders")
            .baseUri(service.uri())
            .scheme(Scheme.bearer("orders"))
            .identity(Identity.valid("alice", () -> Credential.bearer(OrdersService.TOKEN)))
            .sample("id", "1")
            .secured("GET /orders")
            .secured("GET,DELETE /orders/{id}")
            .open("GET /health", "load balancer probe")
            .build());
}
