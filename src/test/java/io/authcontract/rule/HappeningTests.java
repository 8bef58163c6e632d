package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rules say of what was tried, told in the smallest way; and what a happening says of itself, which is never what it carries. */
class HappeningTests {
    private static final String SECRET = "pa55word-of-dave";

    private static Result told(SetRule rule, Happening... happenings) {
        SetRule.Watch watch = rule.watch();
        Stream.of(happenings).forEach(watch::notice);
        return watch.result();
    }

    private static List<Fact> facts(SetRule rule, Happening... happenings) {
        return told(rule, happenings).findings().get(0).facts();
    }

    private static String why(SetRule rule, Happening... happenings) {
        return told(rule, happenings) instanceof Result.NotApplicable none ? none.reason() : "it is applicable";
    }

    private static Exchange exchange(String... lines) {
        return Seen.asked("POST /login HTTP/1.1", "Authorization: Basic " + SECRET)
                .answered(lines)
                .observation()
                .exchange();
    }

    private static Exchange refusal(String location) {
        return exchange("HTTP/1.1 302 Found", "Location: " + location);
    }

    @Test
    void showsNothingThatItCarries() {
        Exchange exchange = exchange("HTTP/1.1 401 Unauthorized", "X-Token: " + SECRET);
        Happening.Change change = new Happening.Change("orders[0]", SECRET, SECRET + "2");

        assertThat(change).hasToString("orders[0]");
        assertThat(new Happening.Refused("DELETE /orders/{id}", "none", 401, List.of(change)))
                .hasToString("Refused[DELETE /orders/{id}, none, 401, 1 changes]");
        assertThat(new Happening.Logged(
                        "GET /a", "random", CredentialKind.INVALID, 401, 3, true, true, List.of(SECRET)))
                .hasToString("Logged[GET /a, random, 401, 3 lines, 1 with the credential]");
        assertThat(new Happening.Forwarded("GET /a", "none", exchange, exchange))
                .hasToString("Forwarded[GET /a, none]");
        assertThat(new Happening.FailedLogin(exchange)).hasToString("FailedLogin");
        assertThat(new Happening.Locked("dave", exchange, exchange, exchange, false))
                .hasToString("Locked[dave]");
    }

    @Test
    void rulesAndFactsNameThemselves() {
        assertThat(RuleBook.everything().setRules())
                .allSatisfy(rule -> assertThat(rule).hasToString(rule.rule().id()));
        assertThat(StatusRules.UNAUTH_IS_401).hasToString("unauth-is-401");
        assertThat(fact("status", SECRET)).hasToString("status");
        assertThat(Hook.LOG).hasToString("log capture");
    }

    /** Users who are special and hosts of others are there or not; nobody declares them for a rule. */
    @Test
    void hooksThatAreDeclaredForTheirRulesAreWorthAFailure() {
        assertThat(Stream.of(Hook.values()).filter(Hook::isDeclaredForItself))
                .containsExactly(
                        Hook.DIGEST_ACCOUNT,
                        Hook.STATE_PROBE,
                        Hook.REVOCATION,
                        Hook.LOG,
                        Hook.LOGIN,
                        Hook.ORIGIN,
                        Hook.REPEATED_FAILURES);
    }

    @Test
    void aRevokedCredentialTellsHowLongItWasWaitedFor() {
        assertThat(facts(
                        RevokedCredential.REVOKED_CREDENTIAL,
                        new Happening.Revoked("logout", "GET /a", 200, Duration.ZERO, true)))
                .contains(fact("waited", "not at all"));
        assertThat(facts(
                        RevokedCredential.REVOKED_CREDENTIAL,
                        new Happening.Revoked("logout", "GET /a", 200, Duration.ofMillis(1500), true)))
                .contains(fact("waited", "1500 ms"));
    }

    /** RFC 7616 leaves open what an unknown nonce is called. */
    @Test
    void aNonceThatTheRfcLeavesOpenIsTolerated() {
        Happening.NonceTried open = new Happening.NonceTried("GET /a", "an unknown nonce", "401", false, true);
        Happening.NonceTried wrong = new Happening.NonceTried("GET /a", "a used nonce", "401", false, false);

        assertThat(told(DigestNonces.DIGEST_NONCE_STALE, open, wrong).findings())
                .extracting(Finding::tolerated)
                .containsExactly(true, false);
    }

    @Test
    void ofManyListedPagesTheFirstAreNamed() {
        List<String> pages = IntStream.range(0, 12).mapToObj(i -> "/page-" + i).toList();
        List<Fact> facts = facts(IndexHygiene.CRAWLER_INDEX_HYGIENE, new Happening.SitemapSeen(30, 20, pages));

        assertThat(facts).startsWith(fact("in the sitemap", "/page-0")).endsWith(fact("tried", "20 of 30 pages"));
        assertThat(facts).hasSize(5).contains(fact("in the sitemap", "/page-2"), fact("and others", 9));
        assertThat(facts(IndexHygiene.CRAWLER_INDEX_HYGIENE, new Happening.SitemapSeen(30, 20, pages.subList(0, 3))))
                .extracting(Fact::label)
                .containsExactly("in the sitemap", "in the sitemap", "in the sitemap", "tried");
    }

    private static Happening logged(String scenario, boolean named, boolean mentioned) {
        return new Happening.Logged("GET /a", scenario, CredentialKind.INVALID, 401, 2, named, mentioned, List.of());
    }

    @Test
    void oneRefusalThatMayNotBeLoggedLeavesItOpenHoweverClearTheOthersAre() {
        assertThat(told(FailureLogged.FAILURE_LOGGED, logged("a", true, true))).isEqualTo(Result.satisfied());
        for (List<Happening> both : List.of(
                List.of(logged("a", true, true), logged("b", false, true)),
                List.of(logged("b", false, true), logged("a", true, true)))) {
            assertThat(why(FailureLogged.FAILURE_LOGGED, both.toArray(new Happening[0])))
                    .startsWith("lines have the path of the refused request");
        }
        assertThat(told(LogNoCredentials.LOG_NO_CREDENTIALS, logged("a", true, true), logged("b", false, false)))
                .isEqualTo(Result.satisfied());
        assertThat(told(LogNoCredentials.LOG_NO_CREDENTIALS, logged("b", false, false), logged("a", true, true)))
                .isEqualTo(Result.satisfied());
    }

    private static Happening locked(Exchange right, Exchange wrong) {
        return new Happening.Locked("dave", right, wrong, wrong, true);
    }

    @Test
    void aLockThatLeadsTheOwnerElsewhereConfirmsThePassword() {
        assertThat(facts(LockSafety.LOCKOUT_SAFE, locked(refusal("/locked"), refusal("/login"))))
                .contains(fact("differs", "Location"));
        assertThat(told(LockSafety.LOCKOUT_SAFE, locked(refusal("/login?tries=1"), refusal("/login?tries=2"))))
                .isEqualTo(Result.satisfied());
    }

    @Test
    void aNonceThatCouldNotBeTriedKeepsTheOthersFromBeingEnough() {
        Happening right = new Happening.NonceTried("GET /a", "a fresh nonce", "200", true, false);
        Happening wrong = new Happening.NonceTried("GET /a", "a used nonce", "401", false, false);
        Happening untried = new Happening.Untried(Hook.DIGEST_ACCOUNT, "it rains");

        assertThat(told(DigestNonces.DIGEST_NONCE_STALE, right)).isEqualTo(Result.satisfied());
        assertThat(why(DigestNonces.DIGEST_NONCE_STALE, right, untried)).isEqualTo("it rains");
        assertThat(told(DigestNonces.DIGEST_NONCE_STALE, wrong, untried).findings())
                .hasSize(1);
    }

    @Test
    void aRoundTripSaysWhereItEnded() {
        assertThat(facts(
                        LoginRoundTrip.LOGIN_ROUND_TRIP,
                        new Happening.RoundTrip("GET /a", "/a", "/home", "200", true, false)))
                .containsExactly(fact("wanted", "/a"), fact("ended after the login at", "/home"), fact("with", "200"));
        assertThat(facts(
                        LoginRoundTrip.LOGIN_ROUND_TRIP,
                        new Happening.RoundTrip("GET /a", "/a", "/oops", "500", false, false)))
                .contains(fact("no login page at", "/oops"));
        assertThat(told(
                        LoginRoundTrip.LOGIN_ROUND_TRIP,
                        new Happening.RoundTrip("GET /a", "/a", "/a", "200", true, true)))
                .isEqualTo(Result.satisfied());
        assertThat(why(
                        LoginRoundTrip.LOGIN_ROUND_TRIP,
                        new Happening.LedNowhere("GET /a", "the page is gone"),
                        new Happening.SessionAfterLogin("GET /a", "sid", false)))
                .isEqualTo("the page is gone");
        assertThat(why(LoginRoundTrip.LOGIN_ROUND_TRIP, new Happening.SessionAfterLogin("GET /a", "sid", false)))
                .isEqualTo("no protected page led to a login page");
    }

    @Test
    void guessesAreCountedAndTimed() {
        assertThat(facts(
                        PasswordGuessing.BRUTEFORCE_LIMITED,
                        new Happening.Guessed("dave", 50, Duration.ofMillis(1260), Optional.empty(), true, List.of())))
                .containsExactly(
                        fact("account", "dave"), fact("wrong passwords", "50 in 1.3 s"), fact("reaction", "none"));
        assertThat(told(
                        PasswordGuessing.BRUTEFORCE_LIMITED,
                        new Happening.Guessed("dave", 5, Duration.ofMillis(90), Optional.of("429"), true, List.of())))
                .isEqualTo(Result.satisfied());
    }

    @Test
    void whoeverWasLetInBeforeALogLineIsNoRefusal() {
        Happening valid = new Happening.Logged("GET /a", "v", CredentialKind.VALID, 200, 1, true, true, List.of());
        Happening none = new Happening.Logged("GET /a", "n", CredentialKind.NONE, 401, 0, false, false, List.of());
        Happening passed = new Happening.Logged("GET /a", "r", CredentialKind.INVALID, 200, 0, false, false, List.of());

        assertThat(why(FailureLogged.FAILURE_LOGGED, valid, none, passed))
                .isEqualTo("no invalid credential was refused with 401, 403 or 407");
    }

    /** Lines that are about something else are lines; where there is none, the log may be another one. */
    @Test
    void aLogWithoutALineIsToldFromOneOfSomethingElse() {
        Happening other = new Happening.Logged("GET /a", "r", CredentialKind.INVALID, 401, 2, false, false, List.of());
        Happening none = new Happening.Logged("GET /a", "v", CredentialKind.VALID, 200, 0, false, false, List.of());

        assertThat(why(LogNoCredentials.LOG_NO_CREDENTIALS, other, none)).startsWith("no line that was logged has");
        assertThat(why(LogNoCredentials.LOG_NO_CREDENTIALS, none, other)).startsWith("no line that was logged has");
        assertThat(why(LogNoCredentials.LOG_NO_CREDENTIALS, none)).startsWith("no line was logged");
    }

    private static Exchange challenged(String... lines) {
        return Seen.refused(lines).observation().exchange();
    }

    @Test
    void whatTheGatewayMakesOfAChallengeIsCompared() {
        Exchange direct = challenged("WWW-Authenticate: Bearer realm=\"a\"");

        assertThat(facts(
                        ProxiedChallenges.CHALLENGE_SURVIVES_PROXY,
                        new Happening.Forwarded("GET /a", "none", direct, challenged())))
                .contains(fact("arrived", "absent"));
        assertThat(told(
                        ProxiedChallenges.CHALLENGE_SURVIVES_PROXY,
                        new Happening.Forwarded("GET /a", "none", direct, direct)))
                .isEqualTo(Result.satisfied());
        assertThat(told(
                        ProxiedChallenges.CHALLENGE_SURVIVES_PROXY,
                        new Happening.Forwarded("GET /a", "none", direct, exchange("HTTP/1.1 502 Bad Gateway"))))
                .isInstanceOf(Result.NotApplicable.class);
    }
}
