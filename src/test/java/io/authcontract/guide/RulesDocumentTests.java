package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.rule.Level;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on the rules, and that every requirement is tested, announced or left out for a reason. */
class RulesDocumentTests {
    private static final RuleBook BOOK = RuleBook.everything();
    private static final Path PAGE = Document.inProject("docs/rules.md");

    static List<Requirement> requirements() {
        return Requirement.all();
    }

    /** {@code mvn test -Dtest=RulesDocumentTests -Dauthcontract.write-rules=true} writes it. */
    @Test
    void isMadeOfTheBook() throws IOException {
        String text = new RulesDocument(BOOK, requirements()).text();
        if (Boolean.getBoolean("authcontract.write-rules")) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE).content().isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void aRequirementIsTestedAnnouncedOrLeftOutForAReason(Requirement requirement) {
        assertThat(requirement.state()).isIn("rule", "coming", "excluded");
        assertThat(requirement.by()).isNotBlank();
        assertThat(BOOK.ids()).containsAll(requirement.rules());
        assertThat(requirement.requirement()).endsWith(".");
    }

    @Test
    void everyBindingRuleComesFromARequirement() {
        Set<String> traced = requirements().stream()
                .flatMap(requirement -> requirement.rules().stream())
                .collect(Collectors.toSet());

        assertThat(BOOK.rules())
                .filteredOn(rule -> rule.level() == Level.MUST || rule.level() == Level.SHOULD)
                .extracting(Rule::id)
                .isSubsetOf(traced);
    }

    @Test
    void theDocumentsOfTheFieldAreAllThere() {
        assertThat(requirements())
                .extracting(Requirement::document)
                .contains(
                        "RFC 9110",
                        "RFC 7617",
                        "RFC 7616",
                        "RFC 6750",
                        "RFC 9449",
                        "RFC 9470",
                        "RFC 9728",
                        "RFC 9457",
                        "RFC 6585",
                        "Fetch",
                        "MCP authorization");
    }
}
