package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.ProxiedChallenges.CHALLENGE_SURVIVES_PROXY;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 9110 sections 11.6.1 and 5.3. */
class ProxiedChallengesTests {
    private static Seen proxied(String... fields) {
        return Seen.refused(fields).overHttp().in(c -> c.profile(Profile.PROXY));
    }

    @Test
    void anAbsentRenamedOrOtherFieldBreaks() {
        Seen direct = Seen.challenged("Bearer realm=\"api\"");
        assertThat(seen(direct, proxied())
                        .breaks(
                                CHALLENGE_SURVIVES_PROXY,
                                fact("sent", "bearer realm=\"api\""),
                                fact("arrived", "absent"))
                        .fails())
                .isTrue();
        seen(direct, proxied("x-amzn-Remapped-WWW-Authenticate: Bearer realm=\"api\""))
                .breaks(
                        CHALLENGE_SURVIVES_PROXY,
                        fact("arrived", "absent, but x-amzn-Remapped-WWW-Authenticate is there"));
        seen(direct, proxied("WWW-Authenticate: Basic realm=\"gateway\"")).breaks(CHALLENGE_SURVIVES_PROXY);
    }

    @Test
    void anotherOrderBreaks() {
        seen(
                        Seen.refused("WWW-Authenticate: Bearer", "WWW-Authenticate: Basic realm=\"a\""),
                        proxied("WWW-Authenticate: Basic realm=\"a\"", "WWW-Authenticate: Bearer"))
                .breaks(CHALLENGE_SURVIVES_PROXY);
    }

    @Test
    void joinedLinesAndFreshNoncesConform() {
        seen(
                        Seen.refused("WWW-Authenticate: Bearer", "WWW-Authenticate: Digest realm=\"a\", nonce=\"1\""),
                        proxied("www-authenticate: Bearer, Digest realm=\"a\", nonce=\"2\""))
                .meets(CHALLENGE_SURVIVES_PROXY);
        seen(
                        Seen.challenged("Bearer error=\"invalid_token\", error_description=\"at 10:00\""),
                        proxied("WWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"at 10:01\""))
                .meets(CHALLENGE_SURVIVES_PROXY);
    }

    @Test
    void withoutBothThereIsNothingToCompare() {
        String nothing = "PROXY";
        seen(Seen.challenged("Bearer")).isNoMatterOf(CHALLENGE_SURVIVES_PROXY, nothing);
        seen(Seen.challenged("Bearer"), proxied().carrying(CredentialKind.INVALID))
                .isNoMatterOf(CHALLENGE_SURVIVES_PROXY, nothing);
        seen(Seen.challenged("Bearer"), Seen.get("HTTP/1.1 403 ").in(c -> c.profile(Profile.PROXY)))
                .isNoMatterOf(CHALLENGE_SURVIVES_PROXY, nothing);
    }
}
