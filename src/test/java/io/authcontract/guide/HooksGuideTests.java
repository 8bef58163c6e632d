package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.rule.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract with hooks in the guide is one that works: every rule it gives something to has judged. */
class HooksGuideTests {
    @TempDir
    private Path folder;

    @Test
    void isTheContractThatIsTestedHere() throws IOException {
        String source = Files.readString(Document.inProject("src/test/java/io/authcontract/guide/HooksGuide.java"));
        int begin = source.indexOf("    static Contract");

        assertThat(Document.read("docs/guide.md").blocks("java").stream().map(HooksGuideTests::lines))
                .contains(lines(source.substring(begin, source.lastIndexOf('}'))));
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        try (Shop shop = Shop.discreet(folder.resolve("shop.log"))) {
            Coverage coverage = run(shop);

            assertThat(coverage.isFullyProven()).isTrue();
            assertThat(failing(coverage)).isEmpty();
            assertThat(coverage.notApplicable())
                    .doesNotContainKeys(
                            "no-side-effects", "revoked-credential", "log-no-credentials", "failure-logged");
        }
    }

    @Test
    void findsALogWithTokens() {
        try (Shop shop = Shop.talkative(folder.resolve("shop.log"))) {
            assertThat(failing(run(shop))).containsOnly("log-no-credentials");
        }
    }

    private static Coverage run(Shop shop) {
        try (RawTransport transport = new RawTransport(TransportOptions.standard())) {
            return Matrix.of(HooksGuide.contract(shop)).run(transport);
        }
    }

    private static List<String> failing(Coverage coverage) {
        return coverage.overall().stream()
                .filter(Finding::fails)
                .map(finding -> finding.rule().id())
                .toList();
    }
}
