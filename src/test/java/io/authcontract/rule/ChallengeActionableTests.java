package io.authcontract.rule;

import static io.authcontract.rule.ChallengeActionable.CHALLENGE_ACTIONABLE;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeActionableTests {
    private static Seen tried(String authorization, int status) {
        return Seen.get("HTTP/1.1 " + status + " ").authorized(CredentialKind.VALID, authorization);
    }

    @Test
    void aSchemeThatIsOfferedAndRefusedBreaks() {
        assertThat(seen(Seen.challenged("Basic realm=\"a\""), tried("Basic YTpi", 401))
                        .breaks(CHALLENGE_ACTIONABLE, fact("advertised", "basic"), fact("accepted", "none of them"))
                        .fails())
                .isTrue();
    }

    @Test
    void aSchemeThatWorksAndIsNotOfferedBreaks() {
        seen(Seen.challenged("Basic realm=\"a\""), tried("Bearer x", 200))
                .breaks(CHALLENGE_ACTIONABLE, fact("advertised", "basic"), fact("accepted", "bearer"));
    }

    @Test
    void oneOfSeveralIsEnough() {
        seen(Seen.challenged("Basic realm=\"a\", Bearer"), tried("Basic YTpi", 401), tried("bearer x", 200))
                .meets(CHALLENGE_ACTIONABLE);
        seen(Seen.challenged("Basic realm=\"a\", Bearer"), tried("Basic YTpi", 401))
                .meets(CHALLENGE_ACTIONABLE);
    }

    /** RFC 9110 section 15.5.2 wants one that is applicable: another may be kept from browsers, which would ask people for it. */
    @Test
    void oneThatWorksBesideAndIsNotOfferedIsANote() {
        assertThat(seen(Seen.challenged("Bearer"), tried("Bearer x", 200), tried("Basic YTpi", 200))
                        .breaks(CHALLENGE_ACTIONABLE, fact("advertised", "bearer"), fact("accepted", "basic, bearer"))
                        .fails())
                .isFalse();
    }

    @Test
    void theControlIsATrial() {
        Seen refused = Seen.challenged("Basic realm=\"a\"");
        Seen control = tried("Bearer x", 200);
        seen(refused.in(c -> c.control(control.observation().exchange()))).breaks(CHALLENGE_ACTIONABLE);
    }

    /** The same refusal once more, and this time it is known who was let in. */
    @Test
    void theControlOfARepeatedRefusalIsATrial() {
        Seen refused = Seen.challenged("Basic realm=\"a\"");
        Seen control = tried("Bearer x", 200);
        seen(refused, refused.in(c -> c.control(control.observation().exchange())))
                .breaks(CHALLENGE_ACTIONABLE, fact("accepted", "bearer"));
    }

    /** What other resources offer in the same words. */
    @Test
    void anotherResourceIsJudgedByItself() {
        Seen refused = Seen.challenged("Basic realm=\"a\"");
        seen(
                        refused.request(r -> new Request(r.method(), r.origin(), "/other", r.headers(), r.body())),
                        refused,
                        tried("Bearer x", 200))
                .breaks(CHALLENGE_ACTIONABLE, fact("accepted", "bearer"));
    }

    /** They need clients of their own, and a key in a field of its own is no scheme. */
    @ParameterizedTest
    @ValueSource(strings = {"Negotiate abc", "NTLM abc", "Digest username=\"a\"", "SCRAM-SHA-256 data=x"})
    void schemesOfSeveralLegsAreSkipped(String authorization) {
        seen(Seen.challenged("Basic realm=\"a\""), tried(authorization, 200))
                .isNoMatterOf(CHALLENGE_ACTIONABLE, "no offer");
    }

    @Test
    void whatProvesNothingIsNoMatter() {
        String nothing = "no offer";
        seen(Seen.challenged("Basic realm=\"a\"")).isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
        seen(tried("Bearer x", 200)).isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
        seen(Seen.refused(), tried("Bearer x", 200)).isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
        seen(Seen.challenged("Basic realm=\""), tried("Bearer x", 200)).isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
        seen(Seen.challenged("Basic realm=\"a\""), tried("Bearer x", 503)).isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
        seen(Seen.challenged("Basic realm=\"a\""), tried("Bearer x", 200).carrying(CredentialKind.INVALID))
                .isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
        seen(
                        Seen.challenged("Basic realm=\"a\""),
                        Seen.refused("WWW-Authenticate: DPoP error=\"use_dpop_nonce\"")
                                .authorized(CredentialKind.VALID, "DPoP x"))
                .isNoMatterOf(CHALLENGE_ACTIONABLE, nothing);
    }
}
