package io.authcontract.assertion;

import static io.authcontract.assertion.AuthAssertions.assertThat;
import static io.authcontract.assertion.AuthAssertions.assertThatCoverage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.contract.Contract;
import io.authcontract.matrix.CellFilter;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Verdict;
import io.authcontract.testkit.PaperOrders;
import org.junit.jupiter.api.Test;

class CoverageAssertTests {
    private static final Contract ORDERS =
            PaperOrders.contract("orders").secured("GET,DELETE /orders/{id}").build();

    private static final Coverage REPAIRED = PaperOrders.repaired().run(ORDERS);
    private static final Coverage MISTAKEN = PaperOrders.withMistake().run(ORDERS);

    @Test
    void passesWhereEverythingIsProven() {
        assertThat(REPAIRED)
                .isFullyProven()
                .hasNoBroken()
                .isComplete()
                .hasCount(Verdict.BROKEN, 0)
                .hasCount(Verdict.CLOSED, 6)
                .covers("GET /orders/{id}", "HEAD /orders/{id}", "DELETE /orders/{id}");
    }

    @Test
    void aBrokenOperationIsCoveredAndNotProven() {
        assertThat(MISTAKEN).covers("DELETE /orders/{id}");
        assertThatThrownBy(() -> assertThat(MISTAKEN).isFullyProven()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(MISTAKEN).hasNoBroken()).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsNotProvenIsNotBroken() {
        Coverage invoices = PaperOrders.repaired()
                .run(PaperOrders.contract("orders")
                        .secured("GET /invoices/{id}")
                        .build());

        assertThat(invoices).hasNoBroken();
        assertThatThrownBy(() -> assertThat(invoices).isFullyProven()).hasMessageContaining("no control");
        assertThatThrownBy(() -> assertThat(invoices).covers("GET /invoices/{id}"))
                .hasMessageContaining("GET /invoices/{id}: UNPROVEN");
    }

    @Test
    void aRunWithoutCellsProvesNothing() {
        Coverage nothing = PaperOrders.repaired().run(ORDERS, CellFilter.parse("nothing"));

        assertThatThrownBy(() -> assertThat(nothing).isFullyProven()).hasMessageContaining("nothing is proven");
        assertThatThrownBy(() -> assertThat(nothing).covers("GET /orders/{id}"))
                .hasMessageContaining("no cell of it has run");
    }

    @Test
    void saysThatItGotNothing() {
        Coverage absent = null;

        assertThatThrownBy(() -> assertThatCoverage(absent).isFullyProven())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }

    @Test
    void collectsFailuresSoftly() {
        AuthSoftAssertions softly = new AuthSoftAssertions();

        softly.assertThat(MISTAKEN).isFullyProven().hasNoBroken().covers("PURGE /orders");

        assertThat(softly.assertionErrorsCollected()).hasSize(3);
    }
}
