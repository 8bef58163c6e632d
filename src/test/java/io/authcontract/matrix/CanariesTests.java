package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines have a credential, or enough of it, and what is left of them. */
class CanariesTests {
    private static final String HEADER = "eyJhbGciOiJSUzI1NiJ9";
    private static final Canaries OPAQUE = new Canaries(List.of("CANARY-7f3a-token-of-nobody"));
    private static final Canaries JWT =
            new Canaries(List.of(HEADER + ".eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJlLW9mLW5vYm9keQ"));
    private static final Canaries PASSWORD = new Canaries(List.of("pa55word"));

    @ParameterizedTest
    @CsvSource({
        "WARN bad token CANARY-7f3a-token-of-nobody, WARN bad token ***",
        "bad token CANARY-7f3a-... from 127.0.0.1, bad token *** from 127.0.0.1",
        "bad token ...of-nobody, bad token ...of-nobody",
        "token=CANARY-7f3a-token-of-nobody&again=CANARY-7f3a-token-of-nobody, token=***&again=***",
        "bad token sha256=9f2c, bad token sha256=9f2c"
    })
    void findsTwelveCharactersOfAToken(String line, String masked) {
        // CANARY-7f3a-... has the first twelve characters, ...of-nobody has only nine.
        assertThat(OPAQUE.masked(line)).isEqualTo(masked);
        assertThat(OPAQUE.isIn(line)).isEqualTo(!line.equals(masked));
    }

    @Test
    void findsPayloadAndSignatureOfAJwtAndNotItsHeader() {
        assertThat(JWT.isIn("kid and alg of " + HEADER)).isFalse();
        assertThat(JWT.masked("claims eyJzdWIiOiJhbGljZSJ9")).isEqualTo("claims ***");
        assertThat(JWT.masked("signature c2lnbmF0dXJl")).isEqualTo("signature ***");
    }

    /** Of the pair of Basic only the password: user names may be logged. */
    @Test
    void findsThePasswordInACredentialOfBasic() {
        String pair =
                Base64.getEncoder().encodeToString("dave-the-disposable:c0rrect".getBytes(StandardCharsets.UTF_8));
        Canaries basic = new Canaries(List.of(pair));

        assertThat(basic.masked("dave-the-disposable sent c0rrect")).isEqualTo("dave-the-disposable sent ***");
        assertThat(basic.masked("sent " + pair)).isEqualTo("sent ***");
    }

    /** Tokens of one issuer begin alike: what the mask left of another one would be a signature that nobody recognises. */
    @Test
    void leavesNothingOfAnotherTokenOfTheSameIssuer() {
        Canaries alice = new Canaries(List.of(jwt("alice", "c2lnbmF0dXJlLW9mLWFsaWNl")));
        String foreign = jwt("stock-service", "Zm9yZWlnbi1zaWduYXR1cmU");

        assertThat(alice.masked("calling stock with " + foreign + ", retry"))
                .isEqualTo("calling stock with ***, retry");
        assertThat(alice.masked("a=" + jwt("alice", "c2lnbmF0dXJlLW9mLWFsaWNl") + "&Bearer k3y-0f-the-st0ck-service.x"))
                .isEqualTo("a=***&Bearer ***");
    }

    /** A foreign token that shares nothing with the own one is no leak of it, and yet a secret in a line that is shown. */
    @Test
    void masksWhatTheRedactorKnowsToo() {
        assertThat(OPAQUE.masked("CANARY-7f3a-token-of-nobody for " + jwt("bob", "Zm9yZWlnbi1zaWduYXR1cmU")))
                .isEqualTo("*** for ***");
    }

    private static String jwt(String subject, String signature) {
        String claims = "{\"iss\":\"https://idp.example\",\"sub\":\"" + subject + "\"}";
        String payload =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return HEADER + "." + payload + "." + signature;
    }

    @Test
    void findsShortPasswordsAndTheBase64FormOfAnything() {
        String encoded = Base64.getEncoder().encodeToString("pa55word".getBytes(StandardCharsets.UTF_8));

        assertThat(PASSWORD.masked("login of dave with pa55word")).isEqualTo("login of dave with ***");
        assertThat(PASSWORD.masked("encoded " + encoded.substring(0, 12))).isEqualTo("encoded ***");
        assertThat(PASSWORD.isIn("the word is not here")).isFalse();
        assertThat(new Canaries(List.of("abc")).isIn("abc")).isFalse();
    }
}
