package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.challenge.Challenges;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTests {
    @Test
    void readsTheChallenge() {
        assertThat(Challenges.parse(List.of("Bearer realm=\"orders\"")).isWellFormed())
                .isTrue();
    }
}
