package io.authcontract.rule;

import static io.authcontract.rule.ChallengeStability.CHALLENGE_STABLE;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeStabilityTests {
    private static Result check(Seen... seen) {
        return CHALLENGE_STABLE.check(
                Observations.of(Arrays.stream(seen).map(Seen::observation).toList()));
    }

    private static Seen at(String host, Seen seen) {
        return seen.request(
                r -> new Request(r.method(), new Origin("https", host, 443), r.target(), r.headers(), r.body()));
    }

    @Test
    void anotherRealmForAnotherCaseBreaks() {
        Result result = check(
                Seen.challenged("Bearer realm=\"orders\""),
                Seen.challenged("Bearer realm=\"https://api.example/orders/42\"")
                        .carrying(CredentialKind.INVALID));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).facts())
                .containsExactly(
                        fact("challenges", "bearer realm=\"orders\""),
                        fact("for", "GET /orders/42, credential NONE"),
                        fact("other challenges", "bearer realm=\"https://api.example/orders/42\""),
                        fact("for other", "GET /orders/42, credential INVALID"));
        assertThat(result.findings().get(0).fails()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Basic realm=\"a\"                   | Bearer realm=\"a\"",
                "Basic realm=\"a\"                   | Basic realm=\"A\"",
                "Bearer                              | Bearer realm=\"\"",
                "Basic realm=\"a\", Bearer           | Basic realm=\"a\"",
                "Bearer realm=\"a\", Bearer realm=\"b\" | Bearer realm=\"a\""
            })
    void anotherSchemeOrRealmBreaks(String one, String other) {
        assertThat(check(Seen.challenged(one), Seen.challenged(other)).findings())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Bearer realm=\"a\"                     | bearer realm=\"a\", error=\"invalid_token\", error_description=\"x\"",
                "Bearer realm=\"a\", scope=\"r\"        | Bearer scope=\"w\", realm=\"a\", resource_metadata=\"https://x/\"",
                "Digest realm=\"a\", nonce=\"1\", qop=\"auth\" | Digest realm=\"a\", nonce=\"2\", qop=\"auth\", stale=true, opaque=\"z\"",
                "Basic realm=\"a\", Bearer realm=\"a\"  | Bearer realm=a, Basic realm=\"a\"",
                "Digest realm=\"a\", algorithm=MD5, Digest realm=\"a\", algorithm=SHA-256 | Digest realm=\"a\""
            })
    void whateverElseChangesConforms(String one, String other) {
        assertThat(check(Seen.challenged(one), Seen.challenged(other))).isEqualTo(Result.satisfied());
    }

    /** One 401 without any challenge is for challenge-present to report, one that does not parse for challenge-parses. */
    @Test
    void answersWithoutAReadableChallengeAreLeftToOtherRules() {
        assertThat(check(
                        Seen.challenged("Basic realm=\"a\""),
                        Seen.refused(),
                        Seen.challenged("Basic realm=\"b"),
                        Seen.challenged("Basic realm=\"a\"")))
                .isEqualTo(Result.satisfied());
    }

    @Test
    void only401sCount() {
        assertThat(check(
                        Seen.challenged("Basic realm=\"a\""),
                        Seen.get("HTTP/1.1 403 Forbidden", "WWW-Authenticate: Bearer"),
                        Seen.challenged("Basic realm=\"a\"")))
                .isEqualTo(Result.satisfied());
    }

    @Test
    void oneAnswerProvesNothing() {
        assertThat(check(Seen.challenged("Basic realm=\"a\""), Seen.get("HTTP/1.1 200 OK")))
                .isEqualTo(Result.notApplicable("fewer than two 401 answers with a challenge were seen"));
        assertThat(check()).isInstanceOf(Result.NotApplicable.class);
    }

    /** A realm belongs to its origin (RFC 9110 section 11.5). */
    @Test
    void originsAreKeptApart() {
        assertThat(check(
                        at("a.example", Seen.challenged("Basic realm=\"a\"")),
                        at("b.example", Seen.challenged("Basic realm=\"b\""))))
                .isEqualTo(Result.satisfied());
        assertThat(check(
                                at("a.example", Seen.challenged("Basic realm=\"a\"")),
                                at("b.example", Seen.challenged("Basic realm=\"b\"")),
                                at("a.example", Seen.challenged("Basic realm=\"c\"")))
                        .findings())
                .hasSize(1);
    }

    private static Seen asked(String path, String challenge) {
        return Seen.asked("GET " + path + " HTTP/1.1")
                .answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: " + challenge);
    }

    /** People at one path, programs at another: two protection spaces of one origin (RFC 9110 section 11.5). */
    @Test
    void pathsMayAskForOtherSchemes() {
        assertThat(check(
                        asked("/admin", "Basic realm=\"staff\""),
                        asked("/orders", "Bearer realm=\"orders\""),
                        asked("/admin", "Basic realm=\"staff\""),
                        asked("/orders", "Bearer realm=\"orders\", error=\"invalid_token\"")))
                .isEqualTo(Result.satisfied());
    }

    @Test
    void eachPathKeepsToItsOwn() {
        assertThat(check(
                                asked("/admin", "Basic realm=\"staff\""),
                                asked("/orders", "Bearer realm=\"orders\""),
                                asked("/admin", "Bearer realm=\"orders\""))
                        .findings())
                .extracting(it -> it.fact("challenges"), it -> it.fact("other challenges"), it -> it.fact("for other"))
                .containsExactly(
                        tuple("basic realm=\"staff\"", "bearer realm=\"orders\"", "GET /orders, credential NONE"));
    }

    /** A list and its members are one resource to whoever calls; what is below the root may be anything. */
    @ParameterizedTest
    @CsvSource({"/orders, /orders/42, 1", "/orders/42/lines, /orders, 1", "/orders, /ordersheet, 0", "/, /orders, 0"})
    void whatIsBelowAPathBelongsToIt(String one, String other, int findings) {
        assertThat(check(asked(one, "Basic realm=\"a\""), asked(other, "Bearer realm=\"a\""))
                        .findings())
                .hasSize(findings);
    }

    @Test
    void pathsWithTheSameSchemesShareARealm() {
        assertThat(check(asked("/admin", "Basic realm=\"staff\""), asked("/orders", "Basic realm=\"orders\""))
                        .findings())
                .hasSize(1);
    }

    /** Every answer names a scheme of its own, so that no space may be kept for each. */
    @Test
    void schemesWithoutEndAreRememberedUpToALimit() {
        SetRule.Watch watch = CHALLENGE_STABLE.watch();
        IntStream.range(0, 2_000)
                .mapToObj(i -> asked("/orders", "S" + i + " realm=\"a\"").observation())
                .forEach(watch::see);

        assertThat(watch.result().findings()).hasSize(7);
    }

    @Test
    void otherProfilesAreNotWatched() {
        assertThat(check(
                        Seen.challenged("Basic realm=\"a\"").in(c -> c.profile(Profile.CRAWLER)),
                        Seen.challenged("Basic realm=\"b\"")))
                .isInstanceOf(Result.NotApplicable.class);
    }

    @Test
    void eachOtherOfferIsReportedOnce() {
        assertThat(check(
                                Seen.challenged("Basic realm=\"a\""),
                                Seen.challenged("Basic realm=\"b\""),
                                Seen.challenged("Basic realm=\"b\""),
                                Seen.challenged("Basic realm=\"c\""),
                                Seen.challenged("Basic realm=\"a\""))
                        .findings())
                .extracting(f -> f.fact("other challenges"))
                .containsExactly("basic realm=\"b\"", "basic realm=\"c\"");
    }

    /** A service that puts the address into the realm gives every request a realm of its own, and realms may be huge. */
    @Test
    void aLongRunIsRememberedInAFewShortTexts() {
        SetRule.Watch watch = CHALLENGE_STABLE.watch();
        IntStream.range(0, 2_000)
                .mapToObj(i -> Seen.challenged("Basic realm=\"" + "x".repeat(5_000) + i + "\"")
                        .observation())
                .forEach(watch::see);

        List<Finding> findings = watch.result().findings();
        assertThat(findings).hasSize(7).allSatisfy(f -> assertThat(f.fact("other challenges"))
                .hasSizeLessThan(210));
    }

    @Test
    void manyOriginsAreRememberedUpToALimit() {
        SetRule.Watch watch = CHALLENGE_STABLE.watch();
        for (String realm : List.of("a", "b")) {
            IntStream.range(0, 200)
                    .mapToObj(i -> at("h" + i + ".example", Seen.challenged("Basic realm=\"" + realm + "\""))
                            .observation())
                    .forEach(watch::see);
        }

        assertThat(watch.result().findings()).hasSize(64);
    }

    /** While a client and a server exchange tokens, only the scheme they use is offered. */
    @Test
    void oneLegOfNegotiateIsNoOffer() {
        Seen first = Seen.refused("WWW-Authenticate: Negotiate", "WWW-Authenticate: NTLM");

        assertThat(check(first, first, Seen.challenged("NTLM TlRMTVNTUAACAAAA")))
                .isEqualTo(Result.satisfied());
    }

    @Test
    void eachRunHasItsOwnMemory() {
        assertThat(CHALLENGE_STABLE.watch()).isNotSameAs(CHALLENGE_STABLE.watch());
    }

    private static Observation offered(String method, String path, String challenge) {
        return Seen.asked(method + " " + path + " HTTP/1.1")
                .answered("HTTP/1.1 401 ", "WWW-Authenticate: " + challenge)
                .observation();
    }

    /** HEAD is compared with its GET, other scenarios ask the same operations again, and what is odd in one challenge is no drift. */
    @Test
    void operationsAreCountedOnceAndThoseThatStandOutAreNamed() {
        SetRule.Watch watch = CHALLENGE_STABLE.watch();
        for (String path : List.of("/a", "/b", "/c")) {
            for (String scenario : List.of("none", "random")) {
                watch.see(offered("GET", path, "Basic realm=\"one\""), new Setting("GET " + path, scenario, Set.of()));
            }
        }
        watch.see(offered("GET", "/d", "Basic realm=\"two\""), new Setting("GET /d", "none", Set.of()));
        watch.see(offered("HEAD", "/e", "Basic realm=\"three\""), new Setting("HEAD /e", "none", Set.of()));
        watch.see(
                offered("GET", "/f", "Basic realm=\"four\""),
                new Setting("GET /f", "none", Set.of("challenge-no-reflection", "unauth-is-401")));

        assertThat(watch.result().findings()).singleElement().satisfies(finding -> assertThat(finding.facts())
                .contains(
                        fact("for", "3 of 4 operations"),
                        fact("other challenges", "basic realm=\"two\""),
                        fact("for other", "GET /d")));
    }
}
