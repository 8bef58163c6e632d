package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static io.authcontract.assertion.Answers.challenging;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class ChallengeFieldTests {
    private static final AuthResponse BOTH = challenging("Bearer realm=\"orders\"", "Basic realm=\"orders\"");
    private static final AuthResponse NONE = challenging();
    private static final AuthResponse MALFORMED = challenging("Basic realm=\"x\" charset=\"UTF-8\"");

    @Test
    void findsASchemeOnAnyLineInAnyCase() {
        assertThat(BOTH).challenges("Bearer").challenges("basic");
        fails(BOTH, it -> it.challenges("Digest"));
        fails(NONE, it -> it.challenges("Bearer"));
    }

    @Test
    void findsASchemeOnAnyStatus() {
        assertThat(answer("HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer error=\"insufficient_scope\"\n\n"))
                .challenges("Bearer");
    }

    @Test
    void aFieldThatIsNotWellFormedChallengesNobody() {
        fails(MALFORMED, it -> it.challenges("Basic")).withMessageContaining("not well-formed");
        fails(MALFORMED, it -> it.challengesOnly("Basic")).withMessageContaining("not well-formed");
        fails(MALFORMED, it -> it.challenge("Basic").hasRealm("x")).withMessageContaining("not well-formed");
        fails(MALFORMED, AuthResponseAssert::doesNotChallenge);
    }

    @Test
    void oneBrokenLineSpoilsTheField() {
        fails(challenging("Bearer", "Basic realm='x y'"), it -> it.challenges("Bearer"))
                .withMessageContaining("single quotes do not quote in HTTP");
    }

    @Test
    void onlyTheseSchemesMayBeOffered() {
        assertThat(BOTH).challengesOnly("Basic", "BEARER");
        assertThat(challenging("Basic realm=\"a\", Basic realm=\"b\"")).challengesOnly("Basic");
        fails(BOTH, it -> it.challengesOnly("Bearer")).withMessageContaining("Not wanted: Basic");
        fails(BOTH, it -> it.challengesOnly("Bearer", "Basic", "DPoP")).withMessageContaining("Missing: DPoP");
        fails(NONE, it -> it.challengesOnly("Bearer")).withMessageContaining("without WWW-Authenticate");
    }

    @Test
    void askingForNoSchemeIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(BOTH).challengesOnly())
                .withMessage("challengesOnly() got no scheme: write doesNotChallenge() when none is wanted.");
    }

    @Test
    void noFieldMeansNoChallenge() {
        assertThat(NONE).doesNotChallenge();
        fails(BOTH, AuthResponseAssert::doesNotChallenge);
    }

    @Test
    void requirementsOnOneChallengeStayOnTheResponse() {
        assertThat(BOTH)
                .hasChallenge("Bearer", it -> it.hasRealm("orders").doesNotHaveError())
                .isUnauthorized();
        fails(BOTH, it -> it.hasChallenge("Bearer", bearer -> bearer.hasRealm("x")));
        fails(BOTH, it -> it.hasChallenge("Digest", digest -> {}))
                .withMessageContaining("to challenge with%n  Digest".formatted());
    }

    @Test
    void theProxyHasAFieldOfItsOwn() {
        AuthResponse gate = answer("HTTP/1.1 407 Gate\nProxy-Authenticate: Basic realm=\"gate\"\n\n");
        assertThat(gate).proxyChallenge("Basic").hasRealm("gate").and().isProxyAuthenticationRequired();
        fails(gate, it -> it.challenge("Basic").hasRealm("gate")).withMessageContaining("without WWW-Authenticate");
        fails(BOTH, it -> it.proxyChallenge("Basic").isPresent()).withMessageContaining("without Proxy-Authenticate");
    }

    /** A client may lose an octet above 0x7F (U+FFFD); to the grammar those are all alike. */
    @Test
    void anOctetThatAClientHasLostIsNoFaultOfTheService() {
        AuthResponse lost = challenging("Basic realm=\"caf\uFFFD\"");
        assertThat(lost).challenges("Basic").challenge("Basic").hasParameter("realm");
        fails(challenging("Basic realm=caf\uFFFD"), it -> it.challenges("Basic"))
                .withMessageContaining("not well-formed");
    }

    private static ThrowableAssertAlternative<AssertionError> fails(
            AuthResponse response, Consumer<AuthResponseAssert> assertion) {
        return assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(response)));
    }
}
