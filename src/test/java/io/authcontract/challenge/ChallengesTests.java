package io.authcontract.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengesTests {

    @Test
    void combinesFieldLinesInOrder() {
        Challenges read = Challenges.parse(List.of("Bearer realm=\"a\", Basic realm=\"b\"", "Digest realm=\"c\""));

        assertThat(read.list()).extracting(Challenge::scheme).containsExactly("Bearer", "Basic", "Digest");
        assertThat(read.value()).isEqualTo("Bearer realm=\"a\", Basic realm=\"b\", Digest realm=\"c\"");
    }

    @Test
    void anAbsentFieldIsWellFormedAndHasNoChallenge() {
        Challenges read = Challenges.parse(List.of());

        assertThat(read.isWellFormed()).isTrue();
        assertThat(read.isEmpty()).isTrue();
        assertThat(read.senderFaults()).extracting(SenderFault::kind).containsExactly(SenderFault.Kind.NO_CHALLENGE);
    }

    @Test
    void halfReadsNothing() {
        assertThat(Challenges.parse("Bearer realm=\"a\", Basic realm=x y").list())
                .isEmpty();
    }

    @Test
    void reportsTheFirstProblemOfEachBrokenLine() {
        Challenges read = Challenges.parse(List.of("  Foo a=\"b\" c=d", "Bearer realm=\"x\"", "Basic: realm=\"y\""));

        assertThat(read.problems())
                .extracting(p -> read.value().substring(p.position(), p.position() + 3))
                .containsExactly("c=d", ": r");
    }

    @Test
    void goesOnBehindBlankLines() {
        Challenges read = Challenges.parse(List.of("", "Foo a=\"b\" c=d", "", "Bar e=\"f\" g=h"));

        assertThat(read.problems())
                .extracting(p -> read.value().substring(p.position(), p.position() + 3))
                .containsExactly("c=d", "g=h");
    }

    @Test
    void findsParametersIgnoringCase() {
        Challenge challenge =
                Challenges.parse("bearer REALM=\"a\", realm=\"b\"").list().get(0);

        assertThat(challenge.hasScheme("Bearer")).isTrue();
        assertThat(challenge.realm()).contains("a");
        assertThat(challenge.parameter("Realm")).contains("a");
        assertThat(challenge.parameter("scope")).isEmpty();
    }

    @Test
    void tellsWhereASenderFaultIs() {
        assertThat(Challenges.parse("Bearer realm = x,, error=\"y\", ERROR=\"z\"")
                        .senderFaults())
                .containsExactly(
                        new SenderFault(SenderFault.Kind.WHITESPACE_AROUND_EQUALS, 12, "realm"),
                        new SenderFault(SenderFault.Kind.UNQUOTED_REALM, 15, "realm"),
                        new SenderFault(SenderFault.Kind.EMPTY_LIST_ELEMENT, 19, ""),
                        new SenderFault(SenderFault.Kind.DUPLICATE_PARAMETER, 0, "ERROR"));
    }

    @Test
    void writesCanonically() {
        assertThat(Challenges.parse("Bearer  realm = \"a\\b\\\"\" ,error=x")
                        .list()
                        .get(0)
                        .text())
                .isEqualTo("Bearer realm=\"ab\\\"\", error=x");
        assertThat(Challenges.parse("Negotiate abc==").list().get(0).text()).isEqualTo("Negotiate abc==");
    }

    @Test
    void showsNoValueByToString() {
        String canary = "CANARY7f3a";

        assertThat(Challenges.parse("Bearer realm=\"" + canary + "\"")).hasToString("[Bearer realm=...]");
        assertThat(Challenges.parse("Negotiate " + canary)).hasToString("[Negotiate ...]");
        assertThat(AuthorizationField.parse("Bearer " + canary)).hasToString("Bearer ...");
        assertThat(AuthorizationField.parse("Digest response=\"" + canary + "\""))
                .hasToString("Digest response=...");
        assertThat(AuthenticationInfo.parse("rspauth=\"" + canary + "\"")).hasToString("[rspauth=...]");
        assertThat(Challenges.parse("Bearer {" + canary).toString()).doesNotContain(canary);
        assertThat(AuthorizationField.parse("Bearer {" + canary).toString()).doesNotContain(canary);
    }

    @Test
    void knowsTheRegisteredSchemes() {
        assertThat(Schemes.isRegistered("bEARER")).isTrue();
        assertThat(Schemes.isRegistered(Schemes.DPOP)).isTrue();
        assertThat(Schemes.isRegistered(Schemes.NTLM)).isFalse();
    }
}
