package io.authcontract.assertion;

import io.authcontract.rule.Examination;
import io.authcontract.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: findings that fail. Notes stand below them, one line each. */
final class ShouldConform extends ExchangeError {
    private static final String FORMAT = "to conform to the rule book, but %s:%n%n  %s";

    private ShouldConform(FactText text, String... values) {
        super(text, Reason.NONE, FORMAT, values);
    }

    static ErrorMessageFactory shouldConform(AuthResponse response, Examination examination) {
        FactText text = FactText.of(response);
        List<String> blocks = new ArrayList<>();
        for (Finding finding : examination.failing()) {
            blocks.add(FindingText.numbered(blocks.size() + 1, finding, text::text));
        }
        add(
                blocks,
                "A rule that throws has judged nothing; this is a fault of the rule, not of the service:",
                text.text(defects(examination)));
        add(blocks, "Not well-formed:", text.problems(response.challengesOf(ChallengeLookup.ORIGIN)));
        add(blocks, "Notes, which do not fail:", notes(examination, text));
        return new ShouldConform(text, summary(examination), String.join("\n\n", blocks));
    }

    private static void add(List<String> blocks, String title, String content) {
        if (!content.isEmpty()) {
            blocks.add(title + "\n  " + FactText.indent(content));
        }
    }

    private static String summary(Examination examination) {
        int failing = examination.failing().size();
        String findings = failing == 1 ? "1 finding fails" : failing + " findings fail";
        return failing == 0 ? "a rule could not judge it" : findings;
    }

    private static String notes(Examination examination, FactText text) {
        return examination.notes().stream()
                .map(note -> FindingText.line(note, text::text))
                .collect(Collectors.joining("\n"));
    }

    private static String defects(Examination examination) {
        return examination.defects().entrySet().stream()
                .map(defect -> defect.getKey() + ": " + defect.getValue())
                .collect(Collectors.joining("\n"));
    }
}
