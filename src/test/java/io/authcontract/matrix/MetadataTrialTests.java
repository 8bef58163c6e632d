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
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run follows the address in a challenge, and says what it finds there. */
class MetadataTrialTests {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private String parameter = "resource_metadata=\"http://localhost:PORT" + WELL_KNOWN + "/tools\"";
    private UnaryOperator<Reply> published = UnaryOperator.identity();
    private final ScriptedService service = ScriptedService.start(this::answer);

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        String address = service.uri().toString();
        if (asked.path().equals(WELL_KNOWN + "/tools") && asked.isAnonymous()) {
            return published.apply(Reply.json(
                    200,
                    "{\"resource\":\"" + address + "/tools\",\"authorization_servers\":[\"https://as.example\"]}"));
        }
        if (!asked.path().equals("/tools")) {
            return Reply.json(404, "{}");
        }
        if (asked.authorization().matches("(?i)Bearer +" + TestApi.TOKEN)) {
            return asked.method().matches("GET|HEAD")
                    ? Reply.json(200, "{\"tools\":[]}")
                    : Reply.status(405).with("Allow", "GET, HEAD");
        }
        String error = asked.authorization().isEmpty() ? "" : ", error=\"invalid_token\"";
        return TestApi.refusal("Bearer "
                + parameter.replace("PORT", String.valueOf(service.uri().getPort())) + ", scope=\"tools\"" + error);
    }

    private Coverage run(Profile profile, UnaryOperator<ContractBuilder> more) {
        Contract contract = more.apply(Contract.named("tools")
                        .baseUri(service.uri())
                        .profile(profile)
                        .scheme(Scheme.bearer())
                        .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)))
                        .secured("GET /tools"))
                .build();
        try (RawTransport transport = new RawTransport(TransportOptions.standard())) {
            return Matrix.of(contract).run(transport);
        }
    }

    private Coverage run(Profile profile) {
        return run(profile, c -> c);
    }

    private static List<String> failing(Coverage coverage) {
        return coverage.overall().stream()
                .filter(Finding::fails)
                .map(finding -> finding.rule().id())
                .toList();
    }

    private long askedForMetadata() {
        return service.asked().stream()
                .filter(asked -> asked.path().startsWith(WELL_KNOWN))
                .count();
    }

    @Test
    void findsWhatIsPublished() {
        Coverage coverage = run(Profile.MCP);

        assertThat(coverage.overall()).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKeys("prm-valid", "mcp-discovery");
        assertThat(askedForMetadata()).as("once, for all operations").isEqualTo(1);
    }

    @Test
    void findsADocumentBehindTheGuard() {
        published = right -> TestApi.refusal("Bearer realm=\"tools\"");

        assertThat(failing(run(Profile.API))).containsExactly("prm-valid");
    }

    /** Whoever is too busy to answer has not said that there is nothing. */
    @Test
    void concludesNothingFromAServiceThatIsBusy() {
        published = right -> Reply.status(503);

        Coverage coverage = run(Profile.MCP);

        assertThat(coverage.overall()).isEmpty();
        assertThat(coverage.notApplicable())
                .containsEntry("prm-valid", "the metadata was answered with 503: run it again later")
                .containsEntry("mcp-discovery", "the metadata was answered with 503: run it again later");
    }

    @Test
    void findsADocumentOfSomethingElse() {
        published = right -> right.withBody(right.body().replace("/tools", "/other"));

        assertThat(failing(run(Profile.API))).containsExactly("prm-valid");
    }

    @Test
    void findsAnMcpServerThatNamesNoAuthorizationServer() {
        published = right -> right.withBody(right.body().replaceFirst(",\"authorization_servers.*", "}"));

        assertThat(failing(run(Profile.API))).isEmpty();
        assertThat(failing(run(Profile.MCP))).containsExactly("mcp-discovery");
    }

    @Test
    void looksAtTheWellKnownPathsOfAnMcpServer() {
        parameter = "realm=\"tools\"";

        assertThat(failing(run(Profile.MCP))).isEmpty();
        published = right -> Reply.json(404, "{}");
        assertThat(failing(run(Profile.MCP))).containsExactly("mcp-discovery");
    }

    @Test
    void asksNobodyElseUnlessTheContractSaysSo() {
        parameter = "resource_metadata=\"https://api.example" + WELL_KNOWN + "\"";

        Coverage coverage = run(Profile.API);

        assertThat(coverage.overall()).isEmpty();
        assertThat(coverage.notApplicable().get("prm-valid")).contains("allowHosts(\"api.example\")");
    }

    @Test
    void asksForNoAddressThatIsNone() {
        parameter = "resource_metadata=\"http://[::\"";

        assertThat(failing(run(Profile.API))).containsExactly("prm-valid");
        assertThat(askedForMetadata()).isZero();
    }

    @Test
    void asksForNothingWhereNothingIsNamed() {
        parameter = "realm=\"tools\"";

        assertThat(run(Profile.API).notApplicable()).containsEntry("prm-valid", "no challenge names resource_metadata");
        assertThat(askedForMetadata()).isZero();
    }
}
