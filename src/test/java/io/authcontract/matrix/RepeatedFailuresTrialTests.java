package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.contract.RepeatedFailures;
import io.authcontract.credential.Credential;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody guesses the password of dave at a real service, and whatever it does about it is told. */
class RepeatedFailuresTrialTests {
    private static final String LIMITED = "bruteforce-limited";
    private static final String SAFE = "lockout-safe";
    private static final Reply TOO_MANY = Reply.status(429).with("Retry-After", "60");

    private static List<Fact> facts(Coverage coverage, String rule) {
        List<Finding> found = coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .toList();
        assertThat(found).hasSize(1).noneMatch(Finding::fails);
        return found.get(0).facts().stream()
                .filter(fact -> !fact.label().equals("wrong passwords"))
                .toList();
    }

    private static String outcome(Coverage coverage, String rule) {
        boolean found = coverage.overall().stream()
                .anyMatch(finding -> finding.rule().id().equals(rule));
        return found ? "found" : coverage.notApplicable().getOrDefault(rule, "satisfied");
    }

    private static void assertBothMet(Coverage coverage) {
        assertThat(coverage.overall()).isEmpty();
        assertThat(coverage.notApplicable()).isEmpty();
    }

    private static Coverage run(Doorkeeper started) {
        try (Doorkeeper service = started) {
            return service.guessed(failures -> failures);
        }
    }

    private static Coverage run(Doorkeeper started, UnaryOperator<RepeatedFailures> more) {
        try (Doorkeeper service = started) {
            return service.guessed(more);
        }
    }

    @Test
    void findsAServiceThatLetsAnybodyTryOnAndOn() {
        Coverage coverage = run(Doorkeeper.start());

        assertThat(facts(coverage, LIMITED)).containsExactly(fact("account", "dave"), fact("reaction", "none"));
        assertThat(coverage.overall().get(0).fact("wrong passwords")).matches("12 in \\d+\\.\\d s");
        assertThat(outcome(coverage, SAFE)).isEqualTo("nothing was locked: 12 wrong passwords of dave changed nothing");
    }

    @Test
    void isMetByALimitThatSaysWhenToComeBack() {
        assertBothMet(run(Doorkeeper.start().lockingAfter(10, TOO_MANY)));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 423, 303, 400})
    void isMetByALockOfAnyStatus(int status) {
        assertBothMet(run(Doorkeeper.start().lockingAfter(5, Reply.status(status))));
    }

    /** The guesser is not told that the account is locked. */
    @Test
    void isMetByALockThatLooksLikeAWrongPassword() {
        assertBothMet(run(Doorkeeper.start().lockingAfter(5, Doorkeeper.refused())));
    }

    /** Addresses of clients that are not taken from a field are all one in a test. */
    @Test
    void isMetByALimitOfTheSource() {
        assertBothMet(run(bySource().lockingAfter(25, TOO_MANY), failures -> failures.within(30)));
    }

    /** The cells have tried passwords of their own. */
    @Test
    void isMetByALimitThatIsReachedBefore() {
        assertBothMet(run(bySource().lockingAfter(1, TOO_MANY)));
        assertThat(outcome(run(bySource().lockingAfter(1, Reply.status(403))), LIMITED))
                .endsWith("the right password was accepted nowhere before: GET /account with 403");
    }

    private static Doorkeeper bySource() {
        return Doorkeeper.start().countingBy(asked -> "127.0.0.1");
    }

    @Test
    void isMetByAnswersThatTakeLongerAndLonger() {
        Coverage coverage = run(
                Doorkeeper.start().slowingDown(RepeatedFailuresTrialTests::growing), failures -> failures.within(8));

        assertThat(outcome(coverage, LIMITED)).isEqualTo("satisfied");
        assertThat(outcome(coverage, SAFE))
                .matches("nothing was locked: \\d+ wrong passwords of dave got \\d+ ms at first, \\d+ ms in the end");
    }

    private static Duration growing(int count) {
        return Duration.ofMillis(Math.min(800L, 200L * Math.max(0, count - 3)));
    }

    /** Each of them is as slow as the first one. */
    @Test
    void findsADelayThatDoesNotGrow() {
        Coverage coverage =
                run(Doorkeeper.start().slowingDown(count -> Duration.ofMillis(30)), failures -> failures.within(8));

        assertThat(facts(coverage, LIMITED)).contains(fact("reaction", "none"));
    }

    /** Three slow answers in a row, and the next one is as quick as the first. */
    @Test
    void isNotMetByAMachineThatWasBusyForAMoment() {
        Coverage coverage =
                run(Doorkeeper.start().slowingDown(count -> Duration.ofMillis(count >= 6 && count <= 8 ? 600 : 0)));

        assertThat(facts(coverage, LIMITED)).contains(fact("reaction", "none"));
    }

    /** One 503 in between, as a restart makes it, and wrong passwords are answered as before. */
    @Test
    void isNotMetByAServiceThatWasBusyForAMoment() {
        assertThat(facts(run(Doorkeeper.start().busyAt(6)), LIMITED)).contains(fact("reaction", "none"));
        assertThat(outcome(
                        run(Doorkeeper.start().lockingAfter(5, Reply.status(503).with("Retry-After", "60"))), LIMITED))
                .isEqualTo("satisfied");
    }

    /** Nor is a lock told to the owner by a 503 that anybody would have got then. */
    @Test
    void concludesNothingFromAServiceThatWasBusyDuringALock() {
        for (int asked : new int[] {1, 2}) {
            assertThat(outcome(run(Doorkeeper.start().lockingAfter(5, TOO_MANY).busyForTheOwnerAt(asked)), SAFE))
                    .contains("after the wrong passwords the right password was answered with 503");
        }
    }

    /** A machine that has become slow, or a server in front that slows down everybody who asks often: nobody can tell. */
    @Test
    void concludesNothingFromAServiceThatIsSlowForEverybody() {
        assertThat(outcome(run(Doorkeeper.start().tiringAfter(5)), LIMITED))
                .endsWith("answers take longer and longer, and so do those to requests without a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "User-Agent"})
    void findsACountThatIsForgottenForAnotherField(String field) {
        for (int most : new int[] {1, 25}) {
            Doorkeeper service = Doorkeeper.start().trusting(field).lockingAfter(most, TOO_MANY);
            Coverage coverage = run(service, failures -> failures.within(30));

            assertThat(facts(coverage, LIMITED))
                    .containsExactly(fact("account", "dave"), fact("forgotten with another", field));
        }
    }

    @Test
    void findsAHiddenLockThatIsForgottenForAnotherField() {
        Coverage coverage = run(
                Doorkeeper.start().trusting("X-Forwarded-For").lockingAfter(25, Doorkeeper.refused()),
                failures -> failures.within(30));

        assertThat(facts(coverage, LIMITED)).contains(fact("forgotten with another", "X-Forwarded-For"));
    }

    @Test
    void findsADelayThatIsForgottenForAnotherField() {
        Coverage coverage = run(
                Doorkeeper.start().trusting("X-Forwarded-For").slowingDown(RepeatedFailuresTrialTests::growing),
                failures -> failures.within(8));

        assertThat(facts(coverage, LIMITED)).contains(fact("forgotten with another", "X-Forwarded-For"));
    }

    @Test
    void findsAReactionThatIsNotTheOneOfTheContract() {
        assertThat(facts(
                        run(Doorkeeper.start().lockingAfter(5, Reply.status(403)), failures -> failures.expecting(429)),
                        LIMITED))
                .containsExactly(fact("account", "dave"), fact("reaction", "403"));
        assertBothMet(run(Doorkeeper.start().lockingAfter(5, TOO_MANY), failures -> failures.expecting(423, 429)));
    }

    @Test
    void findsALockThatConfirmsThePassword() {
        Reply locked = Reply.json(403, "{\"error\":\"locked\"}");

        assertThat(facts(
                        run(Doorkeeper.start()
                                .lockingAfter(5, Doorkeeper.refused())
                                .confirming(locked)),
                        SAFE))
                .containsExactly(
                        fact("account", "dave"),
                        fact("right password", 403),
                        fact("wrong password", 401),
                        fact("differs", "status"));
        assertThat(facts(run(Doorkeeper.start().lockingAfter(5, TOO_MANY).confirming(Doorkeeper.page())), SAFE))
                .contains(fact("right password", 200), fact("wrong password", 429));
        assertThat(facts(
                        run(Doorkeeper.start()
                                .lockingAfter(5, Reply.json(403, "{\"error\":\"wrong password\"}"))
                                .confirming(locked)),
                        SAFE))
                .contains(fact("differs", "content"));
        assertThat(facts(
                        run(Doorkeeper.start()
                                .lockingAfter(5, Reply.status(303).with("Location", "/login?error"))
                                .confirming(Reply.status(303).with("Location", "/login?locked"))),
                        SAFE))
                .contains(fact("differs", "Location"));
    }

    /** The time that is left is another one a moment later. */
    @Test
    void comparesNoNumbers() {
        assertBothMet(run(Doorkeeper.start()
                .lockingAfter(5, TOO_MANY.withBody("again in 59 seconds"))
                .confirming(Reply.status(429).with("Retry-After", "58").withBody("again in 58 seconds"))));
    }

    @Test
    void findsALockThatEndsSessions() {
        Doorkeeper hard = Doorkeeper.start().lockingAfter(5, TOO_MANY).shuttingOutSessions();

        assertThat(facts(run(hard), SAFE))
                .containsExactly(
                        fact("account", "dave"),
                        fact("session from before the lock", "GET /account"),
                        fact("status", 401));
    }

    @Test
    void doesNotAskForSessionsThatALockEndsOnPurpose() {
        assertBothMet(
                run(Doorkeeper.start().lockingAfter(5, TOO_MANY).shuttingOutSessions(), RepeatedFailures::hardLock));
    }

    /** All requests of a run come from one machine, and the owner of the account sits at another one. */
    @Test
    void concludesNothingFromALimitThatMeetsEverybody() {
        Coverage coverage = run(Doorkeeper.start().lockingAfter(5, TOO_MANY).shuttingOutEverybody());

        assertThat(outcome(coverage, LIMITED)).isEqualTo("satisfied");
        assertThat(outcome(coverage, SAFE)).contains("nobody else was let in from here either");
    }

    @Test
    void guessesAtALoginWithContent() {
        UnaryOperator<RepeatedFailures> posted = failures -> failures.login(
                "/login",
                "application/json",
                who -> "{\"user\":\"" + who.user() + "\",\"password\":\"" + who.password() + "\"}");

        assertThat(facts(run(Doorkeeper.start(), posted), LIMITED)).contains(fact("reaction", "none"));
        assertBothMet(run(Doorkeeper.start().lockingAfter(5, TOO_MANY), posted));
        assertBothMet(run(Doorkeeper.start().lockingAfter(5, Reply.json(200, "{\"ok\":false}")), posted));
        assertThat(facts(
                        run(
                                Doorkeeper.start()
                                        .lockingAfter(5, Reply.json(200, "{\"ok\":false}"))
                                        .confirming(Reply.json(200, "{\"ok\":false,\"locked\":true}")),
                                posted),
                        SAFE))
                .contains(fact("differs", "content"));
    }

    /** A login that refuses everybody, perhaps for want of a token against forgery, shows nothing. */
    @Test
    void needsALoginThatWorks() {
        UnaryOperator<RepeatedFailures> broken = failures -> failures.login("/login", "text/plain", who -> "nobody");
        UnaryOperator<RepeatedFailures> absent = failures -> failures.login("/signin", "text/plain", who -> "nobody");

        assertThat(outcome(run(Doorkeeper.start(), broken), LIMITED))
                .isEqualTo(
                        "the repeated failures, 12 wrong passwords of dave: a wrong password is answered like the right"
                                + " one, with 200");
        assertThat(outcome(run(Doorkeeper.start(), absent), LIMITED))
                .endsWith("the right password was not accepted before, but answered with 404");
    }

    @Test
    void saysWhyNothingIsKnown() {
        try (Doorkeeper service = Doorkeeper.start()) {
            Coverage coverage = service.run(service.contract());

            assertThat(coverage.notApplicable().values()).hasSize(2).allSatisfy(reason -> assertThat(reason)
                    .startsWith("the contract has no account whose password may be guessed; declare .hooks(h -> h."
                            + "repeatedFailures("));
        }
        try (Doorkeeper service = Doorkeeper.start().lockingAfter(5, TOO_MANY)) {
            Coverage coverage =
                    service.run(service.contract().hooks(h -> h.repeatedFailures(RepeatedFailures.of("dave"))));

            assertThat(outcome(coverage, LIMITED)).isEqualTo("satisfied");
            assertThat(outcome(coverage, SAFE)).contains(".session(() -> ", ".hardLock()");
        }
        assertThat(outcome(
                        run(
                                Doorkeeper.start(),
                                failures -> failures.session(() -> {
                                    throw new IllegalStateException("no session for " + Doorkeeper.PASSWORD);
                                })),
                        SAFE))
                .contains("the session of dave could not be had: java.lang.IllegalStateException: no session for")
                .doesNotContain(Doorkeeper.PASSWORD);
        assertThat(outcome(run(Doorkeeper.start().lockingAfter(5, Reply.status(500))), LIMITED))
                .contains("wrong password number", "was answered with 500, which shows nothing");
    }

    /** It sends no wrong password twice, and goes on after the first reaction only to see what that is. */
    @Test
    void asksNoMoreOftenThanItHasTo() {
        try (Doorkeeper service = Doorkeeper.start().lockingAfter(5, TOO_MANY)) {
            service.guessed(RepeatedFailures::hardLock);

            List<String> passwords = service.service().asked().stream()
                    .map(Asked::authorization)
                    .filter(line -> line.startsWith("Basic "))
                    .toList();
            assertThat(passwords).hasSizeLessThan(60);
            assertThat(guesses(passwords)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
            assertThat(service.service().asked())
                    .last()
                    .extracting(Asked::authorization)
                    .asString()
                    .startsWith("Basic ");
        }
    }

    private static List<String> guesses(List<String> lines) {
        return lines.stream()
                .map(line -> new String(Base64.getDecoder().decode(line.substring(6)), StandardCharsets.UTF_8))
                .filter(pair -> pair.contains("guess-"))
                .toList();
    }

    @Test
    void refusesWhatCannotBeMeant() {
        RepeatedFailures failures = RepeatedFailures.of("dave");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> failures.within(1000))
                .withMessage(
                        "The repeated failures of \"dave\" have within(1000). Write a number from 6 to 200: after how"
                                + " many the service reacts.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> failures.expecting(200))
                .withMessageContaining("expecting(200)");
        assertThatIllegalArgumentException().isThrownBy(failures::expecting).withMessageContaining("without a status");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> failures.login("login", "text/plain", Credential.Basic::user))
                .withMessageContaining("\"/login\"");
        try (Doorkeeper service = Doorkeeper.start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> service.contract()
                            .hooks(h -> h.repeatedFailures(RepeatedFailures.of("alice")))
                            .build())
                    .withMessageContaining("no disposable identity of that name")
                    .withMessageContaining(".identity(Identity.disposable(\"alice\", ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> service.contract()
                            .book(RuleBook.standard())
                            .hooks(h -> h.repeatedFailures(failures))
                            .build())
                    .withMessageContaining("has neither bruteforce-limited nor lockout-safe");
        }
    }
}
