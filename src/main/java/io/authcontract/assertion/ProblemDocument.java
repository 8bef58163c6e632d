package io.authcontract.assertion;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import io.authcontract.rule.Examination;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import io.authcontract.rule.RuleBook;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a response has a problem document (RFC 9457), judged by the rule of the book. */
final class ProblemDocument {
    static final String RULE = "problem-details";
    private static final String TYPE = "application/problem+json";

    private ProblemDocument() {}

    /** Says what is wrong with it; empty when nothing is. */
    static Optional<String> problem(Exchange exchange, Response response) {
        String type = response.mediaType().orElse("absent");
        if (!type.equals(TYPE)) {
            return Optional.of("its Content-Type is " + type);
        }
        Examination examination = RuleBook.everything().only(RULE).examine(Observation.of(exchange));
        String findings =
                examination.findings().stream().map(ProblemDocument::facts).collect(Collectors.joining("\n"));
        return findings.isEmpty()
                ? Optional.ofNullable(examination.notApplicable().get(RULE))
                : Optional.of(findings);
    }

    private static String facts(Finding finding) {
        return finding.facts().stream()
                .map((Fact fact) -> fact.label() + ": " + fact.value())
                .collect(Collectors.joining("\n"));
    }
}
