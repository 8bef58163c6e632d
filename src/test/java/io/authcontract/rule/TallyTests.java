package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTests {
    private static Tally of(String... operations) {
        Tally tally = new Tally();
        for (String operation : operations) {
            tally.add(operation);
        }
        return tally;
    }

    @Test
    void namesTheFirstFewAndCountsTheRest() {
        Tally all = of("GET /a", "GET /b", "GET /c", "GET /d", "GET /e", "GET /f");

        assertThat(of("GET /b").among(all)).isEqualTo("GET /b");
        assertThat(of("GET /b", "GET /c", "GET /d").among(all)).isEqualTo("GET /b, GET /c, GET /d");
        assertThat(of("GET /b", "GET /c", "GET /d", "GET /e", "GET /f").among(all))
                .isEqualTo("GET /b, GET /c, GET /d and 2 others");
        assertThat(of("GET /b", "GET /c", "GET /d", "GET /e").among(all))
                .isEqualTo("GET /b, GET /c, GET /d and 1 other");
    }

    @Test
    void namesAMethodWhoseOperationsTheseAllAre() {
        Tally all = of("GET /a", "DELETE /a", "DELETE /b", "DELETE /c", "POST /a");

        assertThat(of("DELETE /a", "DELETE /b", "DELETE /c").among(all)).isEqualTo("every DELETE (3)");
        assertThat(of("DELETE /a", "DELETE /b").among(all)).isEqualTo("DELETE /a, DELETE /b");
        assertThat(of("POST /a").among(all)).as("one is named by itself").isEqualTo("POST /a");
        assertThat(of("DELETE /a", "DELETE /b", "POST /a").among(all)).isEqualTo("DELETE /a, DELETE /b, POST /a");
        assertThat(of("GET /a", "GET /b").among(of("GET /a", "GET /b")))
                .as("there is no other method")
                .isEqualTo("GET /a, GET /b");
    }

    @Test
    void tellsSetsApartByWhatIsInThemAndNotByTheirOrder() {
        assertThat(of("GET /a", "GET /b").identity())
                .isEqualTo(of("GET /b", "GET /a").identity());
        assertThat(of("GET /a", "GET /b").identity())
                .isNotEqualTo(of("GET /a", "GET /c").identity());
        assertThat(of("GET /a").identity()).isNotEqualTo(of("GET /a", "GET /a").identity());
    }

    @Test
    void addsUp() {
        Tally sum = of("GET /a", "DELETE /a");
        sum.add(of("DELETE /b", "DELETE /c"));

        assertThat(sum.count()).isEqualTo(4);
        assertThat(sum.names()).containsExactly("GET /a", "DELETE /a", "DELETE /b");
        assertThat(sum.identity())
                .isEqualTo(of("DELETE /c", "DELETE /b", "DELETE /a", "GET /a").identity());
        assertThat(of("DELETE /a", "DELETE /b", "DELETE /c").among(sum)).isEqualTo("every DELETE (3)");
    }

    @Test
    void keepsFewNamesOfManyOperations() {
        Tally many = new Tally();
        IntStream.range(0, 10_000).forEach(i -> many.add("M" + i + " /a"));

        assertThat(many.count()).isEqualTo(10_000);
        assertThat(many.names()).hasSize(3);
        assertThat(many.among(many)).isEqualTo("M0 /a, M1 /a, M2 /a and 9997 others");
    }

    @Test
    void countsAsManyMethodsAsThereMayBe() {
        Tally all = new Tally();
        IntStream.range(0, 17).forEach(i -> all.add("M" + i + " /a"));
        IntStream.range(0, 17).forEach(i -> all.add("M" + i + " /b"));

        assertThat(of("M15 /a", "M15 /b").among(all)).isEqualTo("every M15 (2)");
        assertThat(of("M16 /a", "M16 /b").among(all)).isEqualTo("M16 /a, M16 /b");
    }
}
