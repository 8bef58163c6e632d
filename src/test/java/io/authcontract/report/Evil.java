package io.authcontract.report;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.testkit.Canned;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import java.util.function.Function;

/** Runs matrices against services whose answers are made to harm whoever shows them. */
final class Evil {
    static final String TOKEN = "canary.bearer~8f3a9c";
    static final String USER = "carol";
    static final String PASSWORD = "canary:pa ss/\"w0rd\"<&>";

    private Evil() {}

    static Coverage run(String name, Function<ReceivedRequest, String> answer) {
        RawServer.Behaviour behaviour =
                connection -> connection.write(Canned.octets(answer.apply(connection.readRequest())));
        try (RawServer server = RawServer.http(behaviour);
                RawTransport transport = new RawTransport(TransportOptions.standard())) {
            return Matrix.of(contract(name, server)).run(transport);
        }
    }

    private static Contract contract(String name, RawServer server) {
        return Contract.named(name)
                .baseUri(server.uri("/"))
                .scheme(Scheme.bearer("evil"))
                .scheme(Scheme.basic("evil"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)))
                .identity(Identity.valid(USER, () -> Credential.basic(USER, PASSWORD)))
                .secured("GET,POST /orders")
                .open("GET /health", "</td><script>alert('reason')</script>")
                .build();
    }
}
