package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.LogCapture;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a real service logs of the requests of a trial, and what is said where its log is empty. */
class LogTrialTests {
    private static final String TOKEN = "token-of-alice-for-the-log";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private Function<Asked, List<String>> logging = asked -> List.of();
    private Function<Asked, Reply> answering = LogTrialTests::usual;
    private final ScriptedService service = ScriptedService.start(this::answer);

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        log.addAll(logging.apply(asked));
        return answering.apply(asked);
    }

    private static Reply usual(Asked asked) {
        return isAlice(asked)
                ? Reply.json(200, "[]")
                : TestApi.refusal("Bearer realm=\"orders\"" + (asked.isAnonymous() ? "" : ", error=\"invalid_token\""));
    }

    private static boolean isAlice(Asked asked) {
        return asked.authorization().matches("(?i:bearer) " + TOKEN)
                || asked.authorization().equals("Basic " + base64("alice:" + TOKEN));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private ContractBuilder contract() {
        return bearer().secured("GET /orders");
    }

    private ContractBuilder bearer() {
        return empty().scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)));
    }

    private ContractBuilder empty() {
        return Contract.named("orders").baseUri(service.uri()).book(RuleBook.everything());
    }

    private Coverage run(ContractBuilder contract) {
        return Ledger.run(contract.hooks(h -> h.log(LogCapture.of(() -> log))));
    }

    private Coverage run() {
        return run(contract());
    }

    private static List<Finding> found(Coverage coverage, String rule) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .toList();
    }

    /** The line of an access log, without credentials. */
    private static String access(Asked asked) {
        return "127.0.0.1 " + asked.method() + " " + asked.path() + " " + (isAlice(asked) ? 200 : 401);
    }

    @Test
    void findsCredentialsInTheLog() {
        logging = asked -> List.of(access(asked), "refused by filter: " + asked.authorization());

        List<Finding> findings = found(run(), "log-no-credentials");

        assertThat(findings)
                .extracting(finding -> finding.fact("sent"))
                .containsExactly("GET /orders ~ bearer.random", "GET /orders ~ bearer.pos.valid");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.fails()).isTrue();
            assertThat(finding.fact("lines with the credential")).isEqualTo("1");
            assertThat(finding.fact("first")).isEqualTo("refused by filter: Bearer ***");
        });
    }

    /** A line that names the last characters of a valid token only. */
    @Test
    void findsPartsOfAValidCredential() {
        logging = asked ->
                isAlice(asked) ? List.of("user of token ..." + TOKEN.substring(TOKEN.length() - 14)) : List.of("-");

        assertThat(found(run(), "log-no-credentials")).singleElement().satisfies(finding -> assertThat(finding.facts())
                .extracting(Fact::value)
                .contains("user of token ***"));
    }

    /** The token of another service has the issuer in common with that of alice. */
    @Test
    void showsNothingOfAForeignTokenInTheLine() {
        String payload = "eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlIiwic3ViIjoi";
        String alice = "eyJhbGciOiJSUzI1NiJ9." + payload + "YWxpY2UifQ.c2lnbmF0dXJlLW9mLWFsaWNl";
        String signature = "Zm9yZWlnbi1zaWduYXR1cmU";
        logging = asked -> List.of(
                "token " + alice + ", calling stock with eyJhbGciOiJSUzI1NiJ9." + payload + "c3RvY2sifQ." + signature);

        Coverage coverage = Ledger.run(contract()
                .scheme(Scheme.cookie("sid"))
                .identity(Identity.valid("carol", () -> Credential.cookie("sid", alice)))
                .hooks(h -> h.log(LogCapture.of(() -> log))));

        assertThat(found(coverage, "log-no-credentials"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fact("first")).isEqualTo("token ***, calling stock with ***"));
    }

    /** A long line is cut, and whether at its 200th or its 1000th character: what was half a password there was none for the redactor. */
    @Test
    void cutsLinesBehindTheRedactor() {
        String password = "pass phrase of bob the builder";
        for (int length : List.of(200, 1000)) {
            logging = asked -> List.of(" ".repeat(length - 12) + password + " and " + TOKEN);
            Coverage coverage = Ledger.run(contract()
                    .scheme(Scheme.basic("orders"))
                    .identity(Identity.valid("bob", () -> Credential.basic("bob", password)))
                    .hooks(h -> h.log(LogCapture.of(() -> log))));

            assertThat(found(coverage, "log-no-credentials"))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.fact("first")).doesNotContain("pass"));
        }
    }

    /** Whoever is too busy to look at a token does not log it either. */
    @Test
    void concludesNothingFromRequestsThatWereTurnedAway() {
        logging = asked -> List.of("127.0.0.1 " + asked.method() + " " + asked.path());
        for (int status : List.of(429, 500, 503)) {
            answering = asked -> Reply.status(status);

            assertThat(run().notApplicable().get("log-no-credentials"))
                    .isEqualTo(
                            "requests were answered with 429, with a failure or not at all, so that nobody may have looked at"
                                    + " their credentials; run it again later");
        }
    }

    @Test
    void isMetByALogWithoutCredentialsThatTellsOfRefusals() {
        logging = asked -> List.of(access(asked));
        Coverage coverage = run();

        assertThat(coverage.overall()).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKeys("log-no-credentials", "failure-logged");
    }

    @Test
    void findsRefusalsThatAreNotLogged() {
        logging = asked -> List.of("GET /health 200");

        assertThat(found(run(), "failure-logged")).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isFalse();
            assertThat(finding.fact("refused")).isEqualTo("GET /orders ~ bearer.random");
            assertThat(finding.fact("lines logged")).isEqualTo("1, none with the path or the X-Request-Id");
        });
    }

    /** The JDK's server gives field names one capital letter. */
    @Test
    void takesTheIdOfTheRequestForItsName() {
        logging =
                asked -> List.of("refused, req=" + asked.header("X-request-id").orElse("none"));

        assertThat(found(run(), "failure-logged")).isEmpty();
    }

    private ContractBuilder basic() {
        return empty().scheme(Scheme.basic("orders"))
                .identity(Identity.valid("alice", () -> Credential.basic("alice", TOKEN)))
                .secured("GET /orders");
    }

    private static String password(Asked asked) {
        String pair = asked.authorization().replaceFirst("Basic ", "");
        return new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8).replaceFirst("[^:]*:", "");
    }

    /** Wrong passwords are often right ones with a slip, or right ones of something else. */
    @Test
    void findsPasswordsOfUnknownUsers() {
        logging = asked -> asked.authorization().startsWith("Basic ")
                        && asked.header("X-request-id").isPresent()
                ? List.of(access(asked), "bad password " + password(asked))
                : List.of();
        Coverage coverage = run(basic());

        assertThat(found(coverage, "log-no-credentials"))
                .extracting(finding -> finding.fact("sent") + ": " + finding.fact("first"))
                .containsExactly(
                        "GET /orders ~ basic.unknown-user: bad password ***",
                        "GET /orders ~ basic.pos.valid: bad password ***");
        assertThat(found(coverage, "failure-logged")).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKey("failure-logged");
    }

    /** Only who exists has a password that is wrong. */
    @Test
    void findsWrongPasswordsOfUsersThatExist() {
        logging = asked -> asked.authorization().equals("Basic " + base64("dave:" + password(asked)))
                        && asked.header("X-request-id").isPresent()
                ? List.of(access(asked), "wrong password " + password(asked))
                : List.of(access(asked));
        Coverage coverage =
                run(basic().identity(Identity.disposable("dave", () -> Credential.basic("dave", "d4ve-d4ve-d4ve"))));

        assertThat(found(coverage, "log-no-credentials"))
                .extracting(finding -> finding.fact("sent") + ": " + finding.fact("first"))
                .containsExactly("GET /orders ~ basic.wrong-password: wrong password ***");
    }

    @Test
    void saysThatNoInvalidCredentialWasRefused() {
        logging = asked -> List.of(access(asked));
        answering = asked -> isAlice(asked) ? Reply.json(200, "[]") : Reply.status(400);

        assertThat(run().notApplicable())
                .containsEntry("failure-logged", "no invalid credential was refused with 401, 403 or 407");
    }

    /** A heartbeat is no log of requests, and a path alone may be that of the request before. */
    @Test
    void isNotMetByLinesOfSomethingElse() {
        logging = asked -> List.of("heartbeat", "GET /orders-archive 401");

        assertThat(run().notApplicable().get("log-no-credentials"))
                .startsWith("no line that was logged has the path or the X-Request-Id of a request");
        assertThat(found(run(), "failure-logged")).hasSize(1);

        logging = asked -> List.of("GET /orders 200");

        assertThat(run().notApplicable()).doesNotContainKey("log-no-credentials");
        assertThat(run().notApplicable().get("failure-logged"))
                .startsWith("lines have the path of the refused request, and neither its status");
        assertThat(found(run(), "failure-logged")).isEmpty();
    }

    /** An access log is written after the answer, as by Tomcat and Jetty: here when the next request comes. */
    @Test
    void findsALineThatComesWithTheNextRequest() {
        List<String> late = new CopyOnWriteArrayList<>();
        logging = asked -> {
            List<String> lines = List.copyOf(late);
            late.clear();
            late.add(access(asked) + " " + asked.authorization());
            return lines;
        };

        assertThat(found(run(), "log-no-credentials"))
                .extracting(finding -> finding.fact("sent"))
                .contains("GET /orders ~ bearer.random");
    }

    /** Each line can be read 100 ms after it was written, but for one that is there at once. */
    @Test
    void waitsForLinesThoughOneIsThere() {
        Map<String, Long> due = new ConcurrentSkipListMap<>();
        AtomicInteger count = new AtomicInteger();
        logging = asked -> {
            String number = String.format("%05d ", count.incrementAndGet());
            due.put(number + "DEBUG " + asked.path(), System.nanoTime());
            due.put(number + access(asked) + " " + asked.authorization(), System.nanoTime() + 100_000_000);
            return List.of();
        };
        LogCapture capture = LogCapture.of(() -> due.entrySet().stream()
                        .filter(line -> line.getValue() - System.nanoTime() <= 0)
                        .map(Map.Entry::getKey)
                        .toList())
                .readAfter(Duration.ofMillis(150));
        Coverage coverage = Ledger.run(contract().hooks(h -> h.log(capture)));

        assertThat(found(coverage, "log-no-credentials"))
                .extracting(finding -> finding.fact("sent"))
                .containsExactly("GET /orders ~ bearer.random", "GET /orders ~ bearer.pos.valid");
        assertThat(found(coverage, "failure-logged")).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKey("failure-logged");
    }

    @Test
    void asksTheFirstOperationThatCanBeAsked() {
        logging = asked -> List.of(access(asked), "refused by filter: " + asked.authorization());
        Coverage coverage = run(bearer().secured("GET /orders/{id}").secured("GET /orders"));

        assertThat(found(coverage, "log-no-credentials"))
                .extracting(finding -> finding.fact("sent"))
                .containsExactly("GET /orders ~ bearer.random", "GET /orders ~ bearer.pos.valid");
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(Ledger.run(contract()).notApplicable().get("log-no-credentials"))
                .isEqualTo("the contract has no log capture; declare"
                        + " .hooks(h -> h.log(LogCapture.file(Path.of(\"target/service.log\"))))");
        assertThat(run().notApplicable().get("log-no-credentials"))
                .isEqualTo(
                        "the log capture, a function of the contract, gave no line while requests were sent; is it the log of this"
                                + " service, and does it log as in production?");
        LogCapture broken = LogCapture.of(() -> {
            throw new IllegalStateException("no appender");
        });
        assertThat(Ledger.run(contract().hooks(h -> h.log(broken))).notApplicable())
                .containsEntry(
                        "log-no-credentials",
                        "the log capture, a function of the contract, threw java.lang.IllegalStateException: no appender")
                .containsKey("failure-logged");
    }

    /** What cells have caused is over; only lines of the trial count. */
    @Test
    void leavesOutWhatWasLoggedBefore() {
        log.add("started with " + TOKEN);
        logging = asked -> List.of(access(asked));

        assertThat(found(run(), "log-no-credentials")).isEmpty();
    }
}
