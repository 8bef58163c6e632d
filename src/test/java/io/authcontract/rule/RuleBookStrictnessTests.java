package io.authcontract.rule;

import static io.authcontract.rule.RuleBookTests.breaking;
import static io.authcontract.rule.RuleBookTests.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails in the strict book, and where a team has chosen a rule. */
class RuleBookStrictnessTests {
    /** Every MUST and every major finding fails: realm-quoted is a minor MUST, ambiguous-credentials a major SHOULD. */
    @ParameterizedTest
    @CsvSource({
        "realm-quoted, true",
        "forbidden-challenge, true",
        "ambiguous-credentials, true",
        "bearer-error-on-token, true",
        "bearer-no-error-without-token, false",
        "body-media-type, false",
        "refusal-cookies, false",
        "unauth-is-401, true"
    })
    void failsWhatIsMustOrMajor(String id, boolean fails) {
        CatalogueEntry entry = CatalogueEntry.all().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(RuleBook.strict()
                        .only(id)
                        .examine(entry.violations().get(0))
                        .failing()
                        .isEmpty())
                .isNotEqualTo(fails);
    }

    /** realm-quoted is a note by default: whoever has chosen it wants it to break something, and what is tolerated does not. */
    @Test
    void letsRulesFailThatATeamHasChosen() {
        Observation token = Seen.challenged("Basic realm=api").observation();
        RuleBook chosen = RuleBook.standard().failing("realm-quoted", "scheme-enforced");
        Finding found =
                RuleBook.standard().only("realm-quoted").examine(token).notes().get(0);

        assertThat(ids(chosen.only("realm-quoted").examine(token).failing())).containsExactly("realm-quoted");
        assertThat(ids(chosen.with(breaking("mine")).examine(token).failing())).contains("realm-quoted");
        assertThat(ids(chosen.without("realm-quoted").examine(token).findings()))
                .doesNotContain("realm-quoted");
        assertThat(chosen.graded(found).fails()).isTrue();
        assertThat(chosen.graded(found.asTolerated()).fails()).isFalse();
        assertThat(RuleBook.standard().failing("basic-realm").graded(found).fails())
                .isFalse();
    }

    /** Whoever takes a rule out and brings one of that name has not chosen it. */
    @Test
    void aChoiceGoesWithItsRule() {
        RuleBook own = RuleBook.standard()
                .failing("realm-quoted", "basic-realm")
                .without("realm-quoted")
                .with(ExchangeRule.of(
                        noted("realm-quoted"), seen -> noted("realm-quoted").broken()));
        Observation token = Seen.challenged("Basic realm=api").observation();

        assertThat(own.only("realm-quoted").examine(token).notes()).hasSize(1);
        assertThat(own.only("basic-realm")
                        .examine(Seen.challenged("Basic").observation())
                        .failing())
                .hasSize(1);
    }

    private static Rule noted(String id) {
        return Rule.named(id, "A note of the team")
                .cites(new Citation("Team handbook", "7"))
                .because("It is odd.")
                .remedy("Mend it.")
                .build();
    }

    @Test
    void nobodyChoosesARuleThatIsNotInTheBook() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleBook.standard().only("basic-realm").failing("lockout-safe"))
                .withMessage("This book has no rule \"lockout-safe\". It has: basic-realm");
    }

    @Test
    void survivesASelection() {
        Seen token = Seen.challenged("Basic realm=api");

        assertThat(RuleBook.strict()
                        .without("unauth-is-401")
                        .examine(token.observation())
                        .failing())
                .isNotEmpty();
        assertThat(RuleBook.strict()
                        .with(breaking("mine"))
                        .only("realm-quoted")
                        .examine(token.observation())
                        .failing())
                .hasSize(1);
        assertThat(RuleBook.standard()
                        .only("realm-quoted")
                        .examine(token.observation())
                        .notes())
                .hasSize(1);
    }
}
