package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.challenge.Mistake;
import io.authcontract.challenge.ParseProblem;
import io.authcontract.challenge.SenderFault;
import io.authcontract.http.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** That a challenge is there, and how it has to be written. */
final class ChallengeSyntaxRules {
    private static final String FIELD = "WWW-Authenticate";
    private static final String PROXY_FIELD = "Proxy-Authenticate";

    static final ExchangeRule CHALLENGE_PRESENT = rule("challenge-present", "Every 401 carries at least one challenge")
            .is(MUST, MAJOR)
            .failing()
            .cites(
                    rfc(9110, "11.6.1"),
                    rfc(9110, "15.5.2"),
                    rfc(7235, "3.1"),
                    rfc(7235, "4.1"),
                    rfc(1945, "9.4"),
                    rfc(1945, "10.16"),
                    rfc(6750, "3"))
            .because("A client cannot find out which credentials the service wants.")
            .remedy(
                    "Set WWW-Authenticate in the one place that makes the 401, so that missing and invalid credentials share it.")
            .given(Given.status(401))
            .judgedBy(ChallengeSyntaxRules::present);

    static final ExchangeRule CHALLENGE_PARSES = rule("challenge-parses", "The challenge parses under the HTTP grammar")
            .is(MUST, MAJOR)
            .failing()
            .cites(rfc(9110, "2.2"), rfc(9110, "11.2"), rfc(9110, "11.3"), rfc(9110, "5.6"), rfc(9110, "5.5"))
            .because(
                    "A client that cannot read the challenge has none, and half-read parameters may come from an attacker.")
            .remedy("Build the field with an encoder that quotes and escapes values instead of joining strings.")
            .given(Given.when(
                    answer ->
                            answer.headers().contains(FIELD) || answer.headers().contains(PROXY_FIELD),
                    "there is neither a WWW-Authenticate nor a Proxy-Authenticate field"))
            .judgedBy(ChallengeSyntaxRules::parses);

    static final ExchangeRule CHALLENGE_SENDER_SYNTAX = rule(
                    "challenge-sender-syntax", "No empty list members and no whitespace around \"=\"")
            .is(MUST, MINOR)
            .cites(rfc(9110, "5.6.1.1"), rfc(9110, "5.6.3"), rfc(9110, "11.2"))
            .because("Every client has to put up with it, but not every client does.")
            .remedy("Join parameters with a comma and a space, and write name=\"value\" without spaces.")
            .given(Given.challenges())
            .judgedBy(ChallengeSyntaxRules::senderSyntax);

    static final ExchangeRule PARAM_UNIQUE = rule("param-unique", "A parameter name occurs once per challenge")
            .is(MUST, MINOR)
            .cites(rfc(9110, "11.2"), rfc(6750, "3"), rfc(7804, "5"))
            .because("Two clients may pick two different values.")
            .remedy("Let one component own the challenge: a second filter replaces it and appends nothing.")
            .given(Given.challenges())
            .judgedBy(ChallengeSyntaxRules::unique);

    static final ExchangeRule REALM_QUOTED = rule("realm-quoted", "realm is sent as a quoted-string")
            .is(MUST, MINOR)
            .cites(rfc(9110, "11.5"))
            .because("Older clients read a realm between quotes only.")
            .remedy("Write realm=\"...\" with double quotes.")
            .given(
                    Given.challenges(),
                    Given.when(
                            answer -> answer.challenges().stream()
                                    .anyMatch(c -> c.realm().isPresent()),
                            "no challenge has a realm"))
            .judgedBy(ChallengeSyntaxRules::realmQuoted);

    private ChallengeSyntaxRules() {}

    /** A field that does not parse is there, but broken: that is for challenge-parses to say. */
    private static Result present(Rule rule, Answer answer) {
        Challenges challenges = answer.challenges();
        if (!challenges.isEmpty() || !challenges.isWellFormed()) {
            return Result.satisfied();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(answer.statusFact());
        facts.add(fact(FIELD, answer.headers().contains(FIELD) ? "empty" : "absent"));
        elsewhere(answer).ifPresent(field -> facts.add(fact("instead", field.name())));
        return Result.of(List.of(new Finding(rule, facts, rule.fails())));
    }

    /** Gateways rename the field (x-amzn-Remapped-WWW-Authenticate), and some proxies answer 401 with the field for 407. */
    private static Optional<Field> elsewhere(Answer answer) {
        return answer.headers().fields().stream()
                .filter(field -> !field.hasName(FIELD))
                .filter(field -> field.hasName(PROXY_FIELD)
                        || field.name().toLowerCase(Locale.ROOT).endsWith("-www-authenticate"))
                .findFirst();
    }

    private static Result parses(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String field : List.of(FIELD, PROXY_FIELD)) {
            List<String> values = answer.headers().values(field);
            Octets.lost(field, values)
                    .or(() -> tooLong(field, values))
                    .ifPresentOrElse(unknown::add, () -> problems(rule, field, values, findings));
        }
        return findings.isEmpty() && !unknown.isEmpty() ? Result.notApplicable(unknown.get(0)) : Result.of(findings);
    }

    private static Optional<String> tooLong(String field, List<String> values) {
        return Challenges.parse(values).problems().stream().anyMatch(p -> p.mistake() == Mistake.TOO_LONG)
                ? Optional.of(field + " is longer than " + Challenges.MAX_OCTETS + " octets and was not read")
                : Optional.empty();
    }

    private static void problems(Rule rule, String field, List<String> values, List<Finding> findings) {
        for (ParseProblem problem : Challenges.parse(values).problems()) {
            findings.add(rule.finding(
                    fact("field", field),
                    fact("octet", problem.position()),
                    fact("found", problem.found()),
                    fact("wanted", problem.wanted()),
                    fact("mistake", problem.mistake().name())));
        }
    }

    private static Result senderSyntax(Rule rule, Answer answer) {
        return Result.of(answer.challenges().senderFaults().stream()
                .filter(fault -> fault.kind() == SenderFault.Kind.EMPTY_LIST_ELEMENT
                        || fault.kind() == SenderFault.Kind.WHITESPACE_AROUND_EQUALS)
                .map(fault -> rule.finding(faultFacts(fault)))
                .toList());
    }

    private static Fact[] faultFacts(SenderFault fault) {
        String what =
                fault.kind() == SenderFault.Kind.EMPTY_LIST_ELEMENT ? "empty list element" : "whitespace beside =";
        return fault.subject().isEmpty()
                ? new Fact[] {fact("found", what), fact("octet", fault.position())}
                : new Fact[] {fact("found", what), fact("parameter", fault.subject()), fact("octet", fault.position())};
    }

    private static Result unique(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        for (Challenge challenge : answer.challenges()) {
            occurrences(challenge).forEach((name, times) -> {
                if (times > 1) {
                    findings.add(rule.finding(
                            fact("scheme", challenge.scheme()), fact("parameter", name), fact("times", times)));
                }
            });
        }
        return Result.of(findings);
    }

    private static Map<String, Integer> occurrences(Challenge challenge) {
        Map<String, Integer> times = new LinkedHashMap<>();
        for (AuthParam parameter : challenge.parameters()) {
            times.merge(parameter.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        return times;
    }

    private static Result realmQuoted(Rule rule, Answer answer) {
        return Result.of(answer.challenges().stream()
                .flatMap(challenge -> challenge.parameters().stream()
                        .filter(p -> p.hasName("realm") && !p.quoted())
                        .map(p -> rule.finding(
                                fact("scheme", challenge.scheme()),
                                fact("parameter", "realm"),
                                fact("value", p.value()))))
                .toList());
    }
}
