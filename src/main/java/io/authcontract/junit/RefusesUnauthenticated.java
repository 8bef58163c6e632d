package io.authcontract.junit;

/**
 * Brings the matrix of a contract to a class that has no test of its own:
 *
 * <pre>{@code
 * @AuthContract(OrdersContract.class)
 * class OrdersAuthTests implements RefusesUnauthenticated {}
 * }</pre>
 *
 * @since 0.1.0
 */
public interface RefusesUnauthenticated {

    /** Every cell of the matrix; see {@link AuthMatrix}. */
    @AuthMatrix
    default void refusesUnauthenticated() {}
}
