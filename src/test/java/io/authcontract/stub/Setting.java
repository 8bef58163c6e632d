package io.authcontract.stub;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.LogCapture;
import io.authcontract.contract.Login;
import io.authcontract.contract.Policy;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.contract.Revocation;
import io.authcontract.contract.StateProbe;
import io.authcontract.credential.Credential;
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
import java.util.stream.Stream;

/** With which book, profile, tiers and hooks the matrix meets a stub. */
enum Setting {
    /** The standard book, as a team has it that declares nothing. */
    STANDARD("the standard book", (contract, stub) -> contract),
    DEEP("the standard book, all tiers", (contract, stub) -> contract.tiers(Tier.values())),
    BASIC("the standard book, a service with Basic", (contract, stub) -> contract),
    OPT_IN("the whole book", (contract, stub) -> contract.book(RuleBook.everything())),
    BROWSER(
            "the standard book, profile BROWSER, a login redirect allowed",
            (contract, stub) -> contract.profile(Profile.BROWSER).policy(Policy.REDIRECT_TO_LOGIN)),
    BROWSER_OPT_IN("the whole book, profile BROWSER", (contract, stub) -> contract.profile(Profile.BROWSER)
            .book(RuleBook.everything())),
    SCRIPTS("the standard book, all tiers, two web origins", (contract, stub) -> contract.tiers(Tier.values())
            .webOrigins(CorsFlaws.APP, "https://admin.example")),
    PROXY("the whole book, profile PROXY", (contract, stub) -> contract.profile(Profile.PROXY)
            .book(RuleBook.everything())),
    HTTPS("the whole book over https, the host promises HSTS", (contract, stub) -> contract.book(RuleBook.everything())
            .allowances(Allowances.none().hstsHost(true))),
    MCP("the standard book, profile MCP", (contract, stub) -> contract.profile(Profile.MCP)),
    STATE("the standard book, a state probe", (contract, stub) -> writing(stub)),
    REVOCATION(
            "the standard book, a revocation",
            (contract, stub) -> contract.hooks(h ->
                    h.revocation(Revocation.by("revocation", () -> stub.credential("bob"), it -> stub.revoke("bob"))))),
    LOG("the whole book, the log", (contract, stub) -> contract.book(RuleBook.everything())
            .hooks(h -> h.log(LogCapture.of(stub::log)))),
    PASSWORDS("the whole book, a service with Basic", (contract, stub) -> contract.book(timeless())),
    DIGEST("the whole book, a service with Digest", (contract, stub) -> contract.book(timeless())
            .hooks(h -> h.digest(() -> (Credential.Basic) stub.credential("dave")))),
    /** The stub asks scripts for a password as Basic does, and a browser would ask people. */
    LOGIN("the whole book, profile BROWSER, a login", (contract, stub) -> contract.profile(Profile.BROWSER)
            .policy(Policy.REDIRECT_TO_LOGIN)
            .book(timeless().without("no-browser-prompt"))
            .hooks(h -> h.login(
                    Login.form("/login", "user", "password", () -> (Credential.Basic) stub.credential("dave"))))),
    LOCKOUT("the whole book, a service with Basic and tokens that locks accounts", (contract, stub) -> contract.book(
                    timeless())
            .hooks(h -> h.repeatedFailures(
                    RepeatedFailures.of("grace").within(20).session(() -> stub.credential("grace-bearer")))));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // Each is a lambda without state.
    private final Declared declared;

    /** What the contract of a stub is to have beside what it has by itself. */
    @FunctionalInterface
    private interface Declared {
        ContractBuilder in(ContractBuilder contract, AuthStub stub);
    }

    Setting(String text, Declared declared) {
        this.text = text;
        this.declared = declared;
    }

    /** Those operations of which a state probe can tell, because their input may be acted upon. */
    private static ContractBuilder writing(AuthStub stub) {
        return Contract.named("orders")
                .baseUri(stub.uri())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> stub.credential("alice")))
                .identity(Identity.lowPrivilege("bob", () -> stub.credential("bob")))
                .tiers(Tier.CORE, Tier.STANDARD)
                .secured("GET /orders")
                .secured("POST /orders", o -> o.scopes("orders:write")
                        .body("application/json", "{\"item\":\"sugar\"}")
                        .harmless())
                .hooks(h -> h.stateProbe(StateProbe.get("/orders", "alice")));
    }

    /** Without the rule that compares times: a busy machine has times of its own. */
    private static RuleBook timeless() {
        return RuleBook.everything().without("user-enum-timing");
    }

    StubService service() {
        StubService orders = StubService.orders();
        Scheme passwords = Scheme.basic("orders");
        return switch (this) {
            case MCP -> orders.also(StubPart.RESOURCE_METADATA);
            case BASIC, PASSWORDS -> orders.taking(passwords);
            case LOGIN -> orders.taking(passwords).also(StubPart.LOGIN);
            case DIGEST -> orders.taking(passwords).also(StubPart.DIGEST);
            case LOCKOUT -> orders.taking(passwords, Scheme.bearer("orders")).also(StubPart.LOCKOUT);
            default -> orders;
        };
    }

    /** The rules of the flaws that it shows. */
    String[] rules() {
        return FlawBook.ROWS.stream()
                .filter(row -> row.setting() == this)
                .map(FlawBook.Row::rule)
                .toArray(String[]::new);
    }

    /** Everything the matrix has to say of a stub. */
    Coverage run(AuthStub stub) {
        TransportOptions limits =
                this == HTTPS ? StubCertificateTests.patient.withTrust(stub.trust()) : StubCertificateTests.patient;
        ContractBuilder builder =
                stub.contractAt(this == HTTPS ? stub.secureUri() : stub.uri()).tiers(Tier.CORE, Tier.STANDARD);
        Contract contract = declared.in(builder, stub).build();
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
