package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RobotsDirectivesTests {
    private static final String HIDDEN = "<meta name=robots content=noindex>";

    /** A capital I with a dot is two characters in lower case. */
    @Test
    void seesElementsBehindLettersThatBecomeLonger() {
        assertThat(RobotsDirectives.seen("<title>G\u0130R\u0130\u015e</title><SCRIPT>let a = 1</SCRIPT>" + HIDDEN))
                .endsWith(">" + HIDDEN);
        assertThat(RobotsDirectives.seen("\u0130\u0130\u0130\u0130 " + HIDDEN + "<!-- end -->"))
                .endsWith(HIDDEN);
    }
}
