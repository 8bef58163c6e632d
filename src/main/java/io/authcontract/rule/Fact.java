package io.authcontract.rule;

/**
 * One thing that was observed, as data. Values are raw; whoever prints them passes them through the redactor, so {@link #toString()} shows the
 * label only.
 *
 * @param label what it is, for example {@code status}
 * @param value what it was, for example {@code 200}
 * @since 0.1.0
 */
public record Fact(String label, String value) {

    /**
     * Returns a fact.
     *
     * @param label what it is
     * @param value what it was; its {@code toString()} is taken
     * @return the fact
     */
    public static Fact fact(String label, Object value) {
        return new Fact(label, value.toString());
    }

    @Override
    public String toString() {
        return label;
    }
}
