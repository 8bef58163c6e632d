package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTests {
    private static Rule data(String id) {
        return new Rule(
                id,
                "A rule of the team",
                Level.PRACTICE,
                Severity.MINOR,
                true,
                false,
                Set.of(Profile.API),
                List.of(new Citation("Team handbook", "7")),
                "It hurts.",
                "Mend it.");
    }

    static ExchangeRule breaking(String id) {
        Rule rule = data(id);
        return ExchangeRule.of(rule, seen -> rule.broken(Fact.fact("status", 401)));
    }

    static List<String> ids(List<Finding> findings) {
        return findings.stream().map(f -> f.rule().id()).toList();
    }

    @Nested
    class Selection {
        @Test
        void theStandardBookLeavesOptInRulesOut() {
            List<String> left = RuleBook.everything().ids().stream()
                    .filter(id -> !RuleBook.standard().ids().contains(id))
                    .toList();

            assertThat(left).contains("scheme-registered", "no-browser-prompt");
            assertThat(RuleBook.strict().ids()).isEqualTo(RuleBook.standard().ids());
        }

        @Test
        void withoutAndOnlyKeepTheOrder() {
            assertThat(RuleBook.standard()
                            .only("body-no-leak", "unauth-is-401", "challenge-stable")
                            .ids())
                    .containsExactly("unauth-is-401", "body-no-leak", "challenge-stable");
            assertThat(RuleBook.standard()
                            .without("unauth-is-401", "challenge-stable")
                            .ids())
                    .hasSize(RuleBook.standard().ids().size() - 2)
                    .startsWith("invalid-creds-401")
                    .contains("throttle-429");
            assertThat(RuleBook.standard().only("basic-realm", "basic-realm").ids())
                    .containsExactly("basic-realm");
        }

        @Test
        void aRuleTheBookDoesNotHaveIsAnErrorThatNamesThoseItHas() {
            RuleBook small = RuleBook.standard().only("basic-realm", "basic-params");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> small.without("basic-relam"))
                    .withMessage("This book has no rule \"basic-relam\". It has: basic-realm, basic-params");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> small.only("unauth-is-401"))
                    .withMessageContaining("\"unauth-is-401\"");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RuleBook.standard().without("scheme-registered"))
                    .withMessageContaining("\"scheme-registered\"");
        }

        @Test
        void ownRulesComeLast() {
            assertThat(RuleBook.standard().with(breaking("team-a"), breaking("team-b")).rules().stream()
                            .map(Rule::id)
                            .filter(id -> id.startsWith("team")))
                    .containsExactly("team-a", "team-b");
        }

        @Test
        void anIdIsTakenOnlyOnce() {
            String message =
                    "The book already has a rule \"basic-realm\": give yours another id, or take the other one out with without(\"basic-realm\") first.";

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RuleBook.standard().with(breaking("basic-realm")))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RuleBook.standard().with(breaking("a"), breaking("a")))
                    .withMessageContaining("\"a\"");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RuleBook.everything().with(ChallengeStability.CHALLENGE_STABLE));
            assertThat(RuleBook.standard()
                            .without("basic-realm")
                            .with(breaking("basic-realm"))
                            .ids())
                    .hasSize(RuleBook.standard().ids().size());
        }

        @Test
        void anOwnSetRuleIsWatchedToo() {
            RuleBook book = RuleBook.standard().without("challenge-stable").with(ChallengeStability.CHALLENGE_STABLE);

            assertThat(book.setRules()).endsWith(ChallengeStability.CHALLENGE_STABLE);
            assertThat(book.ids()).endsWith("challenge-stable");
        }

        @Test
        void booksDoNotChange() {
            RuleBook standard = RuleBook.standard();
            standard.without("basic-realm");
            standard.with(breaking("mine"));

            assertThat(standard.ids()).isEqualTo(RuleBook.standard().ids());
            assertThatThrownBy(() -> standard.rules().clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aRuleThatDoesNotSayWhyOrWhatToDoIsNone() {
        String message =
                "Rule odd does not say what goes wrong, or what to change: give it because(\"..\") and remedy(\"..\").";
        Citation source = new Citation("Team handbook", "7");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rule.named("odd", "x")
                        .cites(source)
                        .because("It hurts.")
                        .build())
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Rule.named("odd", "x").cites(source).remedy("Mend it.").build())
                .withMessage(message);
    }

    @Nested
    class OneFindingForEachCause {
        @Test
        void accessHidesTheStatus() {
            Examination examination = RuleBook.standard()
                    .examine(Seen.get("HTTP/1.1 204 No Content").observation());

            assertThat(ids(examination.findings())).containsExactly("no-anonymous-access");
            assertThat(ids(examination.hidden())).containsExactly("unauth-is-401");
        }

        @Test
        void aServerErrorHidesTheStatus() {
            Examination examination = RuleBook.standard()
                    .examine(Seen.get("HTTP/1.1 500 Internal Server Error")
                            .carrying(INVALID)
                            .observation());

            assertThat(ids(examination.findings())).containsExactly("no-5xx-on-creds");
            assertThat(ids(examination.hidden())).containsExactly("invalid-creds-401");
        }

        @Test
        void aLoginPageHidesTheStatus() {
            Examination examination = RuleBook.standard()
                    .examine(Seen.get("HTTP/1.1 200 OK", "Content-Type: text/html")
                            .content("<form><input type=password></form>")
                            .observation());

            assertThat(ids(examination.findings())).containsExactly("soft-401");
            assertThat(ids(examination.hidden())).containsExactly("unauth-is-401");
        }

        @Test
        void aLoginRedirectHidesTheStatus() {
            Examination examination = RuleBook.standard()
                    .examine(Seen.get("HTTP/1.1 302 Found", "Location: /login").observation());

            assertThat(ids(examination.findings())).containsExactly("no-login-redirect-for-machines");
            assertThat(ids(examination.hidden())).containsExactly("unauth-is-401");
        }

        /** The table of the catalogue as far as its rules are built, and the server error. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "no-anonymous-access            | unauth-is-401 invalid-creds-401 method-consistency head-mirrors-get auth-before-validation existence-oracle body-no-protected-data expired-session-401",
                    "challenge-present              | challenge-parses bearer-error-on-token forbidden-challenge challenge-stable challenge-actionable mcp-scope-guidance cors-expose-challenge",
                    "challenge-parses               | challenge-sender-syntax param-unique realm-quoted basic-realm basic-params bearer-has-param bearer-attr-syntax digest-params",
                    "soft-401                       | unauth-is-401 invalid-creds-401 no-anonymous-access",
                    "no-login-redirect-for-machines | unauth-is-401 invalid-creds-401",
                    "no-5xx-on-creds                | invalid-creds-401",
                    "cors-preflight                 | cors-refusal-readable cors-expose-challenge",
                    "method-tampering               | no-anonymous-access",
                    "path-variant                   | no-anonymous-access",
                    "header-spoof                   | no-anonymous-access",
                    "trace-no-echo                  | unauth-is-401 invalid-creds-401",
                    "auth-before-validation         | unauth-is-401",
                    "auth-before-preconditions      | no-anonymous-access unauth-is-401 invalid-creds-401",
                    "expired-session-401            | no-5xx-on-creds invalid-creds-401"
                })
        void aRootHidesWhatOnlyRepeatsIt(String root, String hidden) {
            Set<String> repeating = Set.of(hidden.split(" ", -1));

            assertThat(RuleBook.everything().ids().stream().filter(id -> !id.equals(root)))
                    .allSatisfy(other -> {
                        List<Finding> roots = Deduplication.roots(List.of(finding(root), finding(other)));

                        assertThat(ids(roots).contains(other)).as(other).isNotEqualTo(repeating.contains(other));
                    });
        }

        @Test
        void aFailedControlHidesEverything() {
            List<Finding> all = RuleBook.everything().ids().stream()
                    .map(RuleBookTests::finding)
                    .toList();

            assertThat(ids(Deduplication.roots(all))).containsExactly("positive-control");
        }

        @Test
        void findingsWithoutARootStay() {
            List<Finding> all = List.of(finding("basic-realm"), finding("unauth-is-401"), finding("basic-realm"));

            assertThat(Deduplication.roots(all)).isEqualTo(all);
        }
    }

    private static String[] setRules(RuleBook book) {
        return book.setRules().stream().map(rule -> rule.rule().id()).toArray(String[]::new);
    }

    private static Finding finding(String id) {
        return data(id).finding();
    }

    @Nested
    class Examining {
        private static final Seen REFUSED = Seen.challenged("Basic realm=\"api\"");

        @Test
        void everyRuleSaysSomething() {
            Examination examination = RuleBook.standard().examine(REFUSED.observation());
            List<String> said = Stream.of(
                            ids(examination.findings()),
                            ids(examination.hidden()),
                            examination.satisfied(),
                            List.copyOf(examination.notApplicable().keySet()))
                    .flatMap(List::stream)
                    .toList();

            assertThat(said)
                    .containsExactlyInAnyOrderElementsOf(RuleBook.standard()
                            .without(setRules(RuleBook.standard()))
                            .ids());
        }

        @Test
        void findingsAndReasonsComeInTheOrderOfTheBook() {
            RuleBook book = RuleBook.standard()
                    .only("unauth-is-401", "challenge-present", "basic-realm", "digest-params", "refusal-not-cacheable")
                    .with(breaking("team"));
            Examination examination = book.examine(
                    Seen.get("HTTP/1.1 419 ", "Cache-Control: public").observation());

            assertThat(ids(examination.findings())).containsExactly("unauth-is-401", "refusal-not-cacheable", "team");
            assertThat(examination.notApplicable().keySet())
                    .containsExactly("challenge-present", "basic-realm", "digest-params");
        }

        @Test
        void aRuleThatThrowsIsADefectAndTheOthersAreStillJudged() {
            ExchangeRule throwing = ExchangeRule.of(data("throwing"), seen -> {
                throw new IllegalStateException("no luck");
            });
            ExchangeRule failing = ExchangeRule.of(data("asserting"), seen -> {
                throw new AssertionError("wrong");
            });
            Examination examination = RuleBook.standard()
                    .only("basic-realm")
                    .with(throwing, failing, breaking("after"))
                    .examine(REFUSED.observation());

            assertThat(examination.defects())
                    .containsExactly(
                            java.util.Map.entry("throwing", "java.lang.IllegalStateException: no luck"),
                            java.util.Map.entry("asserting", "java.lang.AssertionError: wrong"));
            assertThat(examination.satisfied()).containsExactly("basic-realm");
            assertThat(ids(examination.findings())).containsExactly("after");
        }

        @Test
        void aRuleForOtherCallersIsNotAsked() {
            Seen page = Seen.challenged("Bearer").in(c -> c.profile(Profile.BROWSER));

            assertThat(RuleBook.standard()
                            .only("bearer-has-param")
                            .examine(page.observation())
                            .notApplicable())
                    .containsEntry("bearer-has-param", "it does not concern this profile");
            assertThat(RuleBook.standard()
                            .only("bearer-has-param")
                            .examine(page.unexplained())
                            .findings())
                    .hasSize(1);
        }

        /** A hostile answer must not fill the memory or the report. */
        @Test
        void aRuleBrokenOverAndOverIsReportedAFewTimes() {
            Seen many = Seen.challenged("Basic" + ", Basic".repeat(5_000));

            assertThat(RuleBook.standard()
                            .only("basic-realm")
                            .examine(many.observation())
                            .findings())
                    .hasSize(16);
        }

        @Test
        void failingFindingsAndNotesAreKeptApart() {
            Examination examination = RuleBook.standard()
                    .examine(Seen.challenged("Bearer").carrying(UNDER_SCOPED).observation());

            assertThat(ids(examination.failing())).containsExactly("forbidden-is-403");
            assertThat(ids(examination.notes())).containsExactly("bearer-has-param", "explains-itself");
        }

        @Test
        void whatAnExaminationHoldsDoesNotChange() {
            Examination examination =
                    RuleBook.standard().examine(REFUSED.carrying(VALID).observation());

            assertThatThrownBy(() -> examination.notApplicable().clear())
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> examination.defects().put("a", "b"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void aCitationLinksToItsSection() {
        assertThat(Citation.rfc(9449, "7.2 Figure 19").link())
                .isEqualTo("https://www.rfc-editor.org/rfc/rfc9449#section-7.2");
        assertThat(Citation.rfc(9110, "").link()).isEqualTo("https://www.rfc-editor.org/rfc/rfc9110");
        assertThat(new Citation("OWASP ASVS 5.0", "8.2.1").link()).isEmpty();
    }
}
