package io.authcontract.guide;

import static io.authcontract.assertion.AuthAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.*;

import org.junit.jupiter.api.Test;

/** Beside AssertJ's wildcard, a single import of another assertThat would hide all of AssertJ's: assertThatResponse hides nothing. */
class ResponseVerbGuide {
    @Test
    void assertsOnBoth() {
        assertThatResponse(Orders.exchange()).isUnauthorized();
        assertThatResponse(Orders.response()).isUnauthorized();
        assertThat("anything else").isNotBlank();
    }
}
