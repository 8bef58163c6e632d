package io.authcontract.junit;

import io.authcontract.assertion.FindingText;
import io.authcontract.challenge.Challenges;
import io.authcontract.credential.Scenario;
import io.authcontract.http.CurlLine;
import io.authcontract.http.Exchange;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.CellResult;
import io.authcontract.matrix.Recorded;
import io.authcontract.rule.Access;
import io.authcontract.rule.Expectation;
import io.authcontract.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the failure of one cell says. Whatever comes from the wire or from the contract passes the redactor here. */
final class CellText {
    private final Recorded recorded;
    private final CellResult result;
    private final Redaction redaction;
    private final Rerun rerun;

    CellText(Recorded recorded, Redaction redaction, Rerun rerun) {
        this.recorded = recorded;
        this.result = recorded.result();
        this.redaction = result.exchange().map(redaction::knowing).orElse(redaction);
        this.rerun = rerun;
    }

    /** Everything there is to say of a broken cell. */
    String broken() {
        List<String> blocks = new ArrayList<>();
        blocks.add(id());
        blocks.add("asked:    " + asked() + "\nexpected: " + expected() + "\nfound:    " + reason());
        int number = 1;
        for (Finding finding : result.failing()) {
            blocks.add(FindingText.numbered(number++, finding, redaction::text));
        }
        addEvidence(blocks);
        return String.join("\n\n", blocks);
    }

    /** What to declare, so that an operation can be proven. */
    String unproven() {
        List<String> blocks = new ArrayList<>();
        blocks.add(id());
        blocks.add("unproven: " + reason());
        boolean isOpen = result.operation()
                .filter(it -> it.access() instanceof Access.Open)
                .isPresent();
        String operation = recorded.summary().operation();
        blocks.add("As long as no request " + (isOpen ? "" : "with a valid credential ") + "works, a "
                + (isOpen ? "status" : "refusal") + " proves nothing."
                + (operation.isEmpty() ? "" : " The other cells of " + operation + " are aborted."));
        addEvidence(blocks);
        return String.join("\n\n", blocks);
    }

    /** Why an answer says nothing, where that has to fail. */
    String inconclusive() {
        List<String> blocks = new ArrayList<>();
        blocks.add(id());
        blocks.add("asked:    " + asked() + "\nexpected: " + expected() + "\nfound:    inconclusive, " + reason());
        blocks.add("It fails because " + AuthContractProperties.STRICT + " is set.");
        addEvidence(blocks);
        return String.join("\n\n", blocks);
    }

    /** One line: which cell, and where the cause is told. */
    static String repeated(Recorded recorded) {
        return recorded.result().cell().id() + ": " + cause(recorded);
    }

    /** One line: where the cause is told, and how to run this cell alone. */
    static String again(Recorded recorded) {
        return cause(recorded) + "; " + Rerun.property(recorded.result().cell().id());
    }

    private static String cause(Recorded recorded) {
        return recorded.firstCell()
                .map(first -> "same cause as "
                        + first.substring(recorded.result().cell().contract().length() + 2))
                .orElseGet(() -> recorded.summary().reason());
    }

    private String id() {
        return result.cell().id();
    }

    private String reason() {
        return recorded.summary().reason();
    }

    private String asked() {
        String title = result.cell().scenario().title();
        return result.exchange()
                .flatMap(Exchange::request)
                .map(request -> redaction.requestLine(request) + " (" + title + ")")
                .orElse(title);
    }

    private String expected() {
        Scenario scenario = result.cell().scenario();
        Expectation expectation = result.circumstances().expectation().orElse(scenario.expectation());
        String statuses = statuses(expectation.expected());
        return switch (scenario.kind()) {
            case REFUSE -> "a refusal" + statuses;
            case ACCEPT ->
                statuses.isEmpty() ? "the answer that a plain valid credential gets" : "an answer" + statuses;
            case TOLERATE -> "no service without credentials, an answer" + statuses;
        };
    }

    private static String statuses(Set<Integer> statuses) {
        return statuses.isEmpty()
                ? ""
                : statuses.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or ", " with ", ""));
    }

    private void addEvidence(List<String> blocks) {
        add(blocks, "Not well-formed:", problems());
        add(blocks, "Notes, which do not fail:", notes());
        add(blocks, "Beside the control:", beside());
        add(
                blocks,
                "What was exchanged",
                result.exchange().map(redaction::exchange).orElse(""));
        add(blocks, "Repeat it with", curl());
        add(blocks, "Run it again with", rerun.command(id()));
    }

    private static void add(List<String> blocks, String title, String content) {
        if (!content.isBlank()) {
            blocks.add(title + "\n  " + content.strip().replace("\n", "\n  ").replace("\n  \n", "\n\n"));
        }
    }

    private String problems() {
        Challenges challenges =
                result.exchange().map(Exchange::challenges).orElseGet(() -> Challenges.parse(List.of()));
        String shown = redaction.inPlace(challenges.value());
        return challenges.problems().stream()
                .map(problem -> problem.explain(shown))
                .collect(Collectors.joining("\n\n"));
    }

    private String notes() {
        return result.findings().stream()
                .filter(finding -> !finding.fails())
                .map(finding -> FindingText.line(finding, redaction::text))
                .collect(Collectors.joining("\n"));
    }

    private String beside() {
        String control = result.circumstances()
                .control()
                .flatMap(Exchange::response)
                .map(Response::status)
                .map(status -> "the same operation with a valid credential was answered with " + status)
                .orElse("");
        String difference = recorded.summary().difference();
        return difference.isEmpty() || control.isEmpty()
                ? control
                : control + "\nthis request differs from the accepted one only in " + difference;
    }

    private String curl() {
        return result.exchange().flatMap(Exchange::request).map(this::curl).orElse("");
    }

    private String curl(Request request) {
        return CurlLine.of(request, redaction);
    }
}
