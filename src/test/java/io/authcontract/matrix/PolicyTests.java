package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Tier;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each policy changes one verdict, and without it the default holds. */
class PolicyTests {
    private static final String ACCOUNTS = "GET /accounts";

    private static Verdict verdict(UnaryOperator<Script> service, String cell, Policy... policies) {
        return cell(service, cell, policies).verdict();
    }

    private static CellSummary cell(UnaryOperator<Script> service, String cell, Policy... policies) {
        try (Ledger ledger = Ledger.with(service)) {
            ContractBuilder contract = ledger.contract()
                    .secured(ACCOUNTS)
                    .open("GET /health", "load balancer probe")
                    .tiers(Tier.values());
            for (Policy policy : policies) {
                contract.policy(policy);
            }
            return Ledger.run(contract).cells().stream()
                    .filter(it -> it.cell().id().equals("ledger: " + cell))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static UnaryOperator<Script> answering(String line, Reply reply) {
        return right -> asked -> asked.authorization().equals(line) ? reply : right.answer(asked);
    }

    private static boolean isStranger(Asked asked) {
        return asked.path().startsWith("/accounts") && asked.authorization().isEmpty();
    }

    @Test
    void wants401ForMalformedCredentials() {
        UnaryOperator<Script> service = answering(
                "Bearer",
                Reply.status(400).with("WWW-Authenticate", "Bearer realm=\"ledger\", error=\"invalid_request\""));
        String cell = "bearer ~ none.scheme-only";

        assertThat(verdict(service, cell)).isEqualTo(Verdict.PROVEN);
        assertThat(verdict(service, cell, Policy.MALFORMED_MUST_BE_401)).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void lets403StandForMissingCredentials() {
        UnaryOperator<Script> service = right ->
                asked -> isStranger(asked) ? Reply.status(403).with("Cache-Control", "no-store") : right.answer(asked);
        String cell = ACCOUNTS + " ~ none.no-credentials";

        assertThat(verdict(service, cell)).isEqualTo(Verdict.BROKEN);
        assertThat(verdict(service, cell, Policy.MISSING_MAY_BE_403)).isEqualTo(Verdict.PROVEN);
    }

    /** Whoever tries what the service does not take has brought nothing (RFC 6750 section 3.1). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ACCOUNTS + " ~ none.unknown-scheme",
                "any scheme ~ none.empty-authorization",
                "bearer ~ bearer.method-query"
            })
    void lets403StandForCredentialsThatNobodyTakes(String cell) {
        UnaryOperator<Script> service = right -> asked ->
                asked.path().startsWith("/accounts") && !asked.authorization().startsWith("Bearer ")
                        ? Reply.status(403).with("Cache-Control", "no-store")
                        : right.answer(asked);

        assertThat(verdict(service, cell)).isEqualTo(Verdict.BROKEN);
        assertThat(verdict(service, cell, Policy.MISSING_MAY_BE_403)).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void letsARedirectToTheLoginPageStandForARefusal() {
        UnaryOperator<Script> service = right -> asked -> isStranger(asked)
                ? Reply.status(302).with("Location", "/login").with("Cache-Control", "no-store")
                : right.answer(asked);
        String cell = ACCOUNTS + " ~ none.no-credentials";

        assertThat(verdict(service, cell)).isEqualTo(Verdict.BROKEN);
        assertThat(verdict(service, cell, Policy.REDIRECT_TO_LOGIN)).isEqualTo(Verdict.PROVEN);
    }

    /** Whoever guards the whole path sends strangers to the login page for every method. */
    @Test
    void takesTheWayToTheLoginPageForARefusalOfOtherMethods() {
        String login = "/login?next=/accounts";
        String cell = "PUT /accounts ~ none.unsupported-method";

        assertThat(verdict(redirecting("/login?next=%2Faccounts", login), cell, Policy.REDIRECT_TO_LOGIN))
                .isEqualTo(Verdict.CLOSED);
        assertThat(cell(
                                redirecting(login, login),
                                "DELETE /accounts ~ none.unsupported-method",
                                Policy.REDIRECT_TO_LOGIN)
                        .verdict())
                .isEqualTo(Verdict.CLOSED);
        assertThat(verdict(redirecting(login, login), cell)).isEqualTo(Verdict.INCONCLUSIVE);
        // A form that was obeyed sends its reader back to the list.
        assertThat(verdict(redirecting(login, "/accounts/3"), cell, Policy.REDIRECT_TO_LOGIN))
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static UnaryOperator<Script> redirecting(String read, String write) {
        return right -> asked -> isStranger(asked)
                ? Reply.status(303)
                        .with("Location", asked.method().matches("GET|HEAD") ? read : write)
                        .with("Cache-Control", "no-store")
                : right.answer(asked);
    }

    @Test
    void maySupportTokensInTheQuery() {
        UnaryOperator<Script> service = right -> asked -> asked.query().contains("access_token=" + Ledger.TOKEN)
                ? Reply.json(200, "[]").with("Cache-Control", "private")
                : right.answer(asked);
        String cell = "bearer ~ bearer.method-query";

        assertThat(cell(service, cell).reason()).isEqualTo("accepted with 200, which is a note by default");
        assertThat(cell(service, cell, Policy.TOKEN_IN_QUERY).reason())
                .isEqualTo("accepted with 200, as the contract says");
    }

    @Test
    void decidesAboutBadCredentialsOnOpenOperations() {
        UnaryOperator<Script> ignores = right -> right;
        UnaryOperator<Script> refuses = right -> asked ->
                asked.path().equals("/health") && !asked.authorization().isEmpty()
                        ? Reply.challenge("Bearer realm=\"ledger\", error=\"invalid_token\"")
                        : right.answer(asked);
        String cell = "GET /health ~ none.public-with-bad-credentials";

        assertThat(verdict(ignores, cell)).isEqualTo(Verdict.PROVEN);
        assertThat(verdict(refuses, cell)).isEqualTo(Verdict.PROVEN);
        assertThat(verdict(ignores, cell, Policy.REJECT_BAD_CREDENTIALS_ON_OPEN))
                .isEqualTo(Verdict.BROKEN);
        assertThat(verdict(refuses, cell, Policy.REJECT_BAD_CREDENTIALS_ON_OPEN))
                .isEqualTo(Verdict.PROVEN);
        assertThat(verdict(ignores, cell, Policy.IGNORE_BAD_CREDENTIALS_ON_OPEN))
                .isEqualTo(Verdict.PROVEN);
        assertThat(verdict(refuses, cell, Policy.IGNORE_BAD_CREDENTIALS_ON_OPEN))
                .isEqualTo(Verdict.BROKEN);
    }

    @Test
    void toleratesAReviewedExceptionAndTellsWhenItIsNoLongerNeeded() {
        UnaryOperator<Script> bare = right -> asked -> asked.authorization().startsWith("Bearer x")
                        || (asked.path().startsWith("/accounts")
                                && asked.authorization().isEmpty())
                ? Reply.status(401).with("Cache-Control", "no-store")
                : right.answer(asked);
        try (Ledger ledger = Ledger.with(bare)) {
            ContractBuilder contract = ledger.contract()
                    .secured(ACCOUNTS)
                    .tolerate("challenge-present", "GET /accounts", "gateway, ORD-12", LocalDate.of(2999, 1, 1))
                    .tolerate("challenge-parses", "*", "gateway, ORD-13", LocalDate.of(2999, 1, 1));

            Coverage coverage = Ledger.run(contract);

            assertThat(coverage.cells())
                    .filteredOn(it -> it.cell().id().equals("ledger: GET /accounts ~ none.no-credentials"))
                    .extracting(CellSummary::verdict)
                    .containsExactly(Verdict.PROVEN);
            assertThat(coverage.unusedTolerations()).extracting(it -> it.rule()).containsExactly("challenge-parses");
        }
    }

    @Test
    void toleratesNothingElsewhere() {
        UnaryOperator<Script> bare = right ->
                asked -> isStranger(asked) ? Reply.status(401).with("Cache-Control", "no-store") : right.answer(asked);
        try (Ledger ledger = Ledger.with(bare)) {
            ContractBuilder contract = ledger.contract()
                    .secured(ACCOUNTS)
                    .tolerate("challenge-present", "HEAD /accounts", "gateway, ORD-12", LocalDate.of(2999, 1, 1));

            assertThat(Ledger.run(contract).cells(Verdict.BROKEN))
                    .map(it -> it.cell().id())
                    .contains("ledger: GET /accounts ~ none.no-credentials")
                    .doesNotContain("ledger: HEAD /accounts ~ none.no-credentials");
        }
    }
}
