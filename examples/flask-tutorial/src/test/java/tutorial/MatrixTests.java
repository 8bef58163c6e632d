package tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static tutorial.Defect.CHALLENGE_ONLY_WHEN_MISSING;
import static tutorial.Defect.SCHEME_IGNORED;
import static tutorial.Defect.SECOND_WORD_ASSUMED;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.contract.Contract;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.Verdict;
import io.authcontract.rule.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole matrix over both services. What is broken in the tutorial's is derived from its source, line by line. */
class MatrixTests {
    @RegisterExtension
    static final PythonService tutorial = new PythonService("tutorial.py");

    @RegisterExtension
    static final PythonService repaired = new PythonService("repaired.py");

    private static final List<String> GUARDED = List.of(
            "GET /orders",
            "HEAD /orders",
            "GET /orders/{id}",
            "HEAD /orders/{id}",
            "POST /orders",
            "DELETE /orders/{id}");

    private static final Map<Defect, String> RULES = Map.of(
            CHALLENGE_ONLY_WHEN_MISSING, "challenge-present",
            SECOND_WORD_ASSUMED, "no-5xx-on-creds",
            SCHEME_IGNORED, "scheme-enforced");

    /** A cell and the line that breaks it. */
    private static Map<String, Defect> broken() {
        Map<String, Defect> broken = new TreeMap<>();
        // A second word that is no token ends in line 33, which sets no challenge as line 28 does.
        for (String operation : GUARDED) {
            broken.put(operation + " ~ bearer.random", CHALLENGE_ONLY_WHEN_MISSING);
            broken.put(operation + " ~ none.unknown-scheme", CHALLENGE_ONLY_WHEN_MISSING);
        }
        Stream.of("null", "undefined", "none", "nil", "object", "placeholder", "true", "zero")
                .forEach(word -> broken.put("bearer ~ none.literal-null/" + word, CHALLENGE_ONLY_WHEN_MISSING));
        // What looks like a JWT and is none, or has a character that no token has, is a second word that is no token:
        // line 33.
        Stream.of(
                        "jwt.format.parts/one",
                        "jwt.format.parts/two",
                        "jwt.format.parts/four",
                        "jwt.format.parts/five",
                        "jwt.format.parts/leading-dot",
                        "jwt.format.parts/trailing-dot",
                        "jwt.format.parts/dots",
                        "jwt.unknown-kid",
                        "jwt.alg-missing/absent",
                        "jwt.alg-missing/null",
                        "jwt.alg-missing/array",
                        "jwt.alg-none.none/made-up",
                        "bearer.illegal-char")
                .forEach(token -> broken.put("bearer ~ " + token, CHALLENGE_ONLY_WHEN_MISSING));
        // Between two spaces there is an empty second word.
        broken.put("bearer ~ bearer.pos.multi-space", CHALLENGE_ONLY_WHEN_MISSING);
        // WSGI joins the two fields with a comma: the second word is "<first token>,Bearer" in both orders.
        broken.put("bearer ~ shape.authz.duplicate/good-then-bad", CHALLENGE_ONLY_WHEN_MISSING);
        broken.put("bearer ~ shape.authz.duplicate/bad-then-good", CHALLENGE_ONLY_WHEN_MISSING);
        // Without a space there is no second word: IndexError, 500.
        broken.put("bearer ~ none.scheme-only", SECOND_WORD_ASSUMED);
        broken.put("bearer ~ none.token-without-scheme", SECOND_WORD_ASSUMED);
        // The first word is never looked at.
        broken.put("bearer ~ none.wrong-scheme", SCHEME_IGNORED);
        return broken;
    }

    private static Coverage run(Contract contract) {
        try (OkHttpTransport transport = new OkHttpTransport(TransportOptions.standard())) {
            return Matrix.of(contract).run(transport);
        }
    }

    private static String bare(CellSummary cell) {
        return cell.cell().subject() + " ~ " + cell.cell().scenario().id();
    }

    private static String failingRule(CellSummary cell) {
        return cell.clusters().stream()
                .flatMap(cluster -> cluster.finding().stream())
                .filter(Finding::fails)
                .map(finding -> finding.rule().id())
                .reduce((one, other) -> one + " and " + other)
                .orElse("none");
    }

    @Test
    void findsEveryCellTheTutorialBreaksAndNoOther() {
        Coverage coverage = run(OrdersContract.of("tutorial", tutorial::uri));

        Map<String, String> found = new TreeMap<>();
        coverage.cells(Verdict.BROKEN).forEach(cell -> found.put(bare(cell), failingRule(cell)));
        Map<String, String> expected = new TreeMap<>();
        broken().forEach((cell, defect) -> expected.put(cell, RULES.get(defect)));

        assertThat(found).isEqualTo(expected);
        assertThat(coverage.cells())
                .filteredOn(cell -> cell.verdict() != Verdict.BROKEN)
                .allSatisfy(cell -> assertThat(cell.verdict())
                        .as(bare(cell) + ": " + cell.reason())
                        .isIn(Verdict.PROVEN, Verdict.CLOSED));
    }

    @Test
    void provesEveryCellOfTheTwin() {
        Coverage coverage = run(OrdersContract.of("repaired", repaired::uri));

        assertThat(coverage.cells()).allSatisfy(cell -> assertThat(cell.verdict())
                .as(bare(cell) + ": " + cell.reason())
                .isIn(Verdict.PROVEN, Verdict.CLOSED));
        assertThat(coverage.isFullyProven()).isTrue();
        assertThat(coverage.overall()).isEmpty();
    }
}
