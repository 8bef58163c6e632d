package io.authcontract.stub;

import static io.authcontract.stub.Flaw.CHALLENGE_MALFORMED;
import static io.authcontract.stub.Flaw.CHALLENGE_MISSING;
import static io.authcontract.stub.Flaw.CHALLENGE_MISSING_FOR_INVALID_TOKEN;
import static io.authcontract.stub.Flaw.ERROR_ON_SCHEME_ONLY;
import static io.authcontract.stub.Flaw.FORBIDDEN_FOR_MISSING;
import static io.authcontract.stub.Flaw.REDIRECT_TO_LOGIN;
import static io.authcontract.stub.Flaw.UNGUARDED_METHOD;
import static io.authcontract.stub.Flaw.WRONG_SCHEME_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.credential.Tier;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.Verdict;
import io.authcontract.rule.Finding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which cells a flaw breaks is derived by hand from its sentence; the standard book catches each by one rule. */
class FlawTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new OkHttpTransport(TransportOptions.standard());

    private static final List<String> READS = List.of("GET /orders", "HEAD /orders");
    private static final List<String> READS_OF_ONE = List.of("GET /orders/{id}", "HEAD /orders/{id}");
    private static final List<String> WRITES = List.of("POST /orders", "PUT /orders/{id}", "DELETE /orders/{id}");
    private static final List<String> PROTECTED =
            Stream.of(READS, READS_OF_ONE, WRITES).flatMap(List::stream).toList();

    /** The stub takes what is not token68 for malformed, and the rest of these for tokens nobody issued. */
    private static final List<String> UNKNOWN_TOKENS = List.of(
            "none.literal-null/null",
            "none.literal-null/undefined",
            "none.literal-null/none",
            "none.literal-null/nil",
            "none.literal-null/true",
            "none.literal-null/zero",
            "jwt.format.parts/one",
            "jwt.format.parts/two",
            "jwt.format.parts/four",
            "jwt.format.parts/five",
            "jwt.format.parts/leading-dot",
            "jwt.format.parts/trailing-dot",
            "jwt.format.parts/dots",
            "jwt.unknown-kid",
            "jwt.alg-missing/absent",
            "jwt.alg-missing/null",
            "jwt.alg-missing/array",
            "jwt.alg-none.none/made-up");

    private static final Set<String> WITH_A_WORD =
            cells(List.of("any scheme"), "none.reflected/query", "none.reflected/user-agent");

    private static final Set<String> NO_CREDENTIALS = cells(PROTECTED, "none.no-credentials");
    private static final Set<String> INVALID_TOKEN =
            union(List.of(cells(PROTECTED, "bearer.random"), cells(List.of("bearer"), UNKNOWN_TOKENS)));
    private static final Set<String> ANSWERED_WITH_401 = union(List.of(
            NO_CREDENTIALS,
            INVALID_TOKEN,
            WITH_A_WORD,
            cells(PROTECTED, "none.unknown-scheme"),
            cells(List.of("any scheme"), "none.empty-authorization", "none.accept-html"),
            cells(List.of("any scheme"), "none.accept-html/script", "none.accept-html/json", "shape.method.trace"),
            cells(List.of("bearer"), "none.wrong-scheme", "none.token-without-scheme", "bearer.method-query")));
    /** Whoever asks for HTML may be sent to the login page. */
    private static final Set<String> ANSWERED_TO_PROGRAMS = ANSWERED_WITH_401.stream()
            .filter(cell -> !cell.endsWith("none.accept-html"))
            .collect(Collectors.toCollection(TreeSet::new));

    private static final Set<String> ANSWERED_WITH_400 = cells(
            List.of("bearer"),
            "none.scheme-only",
            "none.literal-null/object",
            "none.literal-null/placeholder",
            "bearer.illegal-char",
            "shape.authz.duplicate/good-then-bad",
            "shape.authz.duplicate/bad-then-good");
    private static final Set<String> ANSWERED_WITH_403 = cells(WRITES, "bearer.insufficient-scope");

    record Expected(Flaw flaw, String rule, Set<String> broken) {
        @Override
        public String toString() {
            return flaw.name();
        }
    }

    static List<Expected> expectations() {
        return List.of(
                new Expected(CHALLENGE_MISSING, "challenge-present", ANSWERED_WITH_401),
                new Expected(CHALLENGE_MISSING_FOR_INVALID_TOKEN, "challenge-present", INVALID_TOKEN),
                new Expected(
                        CHALLENGE_MALFORMED,
                        "challenge-parses",
                        union(List.of(ANSWERED_WITH_401, ANSWERED_WITH_400, ANSWERED_WITH_403))),
                new Expected(WRONG_SCHEME_ACCEPTED, "scheme-enforced", cells(List.of("bearer"), "none.wrong-scheme")),
                new Expected(
                        FORBIDDEN_FOR_MISSING,
                        "unauth-is-401",
                        union(List.of(
                                NO_CREDENTIALS,
                                // An odd User-Agent may be turned away with 403.
                                cells(List.of("any scheme"), "none.reflected/query"),
                                cells(
                                        List.of("any scheme"),
                                        "none.accept-html",
                                        "none.accept-html/script",
                                        "none.accept-html/json")))),
                new Expected(
                        UNGUARDED_METHOD,
                        "no-anonymous-access",
                        cells(READS_OF_ONE, "none.no-credentials", "none.unknown-scheme", "bearer.random")),
                new Expected(
                        ERROR_ON_SCHEME_ONLY,
                        "no-5xx-on-creds",
                        cells(List.of("bearer"), "none.scheme-only", "none.token-without-scheme")),
                new Expected(REDIRECT_TO_LOGIN, "no-login-redirect-for-machines", ANSWERED_TO_PROGRAMS));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void isCaughtByItsRuleWhereItBites(Expected expected) {
        try (AuthStub stub = server.stub(StubService.orders().with(expected.flaw()))) {
            Coverage coverage = Matrix.of(stub.contractAt(stub.uri())
                            .tiers(Tier.CORE, Tier.STANDARD)
                            .build())
                    .run(transport);

            assertThat(ids(coverage.cells(Verdict.BROKEN))).isEqualTo(expected.broken());
            assertThat(failingRules(coverage)).containsExactly(expected.rule());
            assertThat(coverage.cells(Verdict.UNPROVEN)).isEmpty();
        }
    }

    @Test
    void aClientThatFollowsTheRedirectFindsALoginPage() {
        try (AuthStub stub = server.stub(StubService.orders().with(REDIRECT_TO_LOGIN))) {
            StubVisitor visitor = new StubVisitor(transport, stub.uri());

            String location = visitor.get("/orders").headers().first("Location").orElseThrow();

            assertThat(location)
                    .isEqualTo(
                            stub.uri().getPath() + "/login?next=" + stub.uri().getPath() + "/orders");
            assertThat(visitor.get("/login").text()).contains("type=\"password\"");
        }
    }

    private static Set<String> ids(List<CellSummary> cells) {
        return cells.stream().map(cell -> cell.cell().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> failingRules(Coverage coverage) {
        return Stream.concat(
                        coverage.overall().stream(),
                        coverage.clusters().stream().flatMap(cluster -> cluster.finding().stream()))
                .filter(Finding::fails)
                .map(finding -> finding.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> cells(List<String> subjects, String... scenarios) {
        return cells(subjects, List.of(scenarios));
    }

    private static Set<String> cells(List<String> subjects, List<String> scenarios) {
        return subjects.stream()
                .flatMap(subject -> scenarios.stream().map(scenario -> "orders: " + subject + " ~ " + scenario))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
