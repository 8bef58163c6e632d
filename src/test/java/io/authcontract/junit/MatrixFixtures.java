package io.authcontract.junit;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.matrix.Cell;
import io.authcontract.matrix.Matrix;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A service without a fault, and its contract. */
final class MatrixFixtures {
    static final TestApi API = TestApi.start();

    private MatrixFixtures() {}

    static Contract orders() {
        return contract("orders", API.uri()).secured("GET /orders").build();
    }

    static Contract invoices() {
        return contract("invoices", API.uri()).secured("GET /invoices").build();
    }

    static ContractBuilder contract(String name, URI address) {
        return Contract.named(name)
                .baseUri(address)
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)));
    }

    /** /broken lets everybody in; /busy has no time for strangers; /lost exists for nobody. */
    static Optional<Reply> brokenBusyAndLost(Asked asked) {
        boolean isStranger = asked.isAnonymous() && asked.method().equals("GET");
        return switch (asked.path()) {
            case "/lost" -> Optional.of(Reply.json(404, "{}"));
            case "/broken" -> asked.method().equals("GET") ? Optional.of(Reply.json(200, "[]")) : Optional.empty();
            case "/busy" -> isStranger ? Optional.of(Reply.json(429, "{}")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The display names of the invocations of a matrix. */
    static List<String> names(Contract contract) {
        return Matrix.of(contract).stream()
                .map(Cell::id)
                .map(id -> id.substring(contract.name().length() + 2))
                .toList();
    }

    static final class Orders implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return orders();
        }
    }

    static final class Invoices implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return invoices();
        }
    }
}
