package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a host that promises https says so when it refuses. */
final class StrictTransportRules {
    private static final String FIELD = "Strict-Transport-Security";
    private static final long YEAR = 31_536_000;

    static final ExchangeRule HSTS_ON_REFUSAL = rule(
                    "hsts-on-refusal", "HSTS is on the refusal, once, and never over http")
            .is(SHOULD, MINOR)
            .optIn()
            .concerns(Set.of(Profile.BROWSER, Profile.API))
            .cites(
                    rfc(6797, "7.1"),
                    rfc(6797, "6.1"),
                    rfc(6797, "6.1.1"),
                    rfc(6797, "7.2"),
                    new Citation("OWASP ASVS 5.0", "3.4.1"))
            .because("A browser that has only ever been refused asks over http the next time, with its credentials.")
            .remedy("Add the field outermost, so that errors have it too, and for https only.")
            .given(
                    Given.when(
                            a -> a.circumstances().allowances().hstsHost(),
                            "whether the host promises https is unknown: declare it with Allowances.hstsHost"),
                    Given.request(),
                    Given.when(
                            a -> a.isSecure() || !a.circumstances().allowances().tlsTerminated(),
                            "TLS ends in front of the service: ask at its external address"),
                    answer -> answer.isSecure()
                            ? Given.refusal().missing(answer)
                            : Given.ownAnswer().missing(answer))
            .judgedBy(StrictTransportRules::promise);

    private StrictTransportRules() {}

    private static Result promise(Rule rule, Answer answer) {
        List<String> values = answer.headers().values(FIELD);
        if (!answer.isSecure()) {
            return values.isEmpty()
                    ? Result.satisfied()
                    : rule.broken(
                            answer.statusFact(), fact(FIELD, values.get(0)), fact("source", "RFC 6797, 7.2: MUST NOT"));
        }
        if (values.size() != 1) {
            return rule.broken(
                    answer.statusFact(), fact(FIELD, values.isEmpty() ? "absent" : values.size() + " fields"));
        }
        StrictTransport read = StrictTransport.parse(values.get(0));
        List<Finding> findings = new ArrayList<>();
        read.repeated()
                .forEach(name -> findings.add(rule.finding(fact("directive", name), fact("found", "more than once"))));
        maxAge(rule, read, findings);
        return Result.of(findings);
    }

    private static void maxAge(Rule rule, StrictTransport read, List<Finding> findings) {
        if (!read.hasMaxAge()) {
            findings.add(rule.finding(fact("max-age", "absent")));
        } else if (!Digits.only(read.maxAge())) {
            findings.add(rule.finding(fact("max-age", read.maxAge()), fact("wanted", "seconds")));
        } else if (!read.lasts(YEAR)) {
            findings.add(rule.finding(
                    fact("max-age", read.maxAge()),
                    fact("wanted", "at least " + YEAR),
                    fact("source", "OWASP ASVS 5.0, 3.4.1")));
        }
    }
}
