package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialLiteralTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://alice:sesame@localhost",
                "https://sesame@orders.example.org/api",
                "http://localhost/?access_token=sesame",
                "http://localhost/?page=1&api_key=sesame",
                "Bearer sesame",
                "orders basic YTpi",
                "eyJhbGciOiJub25lIn0.e30.",
                "ghp_sesame",
                "sk_live_sesame",
            })
    void refusesWhatLooksLikeACredential(String text) {
        assertThatThrownBy(() -> CredentialLiteral.check("here", "name", text))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("here:\nThe attribute name looks as if it has a credential in it")
                .hasMessageNotContaining("sesame@")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://orders.example.org/api",
                "https://token.example.org/",
                "orders of the bearer",
                "basic",
                "staging.example.org",
                "POST",
                "http://localhost/a@b",
            })
    void leavesOtherTextsAlone(String text) {
        assertThatCode(() -> CredentialLiteral.check("here", "name", text)).doesNotThrowAnyException();
    }
}
