package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import java.time.Duration;
import java.util.List;
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
        assertThat(facts(IndexHygiene.CRAWLER_INDEX_HYGIENE, new Happening.SitemapSeen(30, 20, pages.subList(0, 2))))
                .extracting(Fact::label)
                .containsExactly("in the sitemap", "in the sitemap", "tried");
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
}
