package tutorial;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static tutorial.Defect.BODY_PARSED_FIRST;
import static tutorial.Defect.CHALLENGE_ONLY_WHEN_MISSING;
import static tutorial.Defect.FIRST_OF_TWO;
import static tutorial.Defect.SCHEME_IGNORED;
import static tutorial.Defect.TWO_SPACES_REFUSED;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.contract.Contract;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole matrix over both services. What is broken in the tutorial's is derived from its source, line by line. */
@DisabledIfSystemProperty(named = "node.skip", matches = "true", disabledReason = "node.skip: no Node.js here")
class MatrixTests {
    @RegisterExtension
    static final NodeService tutorial = new NodeService("tutorial.js");

    @RegisterExtension
    static final NodeService repaired = new NodeService("repaired.js");

    private static final List<String> GUARDED = List.of(
            "GET /orders",
            "HEAD /orders",
            "GET /orders/{id}",
            "HEAD /orders/{id}",
            "POST /orders",
            "DELETE /orders/{id}");

    /** A cell and the line that breaks it. */
    private static Map<String, Defect> broken() {
        Map<String, Defect> broken = new TreeMap<>();
        // Whatever has no right token in parts[1] ends in line 28, which sets no challenge as line 21 does.
        for (String operation : GUARDED) {
            broken.put(operation + " ~ bearer.random", CHALLENGE_ONLY_WHEN_MISSING);
            broken.put(operation + " ~ none.unknown-scheme", CHALLENGE_ONLY_WHEN_MISSING);
        }
        // parts[1] is undefined: there is one word only.
        broken.put("bearer ~ none.scheme-only", CHALLENGE_ONLY_WHEN_MISSING);
        broken.put("bearer ~ none.token-without-scheme", CHALLENGE_ONLY_WHEN_MISSING);
        Stream.of("null", "undefined", "none", "nil", "object", "placeholder", "true", "zero")
                .forEach(word -> broken.put("bearer ~ none.literal-null/" + word, CHALLENGE_ONLY_WHEN_MISSING));
        // What looks like a JWT and is none, or has a character that no token has, is a second word that is no token:
        // line 28.
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
        // The first word is never looked at.
        broken.put("bearer ~ none.wrong-scheme", SCHEME_IGNORED);
        // Node keeps the first of two fields. It is the bad one here; in the other order it is the good one, which is a
        // note.
        broken.put("bearer ~ shape.authz.duplicate/bad-then-good", FIRST_OF_TWO);
        // The second word is empty, and line 28 answers without a challenge.
        broken.put("bearer ~ bearer.pos.multi-space", TWO_SPACES_REFUSED);
        // Content that is no JSON ends in line 10, in the page of Express for errors: with its stack and the paths of
        // its files, because NODE_ENV is not
        // set. The request that names another method for GET is a POST, with such content.
        broken.put("POST /orders ~ none.validation-order/broken-json", BODY_PARSED_FIRST);
        broken.put("GET /orders ~ shape.override.header", BODY_PARSED_FIRST);
        broken.put("GET /orders/{id} ~ shape.override.header", BODY_PARSED_FIRST);
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

    @Test
    void findsEveryCellTheTutorialBreaksAndNoOther() {
        Coverage coverage = run(OrdersContract.of("tutorial", tutorial::uri));

        assertThat(coverage.cells(Verdict.BROKEN))
                .map(MatrixTests::bare)
                .containsExactlyInAnyOrderElementsOf(broken().keySet());
        assertThat(coverage.cells())
                .filteredOn(cell -> cell.verdict() != Verdict.BROKEN)
                .allSatisfy(cell -> assertThat(cell.verdict())
                        .as(bare(cell) + ": " + cell.reason())
                        .isIn(Verdict.PROVEN, Verdict.CLOSED));
    }

    @Test
    void namesTheRuleOfEveryBrokenCell() {
        Map<String, List<String>> rules =
                run(OrdersContract.of("tutorial", tutorial::uri)).cells(Verdict.BROKEN).stream()
                        .collect(toMap(MatrixTests::bare, MatrixTests::failingRules));

        assertThat(rules)
                .allSatisfy((cell, found) ->
                        assertThat(found).as(cell).containsOnly(rule(Objects.requireNonNull(broken().get(cell)))));
    }

    private static String rule(Defect defect) {
        return switch (defect) {
            case SCHEME_IGNORED -> "scheme-enforced";
            case BODY_PARSED_FIRST -> "body-no-leak";
            default -> "challenge-present";
        };
    }

    private static List<String> failingRules(CellSummary cell) {
        return cell.clusters().stream()
                .flatMap(cluster -> cluster.finding().stream())
                .filter(finding -> finding.fails())
                .map(finding -> finding.rule().id())
                .toList();
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
