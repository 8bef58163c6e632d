package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** AssertJ's own import is all that our client's responses need. */
class AssertJImportGuide {
    @Test
    void assertsOnAResponse() {
        assertThat(Orders.response()).isUnauthorized().challenges("Bearer");
        assertThat("anything else").isNotBlank();
    }
}
