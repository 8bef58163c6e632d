package io.authcontract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Which readings are shown. Those of OkHttp follow from what its documentation says of {@code Response.challenges()} and were seen before over a
 * connection; those of java.net.http from its rule to look at the first word of each line only, those of HttpURLConnection from its search in all lines.
 */
class ClientReadingsTests {
    private static final String MEASURED = " (measured with JDK 17.0.15 and 25)";

    @Test
    void saysNothingWhereAllReadWhatTheGrammarSays() {
        assertThat(shown("Bearer realm=\"orders\"")).isEmpty();
        assertThat(shown("Basic realm=\"orders\", charset=\"UTF-8\"")).isEmpty();
        assertThat(shown("Basic realm=\"a\"", "Bearer realm=\"b\"")).isEmpty();
    }

    @Test
    void tellsOfAMissingCommaWhatEachMakesOfIt() {
        assertThat(shown("Basic realm=\"x\" charset=\"UTF-8\""))
                .isEqualTo(
                        """
                        OkHttp: reads no challenge
                        java.net.http%1$s: asks for credentials for Basic realm="x"
                        HttpURLConnection%1$s: asks for credentials for Basic realm="x"
                        Apache HttpClient 5: reads Basic realm="x charset=UTF-8"
                        REST-assured: asks for credentials for Basic realm="x charset=UTF-8\""""
                                .formatted(MEASURED));
    }

    @Test
    void javaNetHttpLooksAtTheFirstWordOfALine() {
        assertThat(shown("Bearer realm=\"a\", Basic realm=\"b\""))
                .contains("java.net.http" + MEASURED + ": asks for no credentials")
                .doesNotContain("HttpURLConnection", "OkHttp", "Apache");
    }

    @Test
    void javaNetHttpFailsWithoutTheField() {
        assertThat(shown())
                .isEqualTo("java.net.http" + MEASURED
                        + ": fails with IOException: WWW-Authenticate header missing for response code 401");
    }

    @Test
    void okHttpDropsAllChallengesForOneParameterThatOccursTwice() {
        assertThat(shown("Bearer realm=\"x\", realm=\"y\"")).startsWith("OkHttp: reads no challenge");
    }

    @Test
    void putsTheWordsOfTheValueIntoWhatWasMeasuredWithOthers() {
        assertThat(shown("Basic realm=\"Orders of Böhm & Söhne: 7\" scope=\"orders:read\""))
                .contains("HttpURLConnection" + MEASURED
                        + ": asks for credentials for Basic realm=\"Orders of Böhm & Söhne: 7\"");
    }

    @Test
    void leavesOutWhoWasNotMeasuredWithSuchAValue() {
        assertThat(shown("Basic realm=\"x\" a;b;c;d;e;f=\"g\"!h"))
                .contains("OkHttp: ")
                .doesNotContain("java.net.http", "HttpURLConnection");
    }

    @Test
    void aLongValueIsNotShown() {
        assertThat(shown("Basic realm=\"" + "x".repeat(5000) + "\" charset=\"UTF-8\""))
                .isEmpty();
    }

    @Test
    void theBriefFormKeepsTheRealmAndNoOtherValue() {
        assertThat(ClientReadings.unlikeTheGrammar(List.of("Digest realm=\"x\", nonce=\"n1\", nonce=\"n2\"")))
                .filteredOn(reading -> reading.client().startsWith("Apache"))
                .allSatisfy(reading -> assertThat(reading.brief()).isEqualTo("reads Digest realm=\"x\", nonce=..."));
    }

    private static String shown(String... lines) {
        return ClientReadings.unlikeTheGrammar(List.of(lines)).stream()
                .map(reading -> reading.client() + ": " + reading.sentence())
                .collect(Collectors.joining("\n"));
    }
}
