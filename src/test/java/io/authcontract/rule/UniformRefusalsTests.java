package io.authcontract.rule;

import static io.authcontract.rule.UniformRefusals.UNIFORM_REFUSALS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who stands out, in the words of the finding. What refuses is a service of seven operations: GET and DELETE of /a, /b and /c, and GET /d. */
class UniformRefusalsTests {
    private static final String MISSING = "none.no-credentials";
    private static final String INVALID = "bearer.random";
    private static final List<String> OPERATIONS =
            List.of("GET /a", "GET /b", "GET /c", "GET /d", "DELETE /a", "DELETE /b", "DELETE /c");

    private SetRule.Watch watch;

    @BeforeEach
    void begin() {
        watch = UNIFORM_REFUSALS.watch();
    }

    private static Seen refused(String... fields) {
        return Seen.refused(fields);
    }

    private static Seen json(String content) {
        return json(content, "Cache-Control: no-store");
    }

    private static Seen json(String content, String field) {
        return refused("WWW-Authenticate: Bearer realm=\"a\"", "Content-Type: application/json", field)
                .content(content);
    }

    private void see(String operation, String scenario, Seen answer, String... found) {
        watch.see(answer.observation(), new Setting(operation, scenario, Set.of(found)));
    }

    private List<String> said() {
        return watch.result().findings().stream()
                .map(finding -> finding.facts().stream()
                        .map(fact -> fact.label() + ": " + fact.value())
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void namesEveryDelete() {
        for (String operation : OPERATIONS) {
            see(operation, MISSING, json(operation.startsWith("DELETE") ? "{\"title\":\"\"}" : "{\"error\":\"\"}"));
        }

        assertThat(said())
                .containsExactly(
                        "[operations: every DELETE (3), for: none.no-credentials,"
                                + " content: 4 of 7 operations: application/json {error}; every DELETE (3): application/json {title}]");
    }

    @Test
    void namesOneOperationWithAllThatIsOddAboutItInAllScenarios() {
        for (String operation : OPERATIONS) {
            for (String scenario : List.of(MISSING, INVALID, "none.unknown-scheme")) {
                boolean odd = operation.equals("GET /b");
                see(operation, scenario, odd ? json("{\"title\":\"\"}", "X-Powered-By: b") : json("{\"error\":\"\"}"));
            }
        }

        assertThat(said())
                .containsExactly("[operations: GET /b, for: none.no-credentials and 2 other scenarios,"
                        + " content: 6 of 7 operations: application/json {error}; GET /b: application/json {title},"
                        + " fields: 6 of 7 operations: cache-control; GET /b: x-powered-by]");
    }

    @Test
    void namesAKindOfCredentialThatIsRefusedElsewhere() {
        for (String operation : OPERATIONS) {
            see(operation, MISSING, json("{\"error\":\"\"}"));
            see(
                    operation,
                    INVALID,
                    refused(
                                    "WWW-Authenticate: Bearer realm=\"a\"",
                                    "Content-Type: text/html",
                                    "Cache-Control: no-store")
                            .content("<h1>401</h1>")
                            .carrying(CredentialKind.INVALID));
        }

        assertThat(said())
                .containsExactly("[scenario: none.no-credentials, other scenario: bearer.random,"
                        + " content: application/json; other: text/html]");
    }

    private static Seen page(CredentialKind kind) {
        return refused("WWW-Authenticate: Bearer realm=\"a\"", "Content-Type: text/html", "Cache-Control: no-store")
                .content("<h1>401</h1>")
                .carrying(kind);
    }

    /** What several invalid credentials are answered with is one finding; malformed ones, and those presented oddly, are none of it. */
    @Test
    void namesOneKindOfDriftOnceForAllScenarios() {
        for (String operation : OPERATIONS) {
            see(operation, MISSING, json("{\"error\":\"\"}"));
            see(operation, "bearer.malformed", page(CredentialKind.MALFORMED));
            see(operation, "bearer.odd", page(CredentialKind.INVALID).presented(Presentation.SCHEME_CASE));
        }
        assertThat(said()).isEmpty();

        for (String operation : OPERATIONS) {
            see(operation, INVALID, page(CredentialKind.INVALID));
            see(operation, "bearer.expired", page(CredentialKind.INVALID));
            see(operation, "bearer.revoked", page(CredentialKind.INVALID));
        }
        assertThat(said())
                .containsExactly("[scenario: none.no-credentials, other scenario: bearer.random and 2 other scenarios,"
                        + " content: application/json; other: text/html]");
    }

    /** Most operations without credentials are the measure, however few of another scenario were asked first. */
    @Test
    void comparesWithTheScenarioThatMostOperationsHave() {
        see("GET /a", "none.once", page(CredentialKind.NONE));
        for (String operation : OPERATIONS) {
            see(operation, MISSING, json("{\"error\":\"\"}"));
            see(operation, INVALID, page(CredentialKind.INVALID));
        }

        assertThat(said())
                .containsExactly("[scenario: none.no-credentials, other scenario: bearer.random,"
                        + " content: application/json; other: text/html]");
    }

    /** Of two, neither is usual. */
    @Test
    void namesNobodyWhereThereIsNoMajority() {
        see("GET /a", MISSING, json("{\"error\":\"\"}"));
        see("GET /b", MISSING, json("{\"title\":\"\"}"));

        assertThat(watch.result()).isEqualTo(Result.satisfied());
    }

    @Test
    void leavesOutWhatARuleHasFound() {
        for (String operation : OPERATIONS) {
            boolean odd = operation.equals("GET /b");
            see(operation, MISSING, json(odd ? "[]" : "{\"error\":\"\"}"), odd ? "problem-details" : "body-media-type");
        }

        assertThat(said()).isEmpty();
    }

    /** Whoever asks for other credentials has other parameters; two realms make two groups of them. */
    @Test
    void leavesOutWhoAsksForOtherSchemes() {
        for (String operation : OPERATIONS) {
            String challenge =
                    switch (operation) {
                        case "GET /b" -> "Basic realm=\"b\", charset=\"UTF-8\"";
                        case "GET /c" -> "Basic realm=\"c\", charset=\"UTF-8\"";
                        default -> "Bearer realm=\"a\"";
                    };
            see(operation, MISSING, refused("WWW-Authenticate: " + challenge));
        }

        assertThat(said()).isEmpty();
    }

    @Test
    void oneRefusalIsNoMatter() {
        see("GET /a", MISSING, json("{}"));

        assertThat(watch.result())
                .isEqualTo(Result.notApplicable("fewer than two refusals were seen that can be compared"));
    }

    @Test
    void aServiceOfManyKindsIsReportedInAFewFindings() {
        IntStream.range(0, 40).forEach(i -> see("GET /same" + i, MISSING, json("{\"error\":\"\"}")));
        IntStream.range(0, 30).forEach(i -> see("GET /other" + i, MISSING, json("{\"m" + i + "\":\"\"}")));

        assertThat(said()).hasSize(16).allMatch(text -> text.contains("40 of 70 operations"));
    }
}
