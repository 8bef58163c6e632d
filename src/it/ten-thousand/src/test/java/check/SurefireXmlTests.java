package check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ten thousand failures stay readable: the XML of the run before has all of them, in less than five megabytes. */
class SurefireXmlTests {
    private static final Path XML = Path.of("target/surefire-reports/TEST-many.OpenToEverybodyTests.xml");
    private static final int TEN_THOUSAND = 10_000;
    private static final long FIVE_MEGABYTES = 5_000_000;

    @Test
    void isSmallAndComplete() throws IOException {
        Matcher failures = Pattern.compile(" failures=\"(\\d+)\"").matcher(Files.readString(XML));

        assertThat(failures.find()).isTrue();
        assertThat(Integer.parseInt(failures.group(1))).isGreaterThanOrEqualTo(TEN_THOUSAND);
        assertThat(Files.size(XML)).isLessThan(FIVE_MEGABYTES);
    }

    @Test
    void tellsTheFirstCellOfACauseInFullAndTheOthersInOneLine() throws IOException {
        String xml = Files.readString(XML);

        // Not assertThat(xml): its failure would print five megabytes.
        assertThat(
                        xml.contains(
                                "orders: GET /customers/0/orders ~ none.no-credentials&#10;&#10;asked:    GET http://localhost:"))
                .isTrue();
        assertThat(xml.contains(
                        "message=\"orders: GET /customers/1/orders ~ none.no-credentials: same cause as GET /customers/0/orders ~"
                                + " none.no-credentials\""))
                .isTrue();
        assertThat(xml.contains("[CellFailure: same cause as GET /customers/0/orders ~ none.no-credentials;"
                        + " -Dauthcontract.only='orders: GET /customers/1/orders ~ none.no-credentials'"))
                .isTrue();
        // Frames of this library and of JUnit explain nothing.
        assertThat(xml.contains("\tat io.authcontract") || xml.contains("\tat org.junit"))
                .isFalse();
    }
}
