package io.authcontract.rule;

/** The one small method of a rule: judges an answer for which all preconditions hold. */
@FunctionalInterface
interface Check {
    Result judge(Rule rule, Answer answer);
}
