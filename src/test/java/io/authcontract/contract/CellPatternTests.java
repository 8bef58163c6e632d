package io.authcontract.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPatternTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            *                                              | orders: GET /orders ~ none.no-credentials   | true
            orders: GET /orders ~ none.no-credentials      | orders: GET /orders ~ none.no-credentials   | true
            GET /orders ~ none.no-credentials              | orders: GET /orders ~ none.no-credentials   | true
            GET /orders                                    | orders: GET /orders ~ none.no-credentials   | true
            GET /orders                                    | orders: GET /orders/{id} ~ bearer.random    | false
            GET /orders*                                   | orders: GET /orders/{id} ~ bearer.random    | true
            orders: DELETE * ~ jwt.*                       | orders: DELETE /orders/{id} ~ jwt.exp.past  | true
            orders: DELETE * ~ jwt.*                       | orders: GET /orders/{id} ~ jwt.exp.past     | false
            * ~ none.literal-null/*                        | orders: bearer ~ none.literal-null/nil      | true
            billing: *                                     | orders: GET /orders ~ none.no-credentials   | false
            orders                                         | orders: GET /orders ~ none.no-credentials   | false
            """)
    void selectsCells(String pattern, String cell, boolean expected) {
        assertThat(new CellPattern(pattern).matches(cell)).isEqualTo(expected);
    }

    @Test
    void takesLinearTimeForManyStars() {
        String cell = "orders: GET /" + "a".repeat(5000) + " ~ none.no-credentials";

        assertThat(new CellPattern("*a".repeat(200) + "*b").matches(cell)).isFalse();
    }
}
