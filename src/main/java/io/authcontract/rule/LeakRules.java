package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.PRACTICE;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a refusal must keep to itself. */
final class LeakRules {
    static final ExchangeRule BODY_NO_LEAK = rule(
                    "body-no-leak", "The refusal shows neither internals nor the credential")
            .is(PRACTICE, MAJOR)
            .failing()
            .cites(
                    new Citation("OWASP ASVS 5.0", "16.5.1"),
                    rfc(9700, "4.9"),
                    new Citation("OWASP API Security Top 10 2023", "API8"))
            .because("A stranger learns how the service is built, or a credential ends up in a log.")
            .remedy("Answer with a fixed text and write the detail to the log of the service.")
            .given(Given.refusal())
            .judgedBy(LeakRules::leaks);

    private LeakRules() {}

    /** What leaks in the known part of a refusal is certain; that nothing leaks is only when all of it is known. */
    private static Result leaks(Rule rule, Answer answer) {
        List<Finding> findings = new ArrayList<>();
        Set<String> echoes = Echoes.ofCredentials(answer);
        for (Field field : answer.headers()) {
            inField(rule, answer, field, echoes, findings);
        }
        String body = answer.text();
        internals(rule, answer, "body", body, findings);
        echo(rule, "body", body, echoes, findings);
        Optional<String> unknown = Given.unknownContent(answer.response().content());
        return findings.isEmpty() && unknown.isPresent() ? Result.notApplicable(unknown.get()) : Result.of(findings);
    }

    /** A session is set again on purpose, and what a challenge echoes is for challenge-no-reflection to say. */
    private static void inField(Rule rule, Answer answer, Field field, Set<String> echoes, List<Finding> findings) {
        if (field.hasName("Set-Cookie")) {
            return;
        }
        if (!isCode(field.value())) {
            internals(rule, answer, field.name(), field.value(), findings);
        }
        if (!field.hasName("WWW-Authenticate")) {
            echo(rule, field.name(), field.value(), echoes, findings);
        }
    }

    /** A single bare name is a code of a protocol, not a message: {@code x-amzn-ErrorType: UnauthorizedException}. */
    private static boolean isCode(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isLetter(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static void internals(Rule rule, Answer answer, String where, String text, List<Finding> findings) {
        for (Leaks.Leak leak : Leaks.in(text)) {
            if (!isOwnPath(leak, answer)) {
                findings.add(rule.finding(
                        fact("leak", leak.kind()),
                        fact("where", where),
                        fact("octet", leak.octet()),
                        fact("excerpt", leak.excerpt())));
            }
        }
    }

    /** Error documents repeat the path that was asked for, or what of it is left for the one who answers. */
    private static boolean isOwnPath(Leaks.Leak leak, Answer answer) {
        return leak.kind().equals(Leaks.FILE_PATH)
                && answer.request()
                        .filter(r -> r.path().contains(FilePaths.leading(leak.excerpt())))
                        .isPresent();
    }

    /** The credential itself is no fact: whoever prints the finding could not tell that it is one. */
    private static void echo(Rule rule, String where, String text, Set<String> echoes, List<Finding> findings) {
        int first = Integer.MAX_VALUE;
        for (String echo : echoes) {
            int octet = text.indexOf(echo);
            first = octet < 0 ? first : Math.min(first, octet);
        }
        if (first < Integer.MAX_VALUE) {
            findings.add(rule.finding(fact("leak", "credential"), fact("where", where), fact("octet", first)));
        }
    }
}
