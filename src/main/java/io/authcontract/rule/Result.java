package io.authcontract.rule;

import java.util.List;

/**
 * What a rule says of an observation.
 *
 * @since 0.1.0
 */
public sealed interface Result {

    /** The rule applies and is met. */
    record Satisfied() implements Result {
        private static final Satisfied OF_ALL = new Satisfied();
    }

    /**
     * The rule does not apply, or what it needs is not known.
     *
     * @param reason names the missing thing or the precondition that does not hold
     */
    record NotApplicable(String reason) implements Result {}

    /**
     * The rule is broken.
     *
     * @param findings at least one
     */
    record Broken(List<Finding> findings) implements Result {
        /**
         * Creates a result; the list is copied.
         *
         * @param findings at least one
         */
        public Broken {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Returns the result of a rule that is met.
     *
     * @return satisfied
     */
    static Result satisfied() {
        return Satisfied.OF_ALL;
    }

    /**
     * Returns the result of a rule that does not apply.
     *
     * @param reason names what is missing
     * @return not applicable
     */
    static Result notApplicable(String reason) {
        return new NotApplicable(reason);
    }

    /**
     * Returns the result for these findings.
     *
     * @param findings what was found, possibly nothing
     * @return broken, or satisfied when there is no finding
     */
    static Result of(List<Finding> findings) {
        return findings.isEmpty() ? satisfied() : new Broken(findings);
    }

    /**
     * Returns the findings.
     *
     * @return none unless broken
     */
    default List<Finding> findings() {
        return this instanceof Broken broken ? broken.findings() : List.of();
    }
}
