package io.authcontract.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Operations that everybody may use, within {@link AuthContract#open()}.
 *
 * @since 0.1.0
 */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Open {

    /**
     * The operations.
     *
     * @return methods and a path template: {@code "GET /health"}
     */
    String path();

    /**
     * Why everybody may use them, for the reviewer.
     *
     * @return the reason
     */
    String reason();
}
