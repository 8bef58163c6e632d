package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.LineService;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.LineService.Wire;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Services that say no in the content of a success: nobody was let in, and nothing is proven. */
class RefusalInContentTests {
    private static Coverage run(Script script, UnaryOperator<ContractBuilder> declared) {
        try (LineService service = LineService.start(Wire.HTTP, script);
                RawTransport transport = new RawTransport(TransportOptions.standard())) {
            Contract contract = declared.apply(Contract.named("words").baseUri(service.uri()))
                    .build();
            return Matrix.of(contract).run(transport);
        }
    }

    private static Answer content(String type, String text) {
        return Answer.of(200, "Cache-Control: private, no-store").saying(type, text);
    }

    private static void isInconclusive(Coverage coverage) {
        assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
        assertThat(coverage.clusters())
                .noneMatch(cluster -> cluster.finding().filter(Finding::fails).isPresent());
        assertThat(coverage.cells(Verdict.INCONCLUSIVE))
                .extracting(CellSummary::reason)
                .isNotEmpty()
                .allMatch(reason -> reason.startsWith("answered with 200"));
    }

    /** A site without an API: the login form stands at the protected address. */
    @Test
    void aLoginFormForPeopleLetsNobodyIn() {
        isInconclusive(run(RefusalInContentTests::site, contract -> contract.profile(Profile.BROWSER)
                .scheme(Scheme.cookie("sid"))
                .identity(Identity.valid("alice", () -> Credential.cookie("sid", Visitor.SESSION)))
                .secured("GET /account")));
    }

    private static Answer site(Call call) {
        if (!call.path().equals("/account")) {
            return Answer.of(404);
        }
        if (!call.isRead()) {
            return Answer.of(405, "Allow: GET, HEAD");
        }
        return Visitor.bySession(call) == Visitor.ALICE
                ? content("text/html", "<h1>Account of Alice</h1>")
                : content("text/html", "<form action=/login><input name=u><input type=password name=p></form>");
    }

    /** GraphQL over HTTP, section 6.4.1: with application/json the status is 200 whatever went wrong. */
    @Test
    void anErrorOfGraphQlLetsNobodyIn() {
        isInconclusive(run(RefusalInContentTests::graph, contract -> contract.scheme(Scheme.bearer("words"))
                .identity(Identity.valid("alice", () -> Credential.bearer(Visitor.TOKEN)))
                .secured("POST /graphql", o -> o.body("application/json", "{\"query\":\"{me{id}}\"}")
                        .harmless())));
    }

    private static Answer graph(Call call) {
        if (!call.path().equals("/graphql")) {
            return Answer.of(404);
        }
        if (!call.method().equals("POST")) {
            return Answer.of(405, "Allow: POST");
        }
        return call.value("Authorization").equalsIgnoreCase("Bearer " + Visitor.TOKEN)
                ? content("application/json", "{\"data\":{\"me\":{\"id\":\"7\"}}}")
                : content("application/json", "{\"errors\":[{\"message\":\"Unauthorized\"}],\"data\":null}");
    }
}
