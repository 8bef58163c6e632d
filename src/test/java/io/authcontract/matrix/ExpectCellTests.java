package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A client that asks before it sends a large content (RFC 9110 section 10.1.1): it hears 100 or the final answer, and need not send any of it. */
class ExpectCellTests {
    private static final String REFUSED = String.join(
            "\r\n",
            "HTTP/1.1 401 Unauthorized",
            "WWW-Authenticate: Bearer realm=\"orders\"",
            "Cache-Control: no-store",
            "Content-Length: 0",
            "Connection: close",
            "\r\n");
    private static final String CREATED = String.join(
            "\r\n",
            "HTTP/1.1 201 Created",
            "Content-Type: application/json",
            "Content-Length: 8",
            "Connection: close",
            "",
            "{\"id\":1}");
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    /** Serves everything but requests that ask first, which get some octets or none. */
    private static RawServer orders(String toThoseWhoAskFirst) {
        return RawServer.http(connection -> {
            ReceivedRequest request = connection.readHead();
            if (!request.values("Expect").isEmpty()) {
                connection.write(toThoseWhoAskFirst);
                connection.readContent(request);
            } else {
                connection.readContent(request);
                connection.write(request.values("Authorization").contains("Bearer t-1") ? CREATED : REFUSED);
            }
        });
    }

    @Test
    void findsAServiceThatWaitsForTheContent() {
        CellSummary cell = asked("");

        assertThat(cell.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(rules(cell)).isEqualTo(Map.of("expect-refused-early", "none"));
    }

    @Test
    void takesAnEarlyRefusal() {
        CellSummary cell = asked(REFUSED);

        assertThat(cell.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(cell.reason()).isEqualTo("refused with 401");
        assertThat(rules(cell)).doesNotContainKey("expect-refused-early");
    }

    /** Many containers send it before the application runs: allowed, and nothing is proven. */
    @Test
    void notesAnInvitation() {
        CellSummary cell = asked(CONTINUE);

        assertThat(cell.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(cell.status()).isEqualTo(100);
        assertThat(rules(cell)).containsOnlyKeys("expect-refused-early");
    }

    @Test
    void isAskedOnlyWhereItsRuleIs() {
        try (RawServer server = orders(REFUSED)) {
            assertThat(Matrix.of(contract(server, RuleBook.standard())).stream())
                    .noneMatch(cell -> cell.scenario().id().equals("none.expect-continue"));
        }
    }

    private static Map<String, String> rules(CellSummary cell) {
        return cell.clusters().stream()
                .flatMap(cluster -> cluster.finding().stream())
                .filter(finding -> finding.rule().id().equals("expect-refused-early"))
                .collect(Collectors.toMap(finding -> finding.rule().id(), finding -> finding.fact("final status")));
    }

    private static CellSummary asked(String toThoseWhoAskFirst) {
        TransportOptions limits = TransportOptions.standard().withTimeout(Duration.ofMillis(700));
        try (RawServer server = orders(toThoseWhoAskFirst);
                JdkTransport transport = new JdkTransport(limits)) {
            Contract contract = contract(server, RuleBook.everything());
            List<CellSummary> cells = Matrix.of(contract)
                    .only(CellFilter.parse("*none.expect-continue"))
                    .run(Target.of(contract, transport, limits), MatrixOptions.standard())
                    .cells();
            assertThat(cells).hasSize(1);
            return cells.get(0);
        }
    }

    private static Contract contract(RawServer server, RuleBook book) {
        return Contract.named("orders")
                .baseUri(server.uri("/"))
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer("t-1")))
                .secured("POST /orders", o -> o.body("application/json", "{}").harmless())
                .tiers(Tier.DEEP)
                .book(book)
                .build();
    }
}
