package io.authcontract.guide;

import static io.authcontract.assertion.AuthAssertions.*;
import static org.assertj.core.api.Assertions.*;

import org.junit.jupiter.api.Test;

/** Two wildcards do not hide each other. */
class WildcardImportsGuide {
    @Test
    void assertsOnBoth() {
        assertThat(Orders.exchange()).isUnauthorized();
        assertThat(Orders.response()).isUnauthorized();
        assertThat("anything else").isNotBlank();
        assertThat((Object) Orders.response()).asInstanceOf(AUTH_RESPONSE).isUnauthorized();
    }
}
