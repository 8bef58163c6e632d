package io.authcontract.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Credential;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs in at a camera that speaks Digest (RFC 7616), and tells a bad nonce from a bad password in its own way. */
class DigestTrialTests {
    private static final String PASSWORD = "pa55word-of-dave";

    /** What the service says of a request with a right response, a wrong one, or a nonce that it does not know. */
    private enum Nonce {
        GOOD,
        USED,
        UNKNOWN
    }

    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ScriptedService service = ScriptedService.start(this::answer);
    private String algorithm = "SHA-256";
    private String parameters = ", qop=\"auth\"";
    private boolean once;
    private boolean constant;
    private boolean checksNonces = true;
    private boolean staleForUnknown = true;
    private boolean staleForUsed = true;
    private boolean staleForPassword;
    private boolean namesNext;

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        if (!asked.path().equals("/camera")) {
            return Reply.status(404);
        }
        String line = asked.authorization();
        if (!line.startsWith("Digest ") || parameter(line, "response").isEmpty()) {
            return refusal(false);
        }
        String nonce = parameter(line, "nonce");
        Nonce state = !given.contains(nonce) ? Nonce.UNKNOWN : once && !used.add(nonce) ? Nonce.USED : Nonce.GOOD;
        if (!parameter(line, "response").equals(response(line, asked.method()))) {
            return refusal(staleForPassword);
        }
        boolean isIn = state == Nonce.GOOD || !checksNonces;
        return isIn ? picture() : refusal(state == Nonce.UNKNOWN ? staleForUnknown : staleForUsed);
    }

    private Reply picture() {
        Reply picture = Reply.json(200, "{\"picture\":\"garden\"}");
        return namesNext ? picture.with("Authentication-Info", "nextnonce=\"" + nonce() + "\"") : picture;
    }

    private String nonce() {
        String nonce = "5ZxY-" + (constant ? 0 : number.incrementAndGet()) + "-q9Tf";
        given.add(nonce);
        return nonce;
    }

    private Reply refusal(boolean stale) {
        return Reply.challenge("Digest realm=\"cameras\", nonce=\"" + nonce() + "\", algorithm=" + algorithm
                + parameters + (stale ? ", stale=TRUE" : ""));
    }

    private String response(String line, String method) {
        String nonce = parameter(line, "nonce");
        String clients = parameter(line, "cnonce");
        String secret = hash("dave:cameras:" + PASSWORD);
        if (algorithm.endsWith("-sess")) {
            String first = hash(secret + ":" + nonce + ":" + clients);
            secret = sessions.computeIfAbsent(nonce, session -> first);
        }
        String content = hash(method + ":" + parameter(line, "uri"));
        return parameters.contains("qop")
                ? hash(secret + ":" + nonce + ":" + parameter(line, "nc") + ":" + clients + ":auth:" + content)
                : hash(secret + ":" + nonce + ":" + content);
    }

    private String hash(String text) {
        try {
            String name = algorithm.replace("-sess", "").replace("SHA-512-256", "SHA-512/256");
            return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String parameter(String line, String name) {
        Matcher found =
                Pattern.compile("[ ,]" + name + "=(?:\"([^\"]*)\"|([^,\"]+))").matcher(line);
        return found.find() ? Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)) : "";
    }

    private ContractBuilder contract() {
        return Contract.named("cameras")
                .baseUri(service.uri())
                .book(RuleBook.everything())
                .secured("GET /camera");
    }

    private Coverage run(String password) {
        return Ledger.run(contract().hooks(h -> h.digest(() -> new Credential.Basic("dave", password))));
    }

    private static List<Finding> found(Coverage coverage) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals("digest-nonce-stale"))
                .toList();
    }

    private static String reason(Coverage coverage) {
        assertThat(found(coverage)).isEmpty();
        return coverage.notApplicable().getOrDefault("digest-nonce-stale", "satisfied");
    }

    private static List<String> told(Coverage coverage) {
        return found(coverage).stream()
                .map(finding -> finding.fact("sent") + " -> " + finding.fact("answered with")
                        + (finding.tolerated() ? " (tolerated)" : ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess"})
    void isMetByACameraThatTellsThemApart(String hash) {
        algorithm = hash;
        assertThat(reason(run(PASSWORD))).isEqualTo("satisfied");
        once = true;
        assertThat(reason(run(PASSWORD))).isEqualTo("satisfied");
    }

    @Test
    void isMetWithoutAnyQualityOfProtection() {
        parameters = "";
        algorithm = "MD5";
        assertThat(reason(run(PASSWORD))).isEqualTo("satisfied");
    }

    @Test
    void findsAWrongPasswordThatIsCalledStale() {
        staleForPassword = true;
        Coverage coverage = run(PASSWORD);

        assertThat(told(coverage)).containsExactly("a wrong password with a fresh nonce -> 401, stale=true");
        assertThat(found(coverage).get(0).fails()).isFalse();
    }

    @Test
    void findsAUsedNonceThatIsNotCalledStale() {
        once = true;
        staleForUsed = false;
        assertThat(told(run(PASSWORD)))
                .containsExactly("the right password with its nonce once more -> 401, no stale=true");
    }

    /** RFC 7616 section 3.5: who was told which nonce is next has no reason to use another one. */
    @Test
    void usesTheNonceThatIsToBeNext() {
        once = true;
        staleForUsed = false;
        namesNext = true;
        assertThat(reason(run(PASSWORD))).isEqualTo("satisfied");
    }

    @Test
    void findsACameraThatTakesEveryNonce() {
        checksNonces = false;
        assertThat(told(run(PASSWORD)))
                .containsExactly("the right password with a nonce that was never given -> 200, no stale=true");
    }

    /** A forged nonce may be taken for an attack, and a nonce may be good for a while (RFC 7616 section 3.3). */
    @Test
    void toleratesWhatTheStandardLeavesOpen() {
        staleForUnknown = false;
        assertThat(told(run(PASSWORD)))
                .containsExactly(
                        "the right password with a nonce that was never given -> 401, no stale=true (tolerated)");
        staleForUnknown = true;
        constant = true;
        assertThat(told(run(PASSWORD))).containsExactly("two challenges -> one nonce (tolerated)");
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(reason(run("another"))).isEqualTo("the right password was answered with 401 at GET /camera");
        algorithm = "SHA3-256";
        assertThat(reason(run(PASSWORD))).isEqualTo("no page of this run offers a Digest that can be answered");
        assertThat(reason(Ledger.run(contract()))).contains("declare .hooks(h -> h.digest(");
    }

    /** The password is known to the redactor, and goes over the wire in no form. */
    @Test
    void sendsThePasswordNowhere() {
        run(PASSWORD);
        assertThat(service.asked()).noneMatch(asked -> asked.authorization().contains(PASSWORD));
    }
}
