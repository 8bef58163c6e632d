package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.matrix.CellFilter;
import io.authcontract.matrix.Coverage;
import io.authcontract.testkit.PaperOrders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which run a report tells of, and where it lies. */
class ReportFolderTests {
    private static final Set<ReportFormat> ALL = EnumSet.allOf(ReportFormat.class);
    private static final Contract CONTRACT = PaperOrders.everything();

    @TempDir
    private Path directory;

    private Document add(String testClass, Coverage coverage) throws IOException {
        folder().add(testClass, coverage, ALL);
        return Document.of(directory);
    }

    private ReportFolder folder() {
        return ReportFolder.at(directory).withClock(PaperOrders.NOON);
    }

    private static Coverage only(PaperOrders service, String filter) {
        return service.run(CONTRACT, CellFilter.parse(filter));
    }

    @Test
    void hasTheThreeReportsAndOneFragmentForEachClassAndContract() throws IOException {
        Coverage coverage = PaperOrders.withMistake().run(CONTRACT);
        Coverage other = PaperOrders.withMistake()
                .run(PaperOrders.contract("billing").secured("GET /orders").build());

        add("a.OrdersTests", coverage);
        add("a.OrdersTests", other);
        Document document = add("b.OrdersTests", coverage);

        assertThat(names(directory)).containsExactlyInAnyOrder("index.html", "matrix.json", "matrix.md", "runs");
        assertThat(names(directory.resolve("runs")))
                .filteredOn(name -> name.endsWith(".json"))
                .hasSize(3);
        assertThat(document.contracts())
                .containsExactly("a.OrdersTests billing", "a.OrdersTests orders", "b.OrdersTests orders");
        assertThat(document.cells())
                .hasSize(2 * coverage.cells().size() + other.cells().size());
    }

    @Test
    void tellsOfACompleteRunInPlaceOfTheFormerOne() throws IOException {
        add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT));

        Document document = add("a.OrdersTests", PaperOrders.repaired().run(CONTRACT));

        assertThat(document.cells("BROKEN")).isEmpty();
        assertThat(document.clusters()).noneMatch(cluster -> cluster.contains("challenge-present"));
    }

    @Test
    void putsTheCellsOfAFilteredRunInPlaceOfThoseOfTheSameId() throws IOException {
        Document before = add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT));

        Document after = add("a.OrdersTests", only(PaperOrders.repaired(), "orders: GET /orders ~ bearer.random"));

        assertThat(before.cells("BROKEN")).contains("orders: GET /orders ~ bearer.random");
        assertThat(after.cells()).containsExactlyInAnyOrderElementsOf(before.cells());
        assertThat(after.cells("BROKEN"))
                .containsExactlyInAnyOrderElementsOf(before.cells("BROKEN").stream()
                        .filter(id -> !id.equals("orders: GET /orders ~ bearer.random"))
                        .toList());
        assertThat(after.isComplete()).isTrue();
    }

    @Test
    void showsNoExchangeOfACellThatHasAnotherVerdictByNow() throws IOException {
        add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT));

        Document after = add("a.OrdersTests", only(PaperOrders.repaired(), "orders: GET /orders ~ bearer.random"));

        assertThat(after.clusters())
                .filteredOn(cluster -> cluster.contains("challenge-present"))
                .singleElement()
                .satisfies(cluster -> assertThat(cluster)
                        .contains("\"firstCell\":\"orders: HEAD /orders ~ bearer.random\"")
                        .doesNotContain("\"exchange\""));
    }

    @Test
    void keepsOneCauseOfTwoRunsAsOne() throws IOException {
        Document before = add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT));

        Document after = add("a.OrdersTests", only(PaperOrders.withMistake(), "orders: DELETE * ~ bearer.*"));

        assertThat(after.clusters()).hasSameSizeAs(before.clusters());
        assertThat(after.clusters())
                .filteredOn(cluster -> cluster.contains("challenge-present"))
                .singleElement()
                .satisfies(cluster -> assertThat(cluster)
                        .contains("\"firstCell\":\"orders: DELETE /orders/{id} ~ bearer.random\"")
                        .contains("> DELETE http://localhost:8080/orders/"));
    }

    @Test
    void forgetsCellsOfAPathThatTheContractHasLost() throws IOException {
        add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT));
        Contract smaller = PaperOrders.contract("orders").secured("GET /orders").build();

        Document after = add(
                "a.OrdersTests",
                PaperOrders.withMistake().run(smaller, CellFilter.parse("orders: GET /orders ~ none.*")));

        assertThat(after.cells()).noneMatch(id -> id.contains("/invoices"));
        assertThat(after.isComplete()).isFalse();
    }

    @Test
    void saysThatAFilteredRunAloneIsAPart() throws IOException {
        Document document = add("a.OrdersTests", only(PaperOrders.withMistake(), "orders: GET /orders ~ none.*"));

        assertThat(document.isComplete()).isFalse();
        assertThat(Files.readString(directory.resolve("index.html"))).contains("A part of the matrix only.");
    }

    @Test
    void neverMixesCellsOfTheStubWithThoseOfAService() throws IOException {
        folder().onStub().add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT), ALL);

        Document after = add("a.OrdersTests", only(PaperOrders.withMistake(), "orders: GET /orders ~ bearer.random"));

        assertThat(after.cells()).containsExactly("orders: GET /orders ~ bearer.random");
    }

    @Test
    void beginsWithTheStubWhereItWasUsed() throws IOException {
        folder().onStub().add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT), ALL);

        assertThat(Files.readString(directory.resolve("matrix.md")))
                .startsWith("**The stub answered in place of a service.**");
        assertThat(Files.readString(directory.resolve("index.html")).split("<body>\n", 2)[1])
                .startsWith("<p class=\"stub\" role=\"note\">The stub answered in place of the service.");
    }

    @Test
    void leavesOutAFragmentThatCannotBeReadAndSaysSo() throws IOException {
        add("a.OrdersTests", PaperOrders.withMistake().run(CONTRACT));
        Files.writeString(directory.resolve("runs/half.json"), "{\"schema\":1,\"contracts\":[{");
        Files.writeString(directory.resolve("runs/tomorrow.json"), "{\"schema\":2}");
        Files.writeString(directory.resolve("runs/empty.json"), "{\"schema\":1,\"contracts\":[null],\"cells\":[{}]}");

        Document document = add("b.OrdersTests", PaperOrders.withMistake().run(CONTRACT));

        assertThat(document.contracts()).containsExactly("a.OrdersTests orders", "b.OrdersTests orders");
        assertThat(Files.readString(directory.resolve("index.html")))
                .contains("runs/half.json", "runs/tomorrow.json", "runs/empty.json");
        assertThat(Files.readString(directory.resolve("matrix.md"))).contains("runs/half.json");
    }

    @Test
    void makesOnlyTheReportsThatAreAskedFor() {
        Coverage coverage = PaperOrders.withMistake().run(CONTRACT);

        assertThat(folder().add("a.OrdersTests", coverage, Set.of(ReportFormat.MARKDOWN)))
                .isEqualTo(directory);
        assertThat(names(directory)).containsExactlyInAnyOrder("matrix.md", "runs");
        assertThat(folder().add("a.OrdersTests", coverage, Set.of(ReportFormat.HTML)))
                .isEqualTo(directory.resolve("index.html"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', target/authcontract",
        "pom.xml, target/authcontract",
        "target, target/authcontract",
        "build, build/authcontract",
        "build.gradle, build/authcontract",
        "build.gradle.kts, build/authcontract",
        "pom.xml build, target/authcontract"
    })
    void liesWhereTheBuildPutsItsResults(String files, String expected) throws IOException {
        for (String file : files.split(" ", -1)) {
            Files.createDirectories(directory.resolve(file));
        }

        assertThat(ReportFolder.standard(Optional.empty(), directory))
                .hasToString(directory.resolve(expected).toString());
    }

    @Test
    void liesWhereItIsConfigured() {
        assertThat(ReportFolder.standard(Optional.of("reports/auth"), directory))
                .hasToString(directory.resolve("reports/auth").toString());
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
