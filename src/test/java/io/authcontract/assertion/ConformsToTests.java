package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.answer;
import static io.authcontract.assertion.Answers.challenging;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.rule.Access;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.RuleBook;
import org.junit.jupiter.api.Test;

class ConformsToTests {
    private static final AuthResponse GOOD = answer(
            """
            HTTP/1.1 401 Unauthorized
            WWW-Authenticate: Bearer realm="orders"
            Cache-Control: no-store

            """);

    @Test
    void aRefusalWithoutFailingFindingConforms() {
        assertThat(GOOD).conformsTo(RuleBook.standard());
    }

    @Test
    void listsEachFindingThatFails() {
        AuthResponse bad = answer("HTTP/1.1 401 Unauthorized\nCache-Control: max-age=60\n\n");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(bad).conformsTo(RuleBook.standard()))
                .withMessageContaining("but 2 findings fail:")
                .withMessageContaining("challenge-present: ")
                .withMessageContaining("refusal-not-cacheable: ");
    }

    @Test
    void aNoteAloneDoesNotFail() {
        RuleBook cookies = RuleBook.standard().only("refusal-cookies");
        AuthResponse session = answer("HTTP/1.1 401 Unauthorized\nSet-Cookie: JSESSIONID=8F3A; Path=/\n\n");

        assertThat(cookies.examine(session.observation()).notes()).isNotEmpty();
        assertThat(session).conformsTo(cookies);
    }

    @Test
    void aRuleThatDoesNotApplyDoesNotFail() {
        assertThat(answer("HTTP/1.1 200 OK\n\n")).conformsTo(RuleBook.standard().only("challenge-present"));
    }

    /** A 200 without credentials is a breach only where the operation is known to be protected. */
    @Test
    void circumstancesMakeRulesApply() {
        RuleBook book = RuleBook.standard().only("no-anonymous-access");
        AuthResponse served = answer("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"id\":7}");
        Circumstances secured =
                Circumstances.unknown().credential(CredentialKind.NONE).access(new Access.Secured());

        assertThat(served).conformsTo(book);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(served.withCircumstances(secured)).conformsTo(book))
                .withMessageContaining("no-anonymous-access: ");
    }

    @Test
    void theStrictBookFailsMore() {
        AuthResponse faulty = challenging("Bearer realm=\"a\", realm=\"b\"");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(faulty).conformsTo(RuleBook.strict()))
                .withMessageContaining("param-unique: ");
    }
}
