package io.authcontract.matrix;

import io.authcontract.credential.Scenario;
import io.authcontract.rule.Citation;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Level;
import io.authcontract.rule.Profile;
import io.authcontract.rule.Rule;
import java.util.EnumSet;
import java.util.List;

/** A finding for a cell that is broken although no rule of the book says why: the book may have been cut down. */
final class OutcomeRule {
    static final String ID = "scenario-outcome";

    private OutcomeRule() {}

    static Finding finding(Scenario scenario, Judgement judgement, int status) {
        return rule(scenario)
                .finding(
                        Fact.fact("status", status == 0 ? "none" : String.valueOf(status)),
                        Fact.fact("scenario", scenario.id()),
                        Fact.fact("outcome", judgement.reason()));
    }

    private static Rule rule(Scenario scenario) {
        return new Rule(
                ID,
                "A request ends as its credential deserves",
                Level.PRACTICE,
                scenario.severity(),
                true,
                false,
                EnumSet.allOf(Profile.class),
                List.of(Citation.rfc(9110, "15.5.2"), Citation.rfc(9110, "11.4")),
                "Callers are let in, or kept out, against the contract.",
                "Let one place decide about credentials, for every method and path.");
    }
}
