package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users with unusual passwords at services that decode Basic credentials rightly, and in ways that are common and wrong (RFC 7617). */
class SpecialUsersTrialTests {
    /** {@code e} with an acute accent: one character that clients send composed, and an {@code e} that the accent follows. */
    private static final String COMPOSED = "caf\u00e9-17";

    private static final String DECOMPOSED = "cafe\u0301-17";

    private final Map<String, String> passwords =
            Map.of("alice", "pa55word-of-alice", "test", "a:b:c", "rene", COMPOSED, "bob", "d:e-of-bob");
    private final ScriptedService service = ScriptedService.start(this::answer);
    private String challenge = "Basic realm=\"orders\", charset=\"UTF-8\"";
    private Charset charset = UTF_8;
    private Function<String, Optional<String[]>> split = pair -> Optional.of(pair.split(":", 2));
    private Reply inside = Reply.json(200, "{\"orders\":[]}");
    private int refused = 401;

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        if (!asked.path().equals("/orders")) {
            return Reply.status(404);
        }
        String line = asked.authorization();
        boolean isBasic = line.regionMatches(true, 0, "Basic ", 0, 6);
        Optional<String[]> pair = isBasic ? decoded(line.substring(6).strip()).flatMap(split) : Optional.empty();
        boolean known = pair.filter(it -> it.length == 2 && it[1].equals(passwords.get(it[0])))
                .isPresent();
        if (known && asked.method().matches("GET|HEAD")) {
            return pair.orElseThrow()[0].equals("bob") ? Reply.status(403) : inside;
        }
        return known ? Reply.status(405).with("Allow", "GET, HEAD") : refusal(isBasic);
    }

    private Reply refusal(boolean isBasic) {
        return isBasic && refused != 401
                ? Reply.status(refused).with("Location", "/login")
                : Reply.challenge(challenge);
    }

    private Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(text), charset));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private Coverage run(Identity... special) {
        var contract = Contract.named("orders")
                .baseUri(service.uri())
                .scheme(Scheme.basic("orders"))
                .book(RuleBook.everything())
                .identity(Identity.valid("alice", () -> Credential.basic("alice", passwords.get("alice"))))
                .secured("GET /orders");
        for (Identity identity : special) {
            contract = contract.identity(identity);
        }
        return Ledger.run(contract);
    }

    private static Identity colons() {
        return Identity.valid("colons", () -> Credential.basic("test", "a:b:c"));
    }

    private static Identity accents() {
        return Identity.second("accents", () -> Credential.basic("rene", DECOMPOSED));
    }

    private static Identity forbidden() {
        return Identity.lowPrivilege("bob", () -> Credential.basic("bob", "d:e-of-bob"));
    }

    private static List<Finding> found(Coverage coverage) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals("basic-decoding"))
                .toList();
    }

    private static void assertMet(Coverage coverage) {
        assertThat(found(coverage)).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKey("basic-decoding");
    }

    private static String reason(Coverage coverage) {
        assertThat(found(coverage)).isEmpty();
        return coverage.notApplicable().getOrDefault("basic-decoding", "satisfied");
    }

    /** Somebody who is known and may not have the page was understood as well; and clients compose what was typed. */
    @Test
    void isMetByAServiceThatUnderstandsEverybody() {
        assertMet(run(colons(), accents(), forbidden()));
    }

    @Test
    void findsAServiceThatSplitsAtEveryColon() {
        split = pair -> Optional.of(pair.split(":", -1));

        assertThat(found(run(colons(), accents()))).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isFalse();
            assertThat(finding.facts())
                    .containsExactly(
                            fact("refused", "colons"),
                            fact("credentials", "a password with a colon"),
                            fact("operation", "GET /orders"),
                            fact("with", "401"));
        });
    }

    @Test
    void findsAServiceThatSplitsAtTheLastColon() {
        split = pair -> {
            int colon = pair.lastIndexOf(':');
            return Optional.of(new String[] {pair.substring(0, Math.max(0, colon)), pair.substring(colon + 1)});
        };
        assertThat(found(run(colons()))).hasSize(1);
        refused = 500;
        assertThat(found(run(colons()))).hasSize(1);
        refused = 302;
        assertThat(found(run(colons()))).hasSize(1);
    }

    /** Nothing comes at all: the guard has thrown. */
    @Test
    void findsAServiceThatEndsTheConnection() {
        split = pair -> {
            if (pair.split(":", -1).length > 2) {
                throw new IllegalArgumentException("The connection ends without an answer.");
            }
            return Optional.of(pair.split(":", -1));
        };
        assertThat(found(run(colons()))).singleElement().satisfies(finding -> assertThat(finding.fact("with"))
                .startsWith("no answer: CLOSED_UNANSWERED"));
    }

    @Test
    void findsAServiceThatAnnouncesUtf8AndReadsSomethingElse() {
        for (Charset other : List.of(ISO_8859_1, US_ASCII)) {
            charset = other;
            assertThat(found(run(colons(), accents()))).singleElement().satisfies(finding -> assertThat(
                            finding.fact("credentials"))
                    .isEqualTo("UTF-8 beyond ASCII"));
        }
    }

    /** RFC 7617 section 2: without the parameter the encoding is undefined. */
    @Test
    void asksForNoEncodingThatNobodyAnnounced() {
        challenge = "Basic realm=\"orders\"";
        charset = ISO_8859_1;
        assertMet(run(colons(), accents()));
        assertThat(reason(run(accents())))
                .isEqualTo("no page of this run shows what the service makes of UTF-8 beyond ASCII (accents); it has to"
                        + " challenge with charset=\"UTF-8\"");
    }

    @Test
    void concludesNothingWhereTheUsualUserIsRefusedToo() {
        inside = Reply.status(503);
        assertThat(reason(run(colons()))).contains("a password with a colon (colons)");
        inside = Reply.json(500, "{}");
        assertThat(reason(run(colons()))).contains("a password with a colon (colons)");
    }

    @Test
    void namesTheUserThatIsMissing() {
        assertThat(reason(run())).contains("declare .identity(Identity.valid(\"colons\", ");
    }
}
