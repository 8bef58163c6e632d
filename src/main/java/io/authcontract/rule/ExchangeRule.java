package io.authcontract.rule;

import java.util.function.Function;

/**
 * A rule that one exchange can meet or break.
 *
 * @since 0.1.0
 */
public interface ExchangeRule {

    /**
     * Returns the rule as data.
     *
     * @return the rule
     */
    Rule rule();

    /**
     * Judges one observation. Never throws because of its content.
     *
     * @param observation the exchange and its circumstances
     * @return satisfied, not applicable with the reason, or findings
     */
    Result check(Observation observation);

    /**
     * Returns a rule of its data and one small method.
     *
     * @param rule the data
     * @param check the method
     * @return the rule
     */
    static ExchangeRule of(Rule rule, Function<Observation, Result> check) {
        return new ExchangeRule() {
            @Override
            public Rule rule() {
                return rule;
            }

            @Override
            public Result check(Observation observation) {
                return check.apply(observation);
            }

            @Override
            public String toString() {
                return rule.id();
            }
        };
    }
}
