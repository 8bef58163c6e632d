package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.assertion.AuthSoftAssertions;
import org.junit.jupiter.api.Test;

/** All failures together; used here from another package than the assertions are in. */
class SoftGuide {
    @Test
    void collectsFailures() {
        AuthSoftAssertions softly = new AuthSoftAssertions();
        softly.assertThat(Orders.response())
                .isForbidden()
                .hasHeader("Date")
                .challenge("Bearer")
                .hasError("invalid_token")
                .and()
                .setsNoCookie();

        assertThat(softly.errorsCollected()).hasSize(3);
    }
}
