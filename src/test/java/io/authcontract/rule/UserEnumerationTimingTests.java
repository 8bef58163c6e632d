package io.authcontract.rule;

import static io.authcontract.rule.UserEnumerationTiming.USER_ENUM_TIMING;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.TransportOptions;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** All durations are made up: no verdict here depends on how fast this machine is. */
class UserEnumerationTimingTests {
    private static Observation login(String user, double milliseconds) {
        Observation seen = Seen.get("HTTP/1.1 401 ")
                .authorized(CredentialKind.INVALID, "Basic " + pair(user))
                .content("no")
                .observation();
        return timed(seen.exchange(), seen.circumstances(), milliseconds);
    }

    private static String pair(String user) {
        return Base64.getEncoder().encodeToString((user + ":wrong").getBytes(StandardCharsets.UTF_8));
    }

    private static Observation timed(Exchange exchange, Circumstances known, double milliseconds) {
        Duration duration = Duration.ofNanos(Math.round(milliseconds * 1e6));
        return Observation.of(new Exchange(exchange.request(), exchange.outcome(), duration, List.of()), known);
    }

    private static Result inTurns(int pairs, IntToDoubleFunction ann, IntToDoubleFunction bob) {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            all.add(login("ann", ann.applyAsDouble(i)));
            all.add(login("bob", bob.applyAsDouble(i)));
        }
        return USER_ENUM_TIMING.check(Observations.of(all));
    }

    @Test
    void aHashThatOnlyKnownUsersCostIsANote() {
        Result result = inTurns(30, i -> 92 + i % 3, i -> 3 + i % 3);

        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isFalse();
            assertThat(finding.rule().failsWhenStrict()).isFalse();
            assertThat(finding.fact("median of one user")).isEqualTo("93.0 ms");
            assertThat(finding.fact("median of the other")).isEqualTo("4.0 ms");
            assertThat(finding.fact("logins")).isEqualTo("30 and 30");
        });
    }

    /** Those of a trial are judged like those of cells. */
    @Test
    void loginsThatWereTriedForItAreTimedToo() {
        SetRule.Watch watch = USER_ENUM_TIMING.watch();
        for (int i = 0; i < 30; i++) {
            watch.notice(new Happening.FailedLogin(login("ann", 92 + i % 3).exchange()));
            watch.notice(new Happening.FailedLogin(login("bob", 3 + i % 3).exchange()));
        }

        assertThat(watch.result().findings()).hasSize(1);
    }

    @Test
    void theSameTimesConform() {
        assertThat(inTurns(30, i -> 92 + i % 3, i -> 92 + (i + 1) % 3)).isEqualTo(Result.satisfied());
    }

    /** The ranks tell the two apart, but 4.9 ms are lost in any network; 5 ms are not. */
    @Test
    void aSmallDifferenceConformsHoweverSteadyItIs() {
        assertThat(inTurns(30, i -> 10, i -> 14.9)).isEqualTo(Result.satisfied());
        assertThat(inTurns(30, i -> 10, i -> 15).findings()).hasSize(1);
    }

    /** Medians 60 and 80, each time 40 away from its own: less than three deviations. */
    @Test
    void aDifferenceWithinTheNoiseConforms() {
        assertThat(inTurns(30, i -> i % 2 * 80 + 20, i -> i % 2 * 80 + 40)).isEqualTo(Result.satisfied());
    }

    /** Medians 10 and 20 with deviation 0, but of ann 14 logins of 30 took longest of all: the order may be chance. */
    @Test
    void aDifferenceOfMediansThatTheRanksDoNotShareConforms() {
        assertThat(inTurns(30, i -> i < 16 ? 10 : 90, i -> 20)).isEqualTo(Result.satisfied());
    }

    @Test
    void tooFewLoginsAreNoMatter() {
        assertThat(inTurns(29, i -> 92, i -> 3)).isInstanceOf(Result.NotApplicable.class);
    }

    @Test
    void oneUserAfterTheOtherIsNoMatter() {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(i < 30 ? login("ann", 92) : login("bob", 3));
        }

        assertThat(USER_ENUM_TIMING.check(Observations.of(all)))
                .isInstanceOfSatisfying(Result.NotApplicable.class, not -> assertThat(not.reason())
                        .contains("30 failed logins of two user names", "in turns"));
    }

    @Test
    void anUnknownDurationIsNoMatter() {
        assertThat(inTurns(30, i -> 0, i -> 0)).isInstanceOf(Result.NotApplicable.class);
    }

    /** A service that says how many hashes a login cost it; each stands for 90 ms. */
    @Test
    void aRealServiceIsJudgedByTheWorkItDoes() {
        assertThat(served(user -> user.equals("ann") ? 1 : 0).findings()).hasSize(1);
        assertThat(served(user -> 1)).isEqualTo(Result.satisfied());
    }

    private interface Work {
        int hashesFor(String user);
    }

    private static Result served(Work work) {
        List<Observation> all = new ArrayList<>();
        try (ScriptedService service = ScriptedService.start(asked -> {
                    String user = new String(
                                    Base64.getDecoder()
                                            .decode(asked.authorization().substring(6)),
                                    StandardCharsets.UTF_8)
                            .split(":", -1)[0];
                    return Reply.challenge("Basic realm=\"x\"").with("X-Hashes", "" + work.hashesFor(user));
                });
                JdkTransport transport = new JdkTransport(TransportOptions.standard())) {
            for (int i = 0; i < 30; i++) {
                for (String user : List.of("ann", "bob")) {
                    Request request =
                            Request.of(Method.GET, service.uri()).withHeader("Authorization", "Basic " + pair(user));
                    Response response = (Response) transport.send(request);
                    double hashes = Double.parseDouble(
                            response.headers().first("X-Hashes").orElseThrow());
                    Circumstances known = Circumstances.unknown().credential(CredentialKind.INVALID);
                    all.add(timed(Exchange.of(request, response), known, 3 + 90 * hashes));
                }
            }
        }
        return USER_ENUM_TIMING.check(Observations.of(all));
    }
}
