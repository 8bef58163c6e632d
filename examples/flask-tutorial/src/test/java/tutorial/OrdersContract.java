package tutorial;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import java.net.URI;
import java.util.function.Supplier;

/** What both services promise. */
final class OrdersContract {
    private OrdersContract() {}

    static Contract of(String name, Supplier<URI> uri) {
        return Contract.named(name)
                .baseUri(uri)
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(PythonService.TOKEN)))
                .identity(Identity.lowPrivilege("bob", () -> Credential.bearer(PythonService.READONLY_TOKEN)))
                .sample("id", "1")
                .secured("GET /orders")
                .secured("GET /orders/{id}")
                // An order without an item: refused by the handler, so nothing is ever created.
                .secured("POST /orders", o -> o.scopes("orders:write")
                        .body("application/json", "{}")
                        .controlStatus(400))
                .secured("DELETE /orders/{id}", o -> o.scopes("orders:write"))
                .open("GET /health", "load balancer probe")
                .tiers(Tier.CORE, Tier.STANDARD)
                .build();
    }
}
