package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Notes;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that adds notes of strangers: POST /notes without credentials, with a wrong token, and with one that may only read. */
class WholeTolerationsTests {
    private final Notes service = Notes.actingFirst(asked -> asked.method().equals("POST"));

    @AfterEach
    void stop() {
        service.close();
    }

    private Coverage tolerating(String cells) {
        return Ledger.run(service.probed().tolerate("no-side-effects", cells, "NOTES-7", LocalDate.of(2099, 1, 31)));
    }

    private static List<Finding> found(Coverage coverage) {
        List<Finding> found = coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals("no-side-effects"))
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "notes: *", "(whole matrix)", "POST /notes", "notes: POST *"})
    void coverWhatTheyName(String cells) {
        Coverage coverage = tolerating(cells);

        assertThat(found(coverage)).allMatch(Finding::tolerated).noneMatch(Finding::fails);
        assertThat(coverage.unusedTolerations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /notes", "others: *", "POST /notes ~ jwt.*"})
    void coverNothingElse(String cells) {
        Coverage coverage = tolerating(cells);

        assertThat(found(coverage)).allMatch(Finding::fails);
        assertThat(coverage.unusedTolerations()).hasSize(1);
    }

    @Test
    void coverOneScenarioOnly() {
        assertThat(found(tolerating("POST /notes ~ none.*")))
                .filteredOn(Finding::tolerated)
                .singleElement()
                .satisfies(finding -> assertThat(finding.fact("refused")).startsWith("POST /notes ~ none."));
    }

    private static boolean isTolerated(String cells, String value) {
        Contract contract = Contract.named("shop")
                .baseUri("http://localhost:1/api")
                .secured("GET /orders")
                .secured("GET /admin/orders")
                .secured("GET /orders/{id}")
                .secured("GET /orders/export")
                .tolerate("no-side-effects", cells, "SHOP-7", LocalDate.of(2099, 1, 31))
                .build();
        Finding finding = new Finding(
                RuleBook.everything().rules().stream()
                        .filter(rule -> rule.id().equals("no-side-effects"))
                        .findFirst()
                        .orElseThrow(),
                List.of(Fact.fact("for", value)),
                true,
                false);
        return new WholeTolerations(contract, contract.operations())
                .applied(finding, new HashSet<>())
                .tolerated();
    }

    /** The path of one operation may end like that of another, and a value may look like a word of a path. */
    @Test
    void coverTheOperationThatIsMeant() {
        assertThat(isTolerated("GET /orders", "GET /api/orders, credential NONE"))
                .isTrue();
        assertThat(isTolerated("GET /orders", "GET /admin/orders, credential NONE"))
                .isFalse();
        assertThat(isTolerated("GET /admin/orders", "GET /admin/orders, credential NONE"))
                .isTrue();
        assertThat(isTolerated("GET /orders/{id}", "GET /orders/export, credential NONE"))
                .isFalse();
    }

    /** What is not named may be any operation. */
    @Test
    void coverNoFindingThatNamesOnlySome() {
        assertThat(isTolerated("GET /orders", "GET /orders and 9 others")).isFalse();
        assertThat(isTolerated("*", "GET /orders and 9 others")).isTrue();
    }
}
