package io.authcontract.rule;

/**
 * A rule that only several exchanges together can meet or break. It sees observations one by one and keeps digests of them, never exchanges,
 * so that a long run needs little memory.
 *
 * @since 0.1.0
 */
public interface SetRule {

    /**
     * Returns the rule as data.
     *
     * @return the rule
     */
    Rule rule();

    /**
     * Starts to watch one run.
     *
     * @return a fresh watch, for one thread at a time
     */
    Watch watch();

    /**
     * Judges observations that are all at hand.
     *
     * @param observations the observations
     * @return satisfied, not applicable with the reason, or findings
     */
    default Result check(Observations observations) {
        Watch watch = watch();
        observations.forEach(watch::see);
        return watch.result();
    }

    /** What a set rule remembers of a run. */
    interface Watch {
        /**
         * Takes notice of one observation.
         *
         * @param observation the next observation
         */
        void see(Observation observation);

        /**
         * Takes notice of one observation of a matrix, which knows its operation and its scenario.
         *
         * @param observation the next observation
         * @param setting where it was made
         */
        default void see(Observation observation, Setting setting) {
            see(observation);
        }

        /**
         * Takes notice of something that was tried after the cells of a matrix. Rules that judge exchanges alone leave it at that.
         *
         * @param happening what was tried, and what came of it
         */
        default void notice(Happening happening) {}

        /**
         * Judges what was seen so far.
         *
         * @return satisfied, not applicable with the reason, or findings
         */
        Result result();
    }
}
