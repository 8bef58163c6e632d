package io.authcontract.client.restassured;

import io.authcontract.rule.Citation;
import io.authcontract.rule.ExchangeRule;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Level;
import io.authcontract.rule.Profile;
import io.authcontract.rule.Result;
import io.authcontract.rule.Rule;
import io.authcontract.rule.Severity;
import java.util.List;
import java.util.Set;

/** A rule that nothing meets. */
final class Broken {
    private Broken() {}

    static ExchangeRule always() {
        Rule rule = new Rule(
                "broken",
                "Nothing meets this",
                Level.PRACTICE,
                Severity.MINOR,
                true,
                false,
                Set.of(Profile.API),
                List.of(new Citation("Handbook", "1")),
                "It is agreed.",
                "There is none.");
        return ExchangeRule.of(rule, seen -> Result.of(List.of(rule.finding(Fact.fact("found", "anything")))));
    }
}
