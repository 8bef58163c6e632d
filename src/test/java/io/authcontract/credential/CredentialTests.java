package io.authcontract.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTests {
    private static final Request ORDERS = Request.of(Method.GET, URI.create("http://localhost/orders"));

    /** RFC 7617 section 2: the user-id "Aladdin" and the password "open sesame". */
    @Test
    void encodesTheExampleOfTheBasicScheme() {
        assertThat(lines(Credential.basic("Aladdin", "open sesame")))
                .containsExactly(new Field("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    /** RFC 7617 section 2.1: the user-id "test" and the password "123" with a pound sign, in UTF-8. */
    @Test
    void encodesUserAndPasswordInUtf8() {
        assertThat(lines(Credential.basic("test", "123\u00A3")))
                .containsExactly(new Field("Authorization", "Basic dGVzdDoxMjPCow=="));
    }

    @Test
    void allowsColonsInAPasswordAndAnEmptyOne() {
        assertThat(lines(Credential.basic("a", "b:c"))).containsExactly(new Field("Authorization", "Basic YTpiOmM="));
        assertThat(lines(Credential.basic("a", ""))).containsExactly(new Field("Authorization", "Basic YTo="));
    }

    @Test
    void refusesAColonInTheUser() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.basic("alice:sesame", "x"))
                .withMessage(
                        "The user-id \"alice:...\" has a colon, but the first colon ends the user-id (RFC 7617 section 2)."
                                + " Pass user and password as two arguments, or write the whole line with Credential.authorization(..).");
    }

    @Test
    void refusesControlCharactersInUserAndPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.basic("alice", "sesame\n"))
                .withMessage(
                        "The password cannot be sent: character 7, U+000A, is a control character (RFC 7617 section 2)."
                                + " A text read from a file often ends in a line break: strip() it.");
        assertThatIllegalArgumentException().isThrownBy(() -> Credential.basic("ali\u007Fce", "sesame"));
    }

    @Test
    void sendsABearerTokenAsItIs() {
        assertThat(lines(Credential.bearer("7|mF_9.B5f-4.1JqM")))
                .containsExactly(new Field("Authorization", "Bearer 7|mF_9.B5f-4.1JqM"));
    }

    @Test
    void refusesABearerTokenWithALineBreak() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.bearer("sesame\n"))
                .withMessage("The bearer token cannot be sent: character 7, U+000A, is not visible ASCII."
                        + " A text read from a file often ends in a line break: strip() it."
                        + " To send it as it is, write Credential.authorization(\"Bearer ..\").");
    }

    @Test
    void refusesAnEmptyBearerToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.bearer(""))
                .withMessage("The bearer token is empty. Is the variable or file it comes from set?"
                        + " To send it as it is, write Credential.authorization(\"Bearer ..\").");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open sesame", "se\tsame", "s\u00E9same", "\u20ACuro"})
    void refusesABearerTokenThatIsNotVisibleAscii(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> Credential.bearer(token));
    }

    @Test
    void sendsAnApiKeyInItsField() {
        assertThat(lines(Credential.apiKey("X-Api-Key", "k-1"))).containsExactly(new Field("X-Api-Key", "k-1"));
    }

    @Test
    void refusesAnApiKeyFieldThatIsNoToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.apiKey("X-Api-Key:", "k-1"))
                .withMessage(
                        "The header name cannot be sent: character 10, ':', is not allowed in a token (RFC 9110 section 5.6.2).");
    }

    @Test
    void putsACookieIntoTheOneCookieLine() {
        Request request = ORDERS.withHeader("Cookie", "theme=dark").withHeader("Accept", "*/*");

        assertThat(Credential.cookie("session", "31d4").applyTo(request).headers())
                .isEqualTo(Headers.of("Accept", "*/*", "Cookie", "theme=dark; session=31d4"));
    }

    @Test
    void refusesACookieValueThatWouldStartAnotherCookie() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.cookie("session", "31d4; admin=1"))
                .withMessage(
                        "The cookie value cannot be sent: character 5, ';', is not allowed there (RFC 6265 section 4.1.1)."
                                + " To send it as it is, write Credential.header(\"Cookie\", ..).");
    }

    @Test
    void sendsAuthorizationLinesAsWritten() {
        assertThat(lines(Credential.authorization("bearer  x ", "", "Basic \u00E9")))
                .containsExactly(
                        new Field("Authorization", "bearer  x "),
                        new Field("Authorization", ""),
                        new Field("Authorization", "Basic \u00E9"));
    }

    @Test
    void addsToLinesThatAreThere() {
        Request request = ORDERS.withHeader("Authorization", "Basic x");

        assertThat(Credential.bearer("y").applyTo(request).headers().values("Authorization"))
                .containsExactly("Basic x", "Bearer y");
    }

    static Stream<Credential> carriersOfSesame() {
        return Stream.of(
                Credential.basic("alice", "open-sesame"),
                Credential.bearer("open-sesame"),
                Credential.apiKey("X-Api-Key", "open-sesame"),
                Credential.cookie("session", "open-sesame"),
                Credential.authorization("Bearer  open-sesame"),
                Credential.authorization("open-sesame1"),
                Credential.header("X-Whatever", "open-sesame"));
    }

    @ParameterizedTest
    @MethodSource("carriersOfSesame")
    void neverPrintsItsSecret(Credential credential) {
        assertThat(credential.toString()).doesNotContain("sesame").contains("***");
    }

    @ParameterizedTest
    @MethodSource("carriersOfSesame")
    void tellsTheRedactorWhatGoesOverTheWire(Credential credential) {
        List<String> hidden = lines(credential).stream()
                .map(Field::value)
                .map(value -> {
                    String left = value;
                    for (String secret : credential.secrets()) {
                        left = left.replace(secret, "");
                    }
                    return left;
                })
                .toList();

        assertThat(hidden).allSatisfy(left -> assertThat(left).matches("(Basic |Bearer  ?|session=)?"));
        assertThat(credential.secrets()).anySatisfy(secret -> assertThat(secret).contains("open-sesame"));
    }

    @Test
    void hidesPasswordAndEncodedPairOfBasic() {
        assertThat(Credential.basic("Aladdin", "open sesame").secrets())
                .containsExactlyInAnyOrder("open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    /** Masking a scheme name, or nothing, would mask half of every message. */
    @Test
    void doesNotCallASchemeOrABlankASecret() {
        assertThat(Credential.authorization("Bearer", "", " ").secrets()).isEmpty();
        assertThat(Credential.authorization("correcthorsebattery").secrets()).containsExactly("correcthorsebattery");
        assertThat(Credential.basic("alice", "").secrets()).containsExactly("YWxpY2U6");
    }

    private static List<Field> lines(Credential credential) {
        return credential.applyTo(ORDERS).headers().fields();
    }
}
