package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Body;
import io.authcontract.http.Field;
import io.authcontract.http.Method;
import java.util.List;
import java.util.Optional;

/** TRACE, which sends a request back to whoever sent it. */
final class TraceRules {
    static final ExchangeRule TRACE_NO_ECHO = rule("trace-no-echo", "TRACE does not reflect credentials")
            .is(SHOULD, MINOR)
            .concerns(Audience.EVERYONE)
            .cites(rfc(9110, "9.3.8"), new Citation("OWASP ASVS 5.0", "13.4.4"))
            .because("A script that may not read a credential reads it in the answer.")
            .remedy("Disable TRACE.")
            .given(Given.method(Method.TRACE), Given.ownAnswer())
            .judgedBy(TraceRules::echo);

    private TraceRules() {}

    private static Result echo(Rule rule, Answer answer) {
        Body content = answer.response().content();
        Optional<String> where = where(answer, content);
        if (where.isPresent()) {
            return rule.broken(answer.statusFact(), fact("echoed in", where.get()));
        }
        if (answer.status() / 100 == 2) {
            return Result.of(List.of(rule.finding(answer.statusFact(), fact("wanted", "405 or 501"))
                    .asNote()));
        }
        return Given.unknownContent(content).map(Result::notApplicable).orElse(Result.satisfied());
    }

    /** What is known of content that was cut off may be enough. */
    private static Optional<String> where(Answer answer, Body content) {
        String text = content.isKnown() ? answer.text() : "";
        for (String secret : Echoes.ofCredentials(answer)) {
            if (text.contains(secret)) {
                return Optional.of("content");
            }
            Optional<String> field = fieldWith(secret, answer);
            if (field.isPresent()) {
                return field;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fieldWith(String secret, Answer answer) {
        for (Field field : answer.headers()) {
            if (field.value().contains(secret)) {
                return Optional.of(field.name());
            }
        }
        return Optional.empty();
    }
}
