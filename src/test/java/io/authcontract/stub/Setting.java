package io.authcontract.stub;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.MatrixOptions;
import io.authcontract.matrix.Target;
import io.authcontract.rule.Allowances;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** With which book, profile and tiers the matrix meets a stub. */
enum Setting {
    /** The standard book, as a team has it that declares nothing. */
    STANDARD("the standard book", contract -> contract),
    DEEP("the standard book, all tiers", contract -> contract.tiers(Tier.values())),
    BASIC("the standard book, a service with Basic", contract -> contract),
    OPT_IN("the whole book", contract -> contract.book(RuleBook.everything())),
    BROWSER(
            "the standard book, profile BROWSER, a login redirect allowed",
            contract -> contract.profile(Profile.BROWSER).policy(Policy.REDIRECT_TO_LOGIN)),
    BROWSER_OPT_IN("the whole book, profile BROWSER", contract -> contract.profile(Profile.BROWSER)
            .book(RuleBook.everything())),
    SCRIPTS("the standard book, all tiers, two web origins", contract -> contract.tiers(Tier.values())
            .webOrigins(CorsFlaws.APP, "https://admin.example")),
    /** The stub plays no tools that a client could discover. */
    MCP("the standard book, profile MCP", contract -> contract.profile(Profile.MCP)
            .book(RuleBook.standard().without("mcp-discovery"))),
    PROXY("the whole book, profile PROXY", contract -> contract.profile(Profile.PROXY)
            .book(RuleBook.everything())),
    HTTPS("the whole book over https, the host promises HSTS", contract -> contract.book(RuleBook.everything())
            .allowances(Allowances.none().hstsHost(true)));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a lambda without state.
    private final UnaryOperator<ContractBuilder> declared;

    Setting(String text, UnaryOperator<ContractBuilder> declared) {
        this.text = text;
        this.declared = declared;
    }

    StubService service() {
        return this == BASIC ? StubService.orders().taking(Scheme.basic("orders")) : StubService.orders();
    }

    /** Everything the matrix has to say of a stub. */
    Coverage run(AuthStub stub) {
        TransportOptions limits =
                this == HTTPS ? StubCertificateTests.patient.withTrust(stub.trust()) : StubCertificateTests.patient;
        ContractBuilder builder =
                stub.contractAt(this == HTTPS ? stub.secureUri() : stub.uri()).tiers(Tier.CORE, Tier.STANDARD);
        Contract contract = declared.apply(builder).build();
        try (Transport transport = new OkHttpTransport(limits)) {
            return Matrix.of(contract).run(Target.of(contract, transport, limits), MatrixOptions.standard());
        }
    }

    static List<Finding> findings(Coverage coverage) {
        return Stream.concat(
                        coverage.clusters().stream().flatMap(cluster -> cluster.finding().stream()),
                        coverage.overall().stream())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
