package io.authcontract.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a method once for every cell of the contract in force: every operation with every scenario.
 *
 * <pre>{@code
 * @AuthContract(OrdersContract.class)
 * class OrdersAuthTests {
 *     @AuthMatrix
 *     void everyOperationRefuses() {}
 * }
 * }</pre>
 *
 * <p>Each cell is sent and judged before the body of the method runs, whether or not the method has parameters. A cell that is not sent, whose
 * answer says nothing, or that is unproven is aborted with the reason; of an operation that cannot be proven the first cell fails and says what to
 * declare. A broken cell fails. Only for a cell that passes the body runs; it may ask more of the answer. Parameters, in any order:
 *
 * <ul>
 *   <li>{@link io.authcontract.matrix.Cell}, the cell,
 *   <li>{@link io.authcontract.assertion.AuthResponse}, what the service answered,
 *   <li>{@link io.authcontract.client.AuthClient} and {@link io.authcontract.contract.Contract}, as in every test.
 * </ul>
 *
 * <p>The last invocation, "(whole matrix)", reports what only all exchanges together show, and exceptions of the contract that nothing needed.
 * {@code -Dauthcontract.only='orders: DELETE *'} runs only some cells.
 *
 * @since 0.1.0
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(MatrixInvocations.class)
public @interface AuthMatrix {

    /** When the request of a cell is sent. */
    enum Ahead {
        /**
         * Ahead, several at once, where nothing can tell the difference: no method or extension runs before or after each test, and tests do not run
         * concurrently. Else inside of its invocation.
         */
        AUTO,
        /** Ahead of its invocation, whatever else runs around each test. */
        YES,
        /** Inside of its invocation, after {@code @BeforeEach}. */
        NO
    }

    /** What one invocation is. */
    enum Granularity {
        /** One cell. */
        CELL,
        /**
         * One operation with all its scenarios; its failure lists the cells. For matrices of thousands of cells. There is no single cell and answer to
         * inject then. It aborts when one of its cells is inconclusive, or nothing of it is proven; cells that are skipped beside proven ones are
         * in the report only.
         */
        OPERATION
    }

    /**
     * When the request of a cell is sent.
     *
     * @return {@link Ahead#AUTO} by default
     */
    Ahead ahead() default Ahead.AUTO;

    /**
     * What one invocation is.
     *
     * @return {@link Granularity#CELL} by default
     */
    Granularity granularity() default Granularity.CELL;
}
