package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.challenging;
import static io.authcontract.assertion.Answers.fault;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.rule.RuleBook;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.AbstractSoftAssertions;
import org.junit.jupiter.api.Test;

class SoftTests {
    private static final AuthResponse RESPONSE = challenging("Bearer realm=\"orders\"");

    private final AuthSoftAssertions softly = new AuthSoftAssertions();

    @Test
    void collectsEachFailureOfAChain() {
        softly.assertThat(RESPONSE)
                .isForbidden()
                .isUnauthorized()
                .challenges("Basic")
                .doesNotChallenge()
                .hasHeader("X-A");

        assertThat(firstLines())
                .containsExactly(
                        "to answer with",
                        "to challenge with",
                        "not to challenge, but it answered 401 Unauthorized with",
                        "to answer with the field");
    }

    @Test
    void collectsAcrossNavigationThereAndBack() {
        softly.assertThat(RESPONSE)
                .as("soft")
                .challenge("Bearer")
                .hasRealm("x")
                .hasError("y")
                .hasRealm("orders")
                .and()
                .isForbidden()
                .proxyChallenge("Basic")
                .hasRealm("z")
                .and()
                .setsNoCookie();

        assertThat(softly.errorsCollected()).hasSize(4).allSatisfy(error -> assertThat(error)
                .hasMessageStartingWith("[soft] "));
        assertThat(firstLines())
                .containsExactly(
                        "to answer with one Bearer challenge that has",
                        "to answer with one Bearer challenge that has",
                        "to answer with",
                        "to challenge with");
    }

    @Test
    void countsAFailedRequirementOnce() {
        softly.assertThat(RESPONSE)
                .hasChallenge("Bearer", it -> it.hasRealm("x").hasError("y"))
                .hasChallenge("Digest", ChallengeAssert::hasNonce)
                .hasChallenge("Bearer", it -> it.hasRealm("orders"));

        assertThat(softly.errorsCollected()).hasSize(2);
    }

    @Test
    void collectsWhatThereIsNoResponseFor() {
        softly.assertThat(fault(Fault.Kind.TIMEOUT, "10 s"))
                .isUnauthorized()
                .challenge("Bearer")
                .hasRealm("x")
                .and()
                .leaksNo("s3cret");

        assertThat(softly.errorsCollected()).hasSize(3);
    }

    @Test
    void collectsFromExchangesAndEverythingElse() {
        softly.assertThat(RESPONSE.exchange()).isForbidden();
        softly.assertThat(RESPONSE).returns(403, AuthResponse::status).conformsTo(RuleBook.standard());
        softly.assertThat("a").isEqualTo("b");

        assertThat(softly.errorsCollected()).hasSize(3);
    }

    @Test
    void collectsThatThereIsNothingToAssertOn() {
        Exchange exchange = null;
        HttpResponse<?> response = null;
        softly.assertThat(exchange).isUnauthorized();
        softly.assertThat(response).isUnauthorized();

        assertThat(softly.errorsCollected()).hasSize(2).allSatisfy(error -> assertThat(error)
                .hasMessageContaining("Expecting actual not to be null"));
    }

    @Test
    void staysQuietWhenAllHolds() {
        softly.assertThat(RESPONSE)
                .isUnauthorized()
                .challenge("Bearer")
                .hasRealm("orders")
                .and()
                .setsNoCookie();

        softly.assertAll();
    }

    @Test
    void canBeMixedIn() {
        class Own extends AbstractSoftAssertions implements AuthSoftAssertionsProvider {}
        Own own = new Own();
        own.assertThat(RESPONSE).isForbidden();

        assertThat(own.errorsCollected()).hasSize(1);
    }

    private List<String> firstLines() {
        return softly.errorsCollected().stream()
                .map(error -> error.getMessage().lines().skip(3).findFirst().orElse(""))
                .toList();
    }
}
