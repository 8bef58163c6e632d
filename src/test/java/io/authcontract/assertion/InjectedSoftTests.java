package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.challenging;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** AssertJ's own extension makes an AuthSoftAssertions and asserts all after the test; here it has nothing to complain about. */
@ExtendWith(SoftAssertionsExtension.class)
class InjectedSoftTests {
    @InjectSoftAssertions
    private AuthSoftAssertions field;

    @Test
    void isInjected(AuthSoftAssertions parameter) {
        AuthResponse response = challenging("Bearer");
        field.assertThat(response).isUnauthorized();
        parameter.assertThat(response).challenges("Bearer");

        assertThat(field.wasSuccess()).isTrue();
        assertThat(parameter.wasSuccess()).isTrue();
    }
}
