package io.authcontract.rule;

import static io.authcontract.rule.Facet.CHALLENGE;
import static io.authcontract.rule.Facet.CONTENT;
import static io.authcontract.rule.Facet.FIELDS;
import static io.authcontract.rule.Facet.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetTests {
    @ParameterizedTest
    @CsvSource({
        "problem-details, CONTENT",
        "body-no-leak, CONTENT",
        "refusal-not-cacheable, FIELDS",
        "refusal-cookies, FIELDS",
        "basic-realm, CHALLENGE",
        "bearer-error-on-token, CHALLENGE",
        "digest-params, CHALLENGE",
        "challenge-parses, CHALLENGE",
        "realm-quoted, CHALLENGE"
    })
    void aRuleExplainsItsSide(String rule, Facet side) {
        assertThat(Facet.explainedBy(Set.of(rule))).containsExactly(side);
    }

    /** Another status comes from other code, with other content and other fields. */
    @ParameterizedTest
    @CsvSource({"unauth-is-401", "no-anonymous-access", "soft-401", "a-rule-of-your-own"})
    void anyOtherRuleExplainsTheWholeAnswer(String rule) {
        assertThat(Facet.explainedBy(Set.of(rule))).containsExactly(STATUS, CHALLENGE, CONTENT, FIELDS);
    }

    @Test
    void severalRulesExplainTheirSidesTogether() {
        assertThat(Facet.explainedBy(Set.of())).isEmpty();
        assertThat(Facet.explainedBy(Set.of("problem-details", "basic-realm"))).containsExactly(CHALLENGE, CONTENT);
    }

    @Test
    void findingsNameItInWords() {
        assertThat(Stream.of(Facet.values()).map(Facet::toString))
                .containsExactly("status", "challenge parameters", "content", "fields");
    }
}
