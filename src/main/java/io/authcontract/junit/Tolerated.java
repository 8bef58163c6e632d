package io.authcontract.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A reviewed exception, within {@link AuthContract#tolerated()}: findings of a rule are notes until a day has passed.
 *
 * @since 0.1.0
 */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Tolerated {

    /**
     * The id of the rule.
     *
     * @return for example {@code bearer-has-param}
     */
    String rule();

    /**
     * Which cells.
     *
     * @return a pattern with {@code *} for any text; every cell by default
     */
    String cells() default "*";

    /**
     * Why, for the reviewer.
     *
     * @return the reason, and the ticket that ends it
     */
    String reason();

    /**
     * The last day on which it holds.
     *
     * @return a date such as {@code 2027-01-31}
     */
    String until();
}
