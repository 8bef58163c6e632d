package io.authcontract.guide;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;

/** AssertJ's then. */
class BddGuide {
    @Test
    void assertsOnBoth() {
        then(Orders.response()).isUnauthorized().challenges("Bearer").setsNoCookie();
        then("anything else").isNotBlank();
    }
}
