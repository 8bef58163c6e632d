package tutorial;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tutorial.Defect.BODY_PARSED_FIRST;
import static tutorial.Defect.CHALLENGE_ONLY_WHEN_MISSING;
import static tutorial.Defect.FIRST_OF_TWO;
import static tutorial.Defect.FORBIDDEN_WITHOUT_CHALLENGE;
import static tutorial.Defect.NO_ERROR_CODE;
import static tutorial.Defect.SCHEME_IGNORED;
import static tutorial.Defect.TWO_SPACES_REFUSED;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.rule.Examination;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules find in the service written the way tutorials do it. */
@DisabledIfSystemProperty(named = "node.skip", matches = "true", disabledReason = "node.skip: no Node.js here")
class TutorialTests {
    @RegisterExtension
    static final NodeService service = new NodeService("tutorial.js");

    @RegisterExtension
    static final AuthContractExtension contract = AuthContractExtension.with(
            () -> Contract.named("tutorial").baseUri(service::uri).build());

    /** README.md tells the story of each line. */
    static List<Breach> breaches() {
        return List.of(
                Breach.none(Probe.TOKEN_READS),
                Breach.none(Probe.READONLY_TOKEN_READS),
                // Line 20 takes an absent and an empty field alike, and line 21 is meant for both.
                Breach.none(Probe.NOTHING),
                Breach.none(Probe.NOTHING_FOR_ONE_ORDER),
                Breach.none(Probe.NOTHING_FOR_HEAD),
                Breach.none(Probe.NOTHING_FOR_POST),
                Breach.none(Probe.NOTHING_FOR_DELETE),
                Breach.none(Probe.EMPTY_FIELD),
                Breach.none(Probe.QUERY_ALONE),
                // 404, and nobody has declared that method.
                Breach.none(Probe.NOTHING_FOR_AN_UNDECLARED_METHOD),
                // 400 before line 18 is reached; outside production, Express shows the stack of the parser's error.
                Breach.of(Probe.NOTHING_AND_BROKEN_JSON, "unauth-is-401", "body-no-leak")
                        .because(BODY_PARSED_FIRST),
                // Line 28 answers whatever has no token in parts[1], and sets no challenge as line 21 does.
                Breach.of(Probe.SCHEME_ALONE, "challenge-present").because(CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.WRONG_TOKEN, "challenge-present").because(CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.WRONG_TOKEN_FOR_HEAD, "challenge-present")
                        .because(CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.WRONG_TOKEN_FOR_POST, "challenge-present")
                        .because(CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.WRONG_TOKEN_FOR_DELETE, "challenge-present")
                        .because(CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.TOKEN_WITHOUT_SCHEME, "challenge-present")
                        .because(CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.WRONG_TOKEN_THEN_TOKEN, "challenge-present")
                        .because(FIRST_OF_TWO, CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                // Only the second word is looked at.
                Breach.of(Probe.TOKEN_AS_BASIC, "scheme-enforced").because(SCHEME_IGNORED),
                Breach.of(Probe.TOKEN_AS_BANANA, "scheme-enforced").because(SCHEME_IGNORED),
                Breach.none(Probe.LOWER_CASE_SCHEME),
                Breach.none(Probe.UPPER_CASE_SCHEME),
                // The second word is empty, which line 28 refuses.
                Breach.of(Probe.TWO_SPACES, "challenge-present")
                        .noting("credentials-grammar")
                        .because(TWO_SPACES_REFUSED, CHALLENGE_ONLY_WHEN_MISSING, NO_ERROR_CODE),
                Breach.of(Probe.TOKEN_THEN_WRONG_TOKEN)
                        .noting("ambiguous-credentials")
                        .because(FIRST_OF_TWO),
                Breach.of(Probe.TOKEN_AND_QUERY).noting("ambiguous-credentials").because(FIRST_OF_TWO),
                Breach.of(Probe.READONLY_TOKEN_CREATES)
                        .noting("forbidden-challenge")
                        .because(FORBIDDEN_WITHOUT_CHALLENGE),
                Breach.of(Probe.READONLY_TOKEN_DELETES)
                        .noting("forbidden-challenge")
                        .because(FORBIDDEN_WITHOUT_CHALLENGE),
                Breach.none(Probe.HEALTH),
                Breach.none(Probe.HEALTH_WITH_WRONG_TOKEN));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void breaksExactlyTheseRules(Breach expected, AuthClient api) {
        Examination found = RuleBook.everything().examine(expected.probe().observe(api));

        assertThat(ids(found.failing())).containsExactlyInAnyOrderElementsOf(expected.failing());
        assertThat(ids(found.notes())).containsExactlyInAnyOrderElementsOf(expected.notes());
        assertThat(found.defects()).isEmpty();
    }

    @Test
    void hasAnExpectationForEveryProbe() {
        assertThat(breaches()).extracting(Breach::probe).containsExactlyInAnyOrder(Probe.values());
    }

    @Test
    void blamesALineForEveryBreachAndHasABreachForEveryLine() {
        assertThat(breaches()).allSatisfy(breach -> assertThat(breach.causes().isEmpty())
                .isEqualTo(breach.failing().isEmpty() && breach.notes().isEmpty()));
        assertThat(breaches()).flatExtracting(Breach::causes).contains(Defect.values());
    }

    @Test
    void losesNoOrderToAProbe(AuthClient api) {
        String before = Probe.TOKEN_READS.observe(api).response().orElseThrow().text();
        for (Probe probe : Probe.values()) {
            probe.observe(api);
        }

        assertThat(Probe.TOKEN_READS.observe(api).response().orElseThrow().text())
                .isEqualTo(before)
                .contains("espresso beans");
    }

    /** The same verdict in the words a test suite would use, with the reason a reader of the failure gets. */
    @Test
    void failsAnOrdinaryAssertionWithTheReason(AuthClient api) {
        assertThat(api.get("/orders")).isUnauthorized().challenge("Bearer").hasRealm("orders");

        assertThatThrownBy(
                        () -> assertThat(api.withAuthorization("Bearer wrong").get("/orders"))
                                .isUnauthorized()
                                .challenges("Bearer"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("401 Unauthorized without WWW-Authenticate")
                .hasMessageContaining("challenge-present");
    }

    /** A rule may have several findings in one exchange: a stack trace has frames and the name of an exception. */
    private static Set<String> ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.rule().id()).collect(toSet());
    }
}
