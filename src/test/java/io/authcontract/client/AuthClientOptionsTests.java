package io.authcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthClientOptionsTests {
    @Test
    void waitsForNothingByItself() {
        assertThat(AuthClientOptions.standard().pause()).isZero();
    }

    @Test
    void dividesASecondByTheRate() {
        assertThat(AuthClientOptions.standard().withRateLimit(20).pause()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void refusesARateOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthClientOptions.standard().withRateLimit(0))
                .withMessage("The rate limit is 0 requests a second. Write 1 or more.");
    }
}
