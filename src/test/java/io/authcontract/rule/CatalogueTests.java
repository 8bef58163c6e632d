package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The book against the catalogue it implements. */
class CatalogueTests {
    static List<CatalogueEntry> entries() {
        return CatalogueEntry.all();
    }

    static List<CatalogueEntry> exchangeRules() {
        return entries().stream().filter(entry -> !entry.isSetRule()).toList();
    }

    static List<CatalogueEntry> setRules() {
        return entries().stream()
                .filter(entry -> entry.isSetRule() && !entry.isTried())
                .toList();
    }

    static List<CatalogueEntry> triedRules() {
        return entries().stream().filter(CatalogueEntry::isTried).toList();
    }

    @Test
    void theBookHasTheRulesOfTheCatalogueInItsOrder() {
        List<String> wanted =
                new ArrayList<>(exchangeRules().stream().map(CatalogueEntry::id).toList());
        entries().stream().filter(CatalogueEntry::isSetRule).forEach(entry -> wanted.add(entry.id()));
        wanted.add("uniform-refusals"); // Ours: the catalogue compares schemes and realms only.

        assertThat(RuleBook.everything().ids()).isEqualTo(wanted).hasSize(89);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aRuleIsWhatTheCatalogueSays(CatalogueEntry entry) {
        Rule rule = rule(entry);

        assertThat(rule.title()).isEqualTo(entry.title());
        assertThat(rule.level().name()).isEqualTo(entry.level());
        assertThat(rule.severity().name()).isEqualTo(entry.severity().toUpperCase(Locale.ROOT));
        assertThat(rule.fails()).isEqualTo(entry.fails());
        assertThat(rule.optIn()).isEqualTo(entry.presetting().equals("opt-in"));
        assertThat(rule.profiles().stream().map(Enum::name)).containsExactlyInAnyOrderElementsOf(entry.profiles());
        assertThat(rule.citations().stream().map(Citation::toString)).isEqualTo(citations(entry));
        assertThat(rule.why()).as("why").endsWith(".").isNotEqualTo(rule.title());
        assertThat(rule.fix()).as("fix").endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("exchangeRules")
    void theViolatingExampleBreaksTheRuleAndNothingElseOfItsBook(CatalogueEntry entry) {
        Examination examination = RuleBook.everything()
                .only(entry.id())
                .examine(entry.violations().get(0));

        assertThat(examination.defects()).isEmpty();
        assertThat(examination.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.rule().id()).isEqualTo(entry.id()));
        assertThat(examination.failing().isEmpty()).isNotEqualTo(entry.fails());
    }

    @ParameterizedTest
    @MethodSource("exchangeRules")
    void theViolatingExampleIsReportedByTheWholeBook(CatalogueEntry entry) {
        Examination examination =
                RuleBook.everything().examine(entry.violations().get(0));

        assertThat(examination.findings().stream().map(f -> f.rule().id())).contains(entry.id());
    }

    @ParameterizedTest
    @MethodSource("exchangeRules")
    void theConformantExampleMeetsTheRule(CatalogueEntry entry) {
        Examination examination = RuleBook.everything()
                .only(entry.id())
                .examine(entry.conformances().get(0));

        assertThat(examination.satisfied())
                .as(() ->
                        "findings %s, not applicable %s".formatted(examination.findings(), examination.notApplicable()))
                .containsExactly(entry.id());
    }

    @ParameterizedTest
    @MethodSource("exchangeRules")
    void theConformantExampleBreaksNoRuleOfTheStandardBook(CatalogueEntry entry) {
        assertThat(RuleBook.standard().examine(entry.conformances().get(0)).failing())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("setRules")
    void aSetRuleTellsItsExamplesApart(CatalogueEntry entry) {
        RuleBook book = RuleBook.everything().only(entry.id());

        Examination examination = book.examine(Observations.of(entry.violations()));
        assertThat(examination.findings())
                .as(() -> examination.notApplicable().toString())
                .hasSize(1);
        assertThat(examination.failing().isEmpty()).isNotEqualTo(entry.fails());
        Examination conformant = book.examine(Observations.of(entry.conformances()));
        assertThat(conformant.satisfied())
                .as(() -> conformant.notApplicable().toString())
                .containsExactly(entry.id());
    }

    @ParameterizedTest
    @MethodSource("setRules")
    void theConformantExamplesOfASetRuleBreakNoOther(CatalogueEntry entry) {
        assertThat(RuleBook.everything()
                        .examine(Observations.of(entry.conformances()))
                        .findings())
                .isEmpty();
    }

    /** The order in which cells are sent must not matter. */
    @ParameterizedTest
    @MethodSource("setRules")
    void aSetRuleTellsTheSameInTheOtherOrder(CatalogueEntry entry) {
        RuleBook book = RuleBook.everything().only(entry.id());
        List<Observation> reversed = new ArrayList<>(entry.violations());
        java.util.Collections.reverse(reversed);

        assertThat(book.examine(Observations.of(reversed)).findings()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("triedRules")
    void aRuleOfWhatIsTriedTellsItsExamplesApart(CatalogueEntry entry) {
        Result broken = result(entry, entry.violating());
        assertThat(broken.findings()).as(broken::toString).hasSize(1);
        assertThat(broken.findings().get(0).fails()).isEqualTo(entry.fails());
        assertThat(result(entry, entry.conformant())).isEqualTo(Result.satisfied());
        assertThat(result(entry, List.of()))
                .isInstanceOfSatisfying(Result.NotApplicable.class, none -> assertThat(none.reason())
                        .containsPattern("; declare \\.(hooks\\(h -> h\\.|secured\\(|identity\\()"));
    }

    private static Result result(CatalogueEntry entry, List<CatalogueEntry.Example> examples) {
        SetRule.Watch watch =
                RuleBook.everything().only(entry.id()).setRules().get(0).watch();
        examples.forEach(example -> watch.notice(TriedExample.of(example.facts())));
        return watch.result();
    }

    private static Rule rule(CatalogueEntry entry) {
        RuleBook book = RuleBook.everything().only(entry.id());
        assertThat(book.setRules().isEmpty()).isNotEqualTo(entry.isSetRule());
        return book.rules().get(0);
    }

    /** {@code RFC 9110 §11.6.1, §15.5.2} stands for two citations, {@code A; B} as well. */
    private static List<String> citations(CatalogueEntry entry) {
        return entry.sources().stream()
                .flatMap(source -> List.of(source.split("; ", -1)).stream())
                .flatMap(source -> expanded(source).stream())
                .collect(Collectors.toList());
    }

    private static List<String> expanded(String source) {
        String[] parts = source.split("§", -1);
        List<String> all = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String section = parts[i].strip();
            all.add(parts[0].strip() + ", "
                    + (section.endsWith(",") ? section.substring(0, section.length() - 1) : section));
        }
        return parts.length == 1 ? List.of(source) : all;
    }
}
