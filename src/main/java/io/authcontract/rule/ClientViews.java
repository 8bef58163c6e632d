package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Exchange;
import io.authcontract.http.Redaction;
import io.authcontract.reading.ClientReading;
import io.authcontract.reading.ClientReadings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells beside the first finding of a rule on the syntax of a challenge what real clients get out of it. */
final class ClientViews {
    private static final String FIELD = "WWW-Authenticate";
    private static final Set<String> RULES =
            Set.of("challenge-parses", "challenge-sender-syntax", "param-unique", "realm-quoted");

    private ClientViews() {}

    static Result applied(Result result, Observation seen) {
        if (result.findings().isEmpty()
                || !RULES.contains(result.findings().get(0).rule().id())) {
            return result;
        }
        List<Finding> findings = new ArrayList<>(result.findings());
        findings.set(0, withViews(findings.get(0), seen.exchange()));
        return Result.of(findings);
    }

    private static Finding withViews(Finding finding, Exchange exchange) {
        List<Fact> facts = new ArrayList<>(finding.facts());
        for (ClientReading reading : readings(exchange)) {
            facts.add(fact(reading.client(), reading.brief()));
        }
        return new Finding(finding.rule(), facts, finding.fails(), finding.tolerated());
    }

    /** Masked before it is read: the redactor would not know half a secret. */
    private static List<ClientReading> readings(Exchange exchange) {
        Redaction redaction = Redaction.standard().knowing(exchange);
        return exchange.response()
                .filter(response ->
                        response.status() == 401 && response.headers().contains(FIELD))
                .map(response -> ClientReadings.unlikeTheGrammar(response.headers().values(FIELD).stream()
                        .map(redaction::inPlace)
                        .toList()))
                .orElse(List.of());
    }
}
