package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.rule.Finding;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The part of the guide on refusals of one kind says what a run says, and what its code does. */
class UniformityGuideTests {
    private static final Document GUIDE = Document.read("docs/guide.md");

    @Test
    void showsTheCodeThatIsTestedHere() throws IOException {
        String source =
                Files.readString(Document.inProject("src/test/java/io/authcontract/guide/UniformityGuide.java"));
        int begin = source.indexOf("    static void");

        assertThat(GUIDE.blocks("java").stream().map(UniformityGuideTests::lines))
                .contains(lines(source.substring(begin, source.lastIndexOf('}'))));
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void showsTheFindingOfARun() {
        Coverage coverage = run(withAPageOfItsOwn());

        assertThat(coverage.overall()).hasSize(1);
        assertThat(GUIDE.blocks("text")).contains(text(coverage.overall().get(0)));
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> UniformityGuide.refusesInOneWay(coverage));
    }

    @Test
    void saysNothingOfAServiceThatRefusesInOnePlace() {
        UniformityGuide.refusesInOneWay(run(TestApi.start()));
    }

    /** The server in front answers for /stock. */
    private static TestApi withAPageOfItsOwn() {
        return TestApi.start(asked -> Optional.of(asked)
                .filter(it -> it.path().equals("/stock") && !it.authorization().equals("Bearer " + TestApi.TOKEN))
                .filter(it -> it.method().matches("GET|HEAD"))
                .map(it -> new Reply(
                                401,
                                TestApi.refusal(challenge(it.isAnonymous())).headers(),
                                "<h1>401</h1>")
                        .with("Content-Type", "text/html")
                        .with("Server", "front")));
    }

    private static String challenge(boolean anonymous) {
        return "Bearer realm=\"orders\"" + (anonymous ? "" : ", error=\"invalid_token\"");
    }

    private static Coverage run(TestApi api) {
        Contract contract = Contract.named("orders")
                .baseUri(api.uri())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TestApi.TOKEN)))
                .secured("GET /orders")
                .secured("GET /customers")
                .secured("GET /invoices")
                .secured("GET /stock")
                .build();
        try (RawTransport transport = new RawTransport(TransportOptions.standard())) {
            return Matrix.of(contract).run(transport);
        }
    }

    private static String text(Finding finding) {
        List<String> lines = finding.facts().stream()
                .map(fact -> "  " + fact.label() + ": " + fact.value())
                .toList();
        return finding.rule().id() + ": " + finding.rule().title() + "\n"
                + lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
