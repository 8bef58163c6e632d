package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientViewsTests {
    private static List<Fact> facts(String rule, Seen seen) {
        List<Finding> findings =
                RuleBook.everything().only(rule).examine(seen.observation()).findings();
        assertThat(findings).isNotEmpty();
        return findings.get(0).facts();
    }

    private static Seen refusal(String challenge) {
        return Seen.get("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: " + challenge);
    }

    @Test
    void aMalformedChallengeComesWithWhatClientsReadOfIt() {
        assertThat(facts("challenge-parses", refusal("Basic realm=\"x\" charset=\"UTF-8\"")))
                .extracting(Fact::label, Fact::value)
                .contains(
                        tuple("OkHttp", "reads no challenge"),
                        tuple(
                                "java.net.http (measured with JDK 17.0.15 and 25)",
                                "asks for credentials for Basic realm=\"x\""));
    }

    @Test
    void aParameterThatOccursTwiceTellsWhoDropsTheChallenge() {
        assertThat(facts("param-unique", refusal("Bearer realm=\"x\", error=\"a\", error=\"b\"")))
                .extracting(Fact::label)
                .contains("OkHttp")
                .doesNotContain("REST-assured");
    }

    /** With another status no client reads a challenge, and what all read as it is meant needs no word. */
    @Test
    void saysNothingWithoutNeed() {
        Seen forbidden = Seen.get("HTTP/1.1 403 Forbidden", "WWW-Authenticate: Basic realm=\"x\" charset=\"UTF-8\"");

        assertThat(facts("challenge-parses", forbidden)).extracting(Fact::label).doesNotContain("OkHttp");
        assertThat(facts("realm-quoted", refusal("Bearer realm=x")))
                .extracting(Fact::label)
                .containsExactly("scheme", "parameter", "value");
    }

    /** A nonce differs from answer to answer, and one cause must not become many. */
    @Test
    void factsAreAlikeForAllAnswersOfAService() {
        assertThat(facts("param-unique", refusal("Digest realm=\"x\", nonce=\"n1\", qop=\"a\", qop=\"b\"")))
                .isEqualTo(facts("param-unique", refusal("Digest realm=\"x\", nonce=\"n2\", qop=\"a\", qop=\"b\"")))
                .extracting(Fact::value)
                .noneMatch(value -> value.contains("n1"));
    }

    /** The token that is echoed ends within the value: what a client makes of half of it is no secret either. */
    @Test
    void aSecretIsMaskedBeforeAClientReadsIt() {
        Seen echo = Seen.get(
                        "HTTP/1.1 401 Unauthorized",
                        "WWW-Authenticate: Basic realm=\"hunter2-and-more=\" x=\"hunter2-and-more=\"")
                .authorized(CredentialKind.INVALID, "Bearer hunter2-and-more=");

        assertThat(facts("challenge-parses", echo))
                .filteredOn(fact -> fact.label().startsWith("OkHttp")
                        || fact.label().contains("HTTP")
                        || fact.label().contains("Http")
                        || fact.label().startsWith("REST"))
                .isNotEmpty()
                .extracting(Fact::value)
                .noneMatch(value -> value.contains("hunter2"));
    }
}
