package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.assertion.AuthSoftAssertions;
import io.authcontract.client.AuthClient;
import java.util.List;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** AssertJ's extension and ours serve one test side by side. */
class SoftAssertionsTests {

    @AuthContract(Fixtures.Outer.class)
    @ExtendWith(SoftAssertionsExtension.class)
    static class BothExtensionsTestCases {
        @InjectSoftAssertions
        private AuthSoftAssertions softly;

        @Test
        void field(AuthClient api) {
            softly.assertThat(api.get("/orders")).isUnauthorized().challenges("Bearer");
        }

        @Test
        void parameter(AuthClient api, AuthSoftAssertions own) {
            own.assertThat(api.as("alice").get("/orders")).isNotRefused();
        }

        @Test
        void collectsAllFailures(AuthClient api, AuthSoftAssertions own) {
            own.assertThat(api.get("/orders")).isForbidden();
            own.assertThat(api.as("alice").get("/orders")).isUnauthorized();
        }
    }

    @Test
    void areInjectedBesideTheClient() {
        var results = Suite.sequential().run(BothExtensionsTestCases.class);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        assertThat(Suite.failures(results)).singleElement().satisfies(failure -> {
            assertThat(failure)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("403")
                    .hasMessageContaining("401");
            assertThat(failure.getMessage()).doesNotContain("sesame-of-outer");
        });
    }

    @Test
    void worksForBothWaysInParallelToo() {
        List<Throwable> failures = Suite.parallel().failures(BothExtensionsTestCases.class);

        assertThat(failures).hasSize(1);
    }
}
