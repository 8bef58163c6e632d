package io.authcontract.guide;

import static io.authcontract.assertion.AuthAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Cluster;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.Verdict;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.Citation;
import io.authcontract.rule.Examination;
import io.authcontract.rule.ExchangeRule;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Rule;
import io.authcontract.testkit.TestApi;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on rules of one's own, and that its rule does what the page says. */
class OwnRulesTests {
    private static final Document PAGE = Document.read("docs/own-rules.md");
    private static final TestApi API = TestApi.start();

    @Test
    void showsTheClassesThatAreTestedHere() throws IOException {
        assertThat(PAGE.blocks("java"))
                .map(OwnRulesTests::code)
                .containsExactly(source("HouseRules"), source("OrdersBook"));
    }

    private static List<String> source(String name) throws IOException {
        return code(Files.readString(Document.inProject("src/test/java/io/authcontract/guide/" + name + ".java")));
    }

    private static List<String> code(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> Stream.of("package ", "import ").noneMatch(line::startsWith))
                .toList();
    }

    @Test
    void breaksCellsAndIsOneCauseInTheReport() {
        Coverage coverage = run(contract());

        assertThat(coverage.cells(Verdict.BROKEN))
                .extracting(cell -> cell.cell().id())
                .contains("orders: GET /orders ~ none.no-credentials", "orders: GET /orders ~ bearer.random");
        assertThat(coverage.clusters().stream().map(Cluster::finding).flatMap(Optional::stream))
                .filteredOn(Finding::fails)
                .extracting(finding -> finding.rule().id())
                .containsExactly("house-request-id");
    }

    @Test
    void canBeTolerated() {
        Coverage coverage = run(
                contract().tolerate("house-request-id", "*", "the gateway adds it, ORD-31", LocalDate.of(2999, 1, 31)));

        assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
    }

    @Test
    void isAskedByConformsTo() {
        AuthResponse response = Orders.response();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(response).conformsTo(OrdersBook.BOOK.only("house-request-id")))
                .withMessageContaining("house-request-id")
                .withMessageContaining("Every refusal carries a request id")
                .withMessageContaining("Orders handbook, 4.2")
                .withMessageContaining("Let the filter that sets X-Request-Id run before the one that authenticates.");
    }

    /** A defective rule is named, and the finding of the other stands. */
    @Test
    void losesNoFindingToARuleThatThrows() {
        ExchangeRule defective = ExchangeRule.of(
                Rule.named("house-defective", "Something else")
                        .failing()
                        .cites(new Citation("Orders handbook", "4.3"))
                        .because("It does not matter.")
                        .remedy("Nothing.")
                        .build(),
                seen -> {
                    throw new IllegalStateException("no luck");
                });
        Examination examination =
                OrdersBook.BOOK.with(defective).examine(Observation.of(Orders.exchange(), Circumstances.unknown()));

        assertThat(examination.defects()).containsOnlyKeys("house-defective");
        assertThat(examination.findings())
                .extracting(finding -> finding.rule().id())
                .contains("house-request-id");
    }

    @Test
    void saysWhatARuleLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.named("house-x", "Something")
                        .cites(new Citation("Orders handbook", "1"))
                        .build())
                .withMessage("Rule house-x does not say what goes wrong, or what to change: give it because(\"..\") and"
                        + " remedy(\"..\").");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.named("house-x", "Something")
                        .because("Harm.")
                        .remedy("Change.")
                        .build())
                .withMessage("Rule house-x cites nothing: name the document it comes from.");
    }

    private static ContractBuilder contract() {
        return Contract.named("orders")
                .baseUri(API.uri())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)))
                .secured("GET /orders")
                .book(OrdersBook.BOOK);
    }

    private static Coverage run(ContractBuilder contract) {
        try (Transport transport = new JdkTransport(TransportOptions.standard())) {
            return Matrix.of(contract.build()).run(transport);
        }
    }
}
