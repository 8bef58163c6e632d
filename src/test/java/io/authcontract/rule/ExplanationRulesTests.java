package io.authcontract.rule;

import static io.authcontract.rule.ExplanationRules.EXPLAINS_ITSELF;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import org.junit.jupiter.api.Test;

class ExplanationRulesTests {
    @Test
    void anEmptyRefusalIsANote() {
        Finding finding = Seen.refused("WWW-Authenticate: Basic realm=\"a\"")
                .breaks(EXPLAINS_ITSELF, fact("status", 401), fact("content", "empty"));

        assertThat(finding.fails()).isFalse();
        assertThat(finding.tolerated()).isFalse();
        Seen.get("HTTP/1.1 403 Forbidden").breaks(EXPLAINS_ITSELF, fact("status", 403));
    }

    @Test
    void anyContentMeets() {
        Seen.refused().content("no").meets(EXPLAINS_ITSELF);
        Seen.refused().content(Body.truncated(new byte[0])).meets(EXPLAINS_ITSELF);
    }

    /** Spring's entry point for Bearer tokens gives the reason there and writes no body. */
    @Test
    void aReasonInTheChallengeIsAdvice() {
        assertThat(Seen.challenged("Bearer error=\"invalid_token\", error_description=\"expired\"")
                        .breaks(EXPLAINS_ITSELF)
                        .tolerated())
                .isTrue();
        assertThat(Seen.challenged("Bearer error_description=\"\"")
                        .breaks(EXPLAINS_ITSELF)
                        .tolerated())
                .isFalse();
    }

    @Test
    void whereThereCanBeNoneNothingIsSaid() {
        Seen.asked("HEAD / HTTP/1.1").answered("HTTP/1.1 401 ").isNoMatterOf(EXPLAINS_ITSELF, "HEAD");
        Seen.get("HTTP/1.1 404 ").isNoMatterOf(EXPLAINS_ITSELF, "401 or 403");
        Seen.refused().withoutRequest().isNoMatterOf(EXPLAINS_ITSELF, "the request is unknown");
        Seen.refused().content(Body.unknown("consumed")).isNoMatterOf(EXPLAINS_ITSELF, "consumed");
    }
}
