package io.authcontract.guide;

import org.assertj.core.api.WithAssertions;
import org.junit.jupiter.api.Test;

/** AssertJ's mix-in instead of imports. */
class WithAssertionsGuide implements WithAssertions {
    @Test
    void assertsOnBoth() {
        assertThat(Orders.response()).isUnauthorized().challenge("Bearer").hasRealm("orders");
        assertThat("anything else").isNotBlank();
    }
}
