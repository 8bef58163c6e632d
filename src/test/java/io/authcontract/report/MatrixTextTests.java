package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.matrix.CellFilter;
import io.authcontract.testkit.PaperOrders;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixTextTests {

    @Test
    void showsOperationsScenariosAndVerdicts() {
        Contract contract = PaperOrders.contract("orders")
                .secured("GET,DELETE /orders/{id}")
                .secured("GET /invoices")
                .open("GET /health", "load balancer probe")
                .build();

        assertThat(MatrixText.of(PaperOrders.withMistake().run(contract, CellFilter.parse("*bearer.*; *none.*"))))
                .isEqualTo(
                        """
                        orders: 48 cells, 17 proven, 3 broken, 8 unproven, 20 closed

                                                 1 2 3 4 5 6
                        GET     /orders/{id}     p p p B . .
                        HEAD    /orders/{id}     p p p B . .
                        DELETE  /orders/{id}     p p p B . .
                        GET     /invoices        U U U U . .
                        HEAD    /invoices        U U U U . .
                        GET     /health          . . . . p .
                        HEAD    /health          . . . . p .
                        6 others /orders/{id}    . . . . . c
                        7 others /invoices       . . . . . c
                        7 others /health         . . . . . c

                         1 bearer.pos.valid                               4 bearer.random
                         2 none.no-credentials                            5 none.public-resource
                         3 none.unknown-scheme                            6 none.unsupported-method

                        p any scheme, once: none.empty-authorization
                        p bearer, once: none.scheme-only
                        p bearer, once: bearer.pos.scheme-case/lower
                        p bearer, once: bearer.pos.scheme-case/upper
                        p bearer, once: bearer.pos.scheme-case/mixed
                        p bearer, once: bearer.method-query

                        B BROKEN: accepted, refused or answered as it must not be
                        U unproven: no valid credential worked, so a refusal says nothing
                        p proven: answered as promised, beside a control that worked
                        c closed: a method nobody declares, and the service does not serve it
                        . not asked""");
    }

    @Test
    void countsByFamilyWhereColumnsDoNotFit() {
        ContractBuilder contract = PaperOrders.contract("orders").tiers(Tier.values());
        String path = IntStream.range(0, 30).mapToObj(i -> "/orders").collect(Collectors.joining());
        contract.secured("GET " + path).scheme(Scheme.basic("orders"));

        String text = MatrixText.of(PaperOrders.withMistake().run(contract.build()));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(text).contains(" basic bearer none shape\n").containsPattern("\nGET +/orders/.*\\.\\.\\..*/orders ");
    }

    @Test
    void hasALineForARunWithoutCells() {
        assertThat(MatrixText.of(PaperOrders.withMistake().run(PaperOrders.everything(), CellFilter.parse("nobody"))))
                .startsWith("orders: 0 cells, 0 proven");
    }
}
