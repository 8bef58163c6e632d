package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.matrix.Coverage;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.stub.FlawBook.Row;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that can be shown over HTTP has its flaw, and every flaw is found by its rule, and by no other without a reason. */
class FlawBookTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    /** Cells of a control that did not work are unproven, and fail as such; statuses of refusals that differ are a note of their rule. */
    private static final Set<String> NOTED = Set.of("csrf-before-authentication", "csrf-for-strangers");

    static List<Row> rows() {
        return FlawBook.ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isReportedByItsRule(Row row) {
        try (AuthStub stub = server.stub(row.setting().service().with(Flaw.named(row.flaw())))) {
            Coverage coverage = row.setting().run(stub);
            List<Finding> primary = Setting.findings(coverage).stream()
                    .filter(finding -> finding.rule().id().equals(row.rule()))
                    .toList();

            assertThat(primary).isNotEmpty();
            assertThat(primary.stream().flatMap(finding -> finding.facts().stream()))
                    .anyMatch(fact -> fact.value().contains(row.said()));
            assertThat(primary.stream().anyMatch(Finding::fails))
                    .isEqualTo(primary.get(0).rule().fails() && !NOTED.contains(row.flaw()));
            assertThat(reported(coverage)).isEqualTo(expected(row));
        }
    }

    /** What a contract tolerates by default, such as 400 for a malformed token, is nobody's flaw. */
    private static Set<String> reported(Coverage coverage) {
        return Setting.findings(coverage).stream()
                .filter(finding -> !finding.tolerated())
                .map(finding -> finding.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected(Row row) {
        Set<String> rules = new TreeSet<>(row.also().keySet());
        rules.add(row.rule());
        return rules;
    }

    static List<Setting> settings() {
        return List.of(Setting.values());
    }

    /** Without the flaw its rule says nothing, or something else: see {@link Row#said()}. */
    @ParameterizedTest
    @MethodSource("settings")
    void withoutAFlawNothingFails(Setting setting) {
        try (AuthStub stub = server.stub(setting.service())) {
            Coverage coverage = setting.run(stub);
            List<Finding> findings = Setting.findings(coverage);

            assertThat(findings).filteredOn(Finding::fails).isEmpty();
            assertThat(coverage.notApplicable()).doesNotContainKeys(setting.rules());
            for (Row row : FlawBook.ROWS) {
                if (row.setting() == setting && setting != Setting.SCRIPTS) { // The stub plays no CORS by itself.
                    assertThat(findings)
                            .filteredOn(finding -> finding.rule().id().equals(row.rule()) && !finding.tolerated())
                            .allSatisfy(finding -> assertThat(row.said()).isNotEmpty());
                    assertThat(findings.stream()
                                    .filter(finding -> finding.rule().id().equals(row.rule()))
                                    .flatMap(finding -> finding.facts().stream()))
                            .noneMatch(fact ->
                                    !row.said().isEmpty() && fact.value().contains(row.said()));
                }
            }
        }
    }

    @Test
    void everyRuleHasItsFlawOrAReason() {
        Set<String> shown = Stream.of(
                        FlawBook.ROWS.stream().map(Row::rule),
                        FlawBook.BY_REQUEST.values().stream(),
                        FlawBook.RAW.values().stream())
                .flatMap(rules -> rules)
                .collect(Collectors.toSet());
        Set<String> accounted = new TreeSet<>(shown);
        accounted.addAll(FlawBook.NOT_SHOWN.keySet());

        assertThat(accounted)
                .as("write a flaw for a new rule, or say in FlawBook.NOT_SHOWN why no stub can show it")
                .containsExactlyInAnyOrderElementsOf(
                        RuleBook.everything().ids().stream().distinct().toList());
        assertThat(shown).doesNotContainAnyElementsOf(FlawBook.NOT_SHOWN.keySet());
    }

    @Test
    void everyFlawIsInTheBook() {
        Set<String> known = FlawBook.ROWS.stream().map(Row::flaw).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(FlawBook.BY_REQUEST.keySet());

        assertThat(Flaw.all()).extracting(Flaw::name).doesNotHaveDuplicates();
        assertThat(Flaw.all().stream().map(Flaw::name)).containsExactlyInAnyOrderElementsOf(known);
        assertThat(Flaw.all()).allSatisfy(flaw -> {
            assertThat(flaw.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(flaw.sentence()).matches("[A-Z].*[.\"]");
            assertThat(flaw.source())
                    .matches("(RFC|OWASP|Fetch|MCP|Google Search Central)[ ,].*")
                    .contains("section ");
        });
    }

    @Test
    void aFlawThatIsNoneIsAnsweredWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flaw.named("realm-missing"))
                .withMessage("There is no flaw \"realm-missing\". There are " + Flaw.all() + ".");
    }
}
