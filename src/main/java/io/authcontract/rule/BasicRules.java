package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Schemes;

/** The Basic scheme (RFC 7617). */
final class BasicRules {
    static final ExchangeRule BASIC_REALM = rule("basic-realm", "A Basic challenge has a realm")
            .is(MUST, MINOR)
            .failing()
            .cites(rfc(7617, "2"))
            .because("A client does not know which of its passwords to send, and a user not what to type.")
            .remedy("Add realm=\"...\" with the name of the protection space.")
            .given(Given.challenge(Schemes.BASIC))
            .judgedBy(BasicRules::realm);

    static final ExchangeRule BASIC_PARAMS = rule("basic-params", "Basic uses only realm and charset=\"UTF-8\"")
            .is(MUST, MINOR)
            .cites(rfc(7617, "2.1"), rfc(7617, "2"))
            .because(
                    "A client ignores what it does not know, so the information is lost or the password is encoded wrongly.")
            .remedy("Use charset=\"UTF-8\" or leave it out, and put other information elsewhere.")
            .given(Given.challenge(Schemes.BASIC))
            .judgedBy(BasicRules::parameters);

    private BasicRules() {}

    /** An empty realm is a realm. */
    private static Result realm(Rule rule, Answer answer) {
        return Result.of(answer.challenges(Schemes.BASIC)
                .filter(challenge -> challenge.realm().isEmpty())
                .map(challenge -> rule.finding(fact("scheme", challenge.scheme()), fact("realm", "absent")))
                .toList());
    }

    private static Result parameters(Rule rule, Answer answer) {
        return Result.of(answer.challenges(Schemes.BASIC)
                .flatMap(challenge -> challenge.parameters().stream()
                        .filter(parameter -> !isDefined(parameter))
                        .map(parameter -> rule.finding(
                                fact("scheme", challenge.scheme()),
                                fact("parameter", parameter.name()),
                                fact("value", parameter.value()))))
                .toList());
    }

    private static boolean isDefined(AuthParam parameter) {
        return parameter.hasName("realm")
                || (parameter.hasName("charset") && parameter.value().equalsIgnoreCase("UTF-8"));
    }
}
