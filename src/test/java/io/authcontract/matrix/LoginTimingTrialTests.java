package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Redaction;
import io.authcontract.http.Sender;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that hashes passwords. Its clock goes on by as much as it says that it needs, so that no verdict depends on this machine. */
class LoginTimingTrialTests {
    private static final String RULE = "user-enum-timing";
    private static final String PASSWORD = "pa55word-of-dave";
    private static final long HASH = Duration.ofMillis(30).toNanos();

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private boolean hashesForEverybody;
    private int most = Integer.MAX_VALUE;
    private Reply locked = Reply.status(429).with("Retry-After", "60");
    private final ScriptedService service = ScriptedService.start(this::answer);

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        clock.addAndGet(Duration.ofMillis(2).toNanos() + asked.authorization().hashCode() % 1_000_000);
        if (asked.isAnonymous() || !asked.path().equals("/account")) {
            return refused();
        }
        boolean isDave = user(asked).equals("dave");
        if (isDave && failures.get() >= most) {
            return locked;
        }
        clock.addAndGet(isDave || hashesForEverybody ? HASH : 0);
        if (asked.authorization().equals("Basic " + base64("dave:" + PASSWORD))) {
            return Reply.json(200, "{}");
        }
        failures.addAndGet(isDave ? 1 : 0);
        return refused();
    }

    private static Reply refused() {
        return Reply.challenge("Basic realm=\"accounts\"");
    }

    private static String user(Asked asked) {
        try {
            byte[] pair = Base64.getDecoder().decode(asked.authorization().replaceFirst("^\\S+ ", ""));
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private ContractBuilder contract() {
        return Contract.named("accounts")
                .baseUri(service.uri())
                .scheme(Scheme.basic("accounts"))
                .book(RuleBook.everything().only(RULE))
                .secured("GET /account");
    }

    private ContractBuilder withDave() {
        return contract().identity(Identity.disposable("dave", () -> Credential.basic("dave", PASSWORD)));
    }

    private Coverage run(ContractBuilder contract) {
        TransportOptions limits = TransportOptions.standard();
        try (Sender sender = new Sender(() -> new RawTransport(limits), limits, Duration.ZERO, clock::get)) {
            Target target = new Target(service::uri, Identity::credential, sender, () -> Redaction.standard()
                    .withSecrets(List.of(PASSWORD)));
            return Matrix.of(contract.build())
                    .run(target, MatrixOptions.standard().withConcurrency(1));
        }
    }

    private String outcome(ContractBuilder contract) {
        Coverage coverage = run(contract);
        assertThat(coverage.overall()).isEmpty();
        return coverage.notApplicable().getOrDefault(RULE, "satisfied");
    }

    @Test
    void findsAHashThatOnlyKnownUsersCost() {
        List<Finding> found = run(withDave()).overall();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo(RULE);
            assertThat(finding.fails()).isFalse();
            assertThat(List.of(finding.fact("median of one user"), finding.fact("median of the other")))
                    .allMatch(median -> median.matches("3?2\\.\\d ms|3?1\\.\\d ms|3?3\\.\\d ms"))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void isMetWhereStrangersCostOneToo() {
        hashesForEverybody = true;

        assertThat(outcome(withDave())).isEqualTo("satisfied");
    }

    /** What a limit answers takes another time than a password. */
    @Test
    void stopsWhereTheServiceReacts() {
        most = 20;

        assertThat(outcome(withDave())).matches("after \\d+ of 80 timed logins a wrong password was answered with 429");
        assertThat(failures).hasValue(20);
    }

    @Test
    void concludesNothingFromAnAccountThatIsLockedUnseen() {
        most = 20;
        locked = refused();

        assertThat(outcome(withDave())).isEqualTo("the account was locked while wrong passwords were timed");
    }

    @Test
    void needsAnAccountThatMayBeLocked() {
        assertThat(outcome(contract()))
                .isEqualTo(
                        "the contract has no disposable identity with a password; declare .identity(Identity.disposable("
                                + "\"dave\", () -> Credential.basic(..)))");
        assertThat(outcome(contract().identity(Identity.valid("dave", () -> Credential.basic("dave", PASSWORD)))))
                .startsWith("the contract has no disposable identity with a password");
        assertThat(outcome(
                        contract().identity(Identity.disposable("dave", () -> Credential.basic("dave", "forgotten")))))
                .startsWith("the right password was accepted nowhere before: GET /account with 401");
    }

    /** Where a limit is tried before, another account is free of it. */
    @Test
    void takesAnotherAccountThanTheOneThatIsGuessed() {
        hashesForEverybody = true;
        ContractBuilder contract = contract()
                .identity(Identity.disposable("erin", () -> Credential.basic("erin", "unknown here")))
                .identity(Identity.disposable("dave", () -> Credential.basic("dave", PASSWORD)))
                .book(RuleBook.everything().only(RULE, "bruteforce-limited"))
                .hooks(h -> h.repeatedFailures(RepeatedFailures.of("erin")));

        assertThat(outcome(contract)).isEqualTo("satisfied");
    }
}
