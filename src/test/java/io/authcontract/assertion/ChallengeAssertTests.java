package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.challenging;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeAssertTests {
    private static final String METADATA = "https://api.example/.well-known/oauth-protected-resource";

    /** An assertion, a challenge it passes with, and one it fails with. */
    static Stream<Arguments> assertions() {
        return Stream.of(
                row("isPresent", ChallengeAssert::isPresent, "X", "Y"),
                row("realm", it -> it.hasRealm("a"), "X realm=\"a\"", "X realm=\"A\""),
                row("realm absent", it -> it.hasRealm("a"), "X REALM=a", "X"),
                row("parameter", it -> it.hasParameter("qop"), "X Qop=\"auth\"", "X nonce=\"x\""),
                row("value", it -> it.hasParameter("QOP", "auth"), "X qop=auth", "X qop=\"auth-int\""),
                row("value absent", it -> it.hasParameter("qop", "auth"), "X qop=auth", "X nonce=\"qop\""),
                row("no parameter", it -> it.doesNotHaveParameter("error"), "X realm=\"error\"", "X ERROR=\"a\""),
                row("scope", it -> it.hasScope("b"), "X scope=\"a b\"", "X scope=\"ab bc\""),
                row("scopes", it -> it.hasScope("b", "a"), "X scope=\"a b c\"", "X scope=\"b\""),
                row("scopes in one text", it -> it.hasScope("b a"), "X scope=\"a b c\"", "X scope=\"b\""),
                row("scope absent", it -> it.hasScope("a"), "X scope=a", "X"),
                row(
                        "error",
                        it -> it.hasError("invalid_token"),
                        "X error=\"invalid_token\"",
                        "X error=\"Invalid_Token\""),
                row("no error", ChallengeAssert::doesNotHaveError, "X realm=\"a\"", "X error=\"invalid_token\""),
                row(
                        "described",
                        ChallengeAssert::hasErrorDescription,
                        "X error_description=\"a\"",
                        "X error_description=\" \""),
                row(
                        "description",
                        it -> it.hasErrorDescription("a"),
                        "X error_description=\"a\"",
                        "X error_description=\"b\""),
                row(
                        "metadata",
                        it -> it.hasResourceMetadata(METADATA),
                        "X resource_metadata=\"" + METADATA + "\"",
                        "X"),
                row("algorithm", it -> it.hasAlgorithm("SHA-256"), "X algorithm=sha-256", "X algorithm=MD5"),
                row("nonce", ChallengeAssert::hasNonce, "X nonce=\"n\"", "X nonce=\"\""),
                row("charset", it -> it.hasCharset("UTF-8"), "X charset=\"utf-8\"", "X realm=\"utf-8\""),
                row("token68", ChallengeAssert::hasToken68, "X abc==", "X"));
    }

    private static Arguments row(String name, Consumer<ChallengeAssert> assertion, String passing, String failing) {
        return Arguments.of(name, assertion, passing, failing);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void passesAndFails(String name, Consumer<ChallengeAssert> assertion, String passing, String failing) {
        assertion.accept(assertThat(challenging(passing)).challenge("x"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> assertion.accept(assertThat(challenging(failing)).challenge("x")))
                .withMessageContaining("GET http://localhost:8080/orders/7");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void failsWithoutAnyChallenge(String name, Consumer<ChallengeAssert> assertion, String passing, String failing) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.accept(assertThat(challenging()).challenge("x")))
                .withMessageContaining("without WWW-Authenticate");
    }

    @Test
    void aChainHoldsWhenOneSingleChallengeMeetsAllOfIt() {
        AuthResponse two = challenging("Bearer realm=\"orders\"", "Bearer realm=\"admin\", error=\"invalid_token\"");

        assertThat(two).challenge("Bearer").hasRealm("orders");
        assertThat(two).challenge("Bearer").hasError("invalid_token").hasRealm("admin");
        assertThat(two).challenge("Bearer").doesNotHaveError().hasRealm("orders");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(two).challenge("Bearer").hasRealm("orders").hasError("invalid_token"));
    }

    @Test
    void comesBackToTheResponse() {
        assertThat(challenging("Bearer", "Basic realm=\"a\""))
                .challenge("Bearer")
                .doesNotHaveError()
                .and()
                .challenge("Basic")
                .hasRealm("a")
                .and()
                .isUnauthorized();
    }

    @Test
    void aParsedChallengeCanBeAssertedAlone() {
        Challenge challenge = Challenges.parse("Basic realm=\"orders\"").list().get(0);

        alone(challenge).hasRealm("orders");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> alone(challenge).isPresent().hasRealm("admin"))
                .withMessage(
                        "%nExpecting the challenge%n  Basic realm=\"orders\"%nto have%n  realm=\"admin\"".formatted());
        assertThatIllegalStateException()
                .isThrownBy(() -> alone(challenge).and())
                .withMessageContaining("start with assertThat(response).challenge(..)");
    }

    private static ChallengeAssert alone(Challenge challenge) {
        return assertThat(challenge).asInstanceOf(AuthAssertions.CHALLENGE);
    }

    /** Otherwise the assertion would hold for every challenge. */
    @Test
    void refusesToAskForNoScope() {
        ChallengeAssert challenge = assertThat(challenging("Bearer")).challenge("Bearer");
        String message = "hasScope(..) got no scope: write hasParameter(\"scope\") when any will do,"
                + " or doesNotHaveParameter(\"scope\").";

        assertThatIllegalArgumentException().isThrownBy(challenge::hasScope).withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> challenge.hasScope("", " "))
                .withMessage(message);
    }
}
