package io.authcontract.junit;

import io.authcontract.contract.Contract;
import io.authcontract.http.Method;
import io.authcontract.matrix.Cell;
import io.authcontract.matrix.CellFilter;
import io.authcontract.matrix.Matrix;
import java.util.stream.Stream;

/**
 * Sources of arguments for parameterized tests written by hand, where a matrix method is not what is wanted:
 *
 * <pre>{@code
 * static Stream<Method> methods() {
 *     return AuthCells.methods();
 * }
 *
 * @ParameterizedTest
 * @MethodSource("methods")
 * void isUnauthorized(Method method, AuthClient api) {
 *     assertThat(api.request(method, "/orders")).isUnauthorized();
 * }
 * }</pre>
 *
 * <p>Written as {@code @MethodSource("io.authcontract.junit.AuthCells#methods")} no method of one's own is needed.
 *
 * @since 0.1.0
 */
public final class AuthCells {
    private AuthCells() {}

    /**
     * Returns the cells of a contract. What a cell carries is sent by a matrix only; here they name operation and scenario.
     *
     * @param contract the contract
     * @return the cells in the order in which a matrix runs them, made while the stream is read
     */
    public static Stream<Cell> of(Contract contract) {
        return Matrix.of(contract).stream();
    }

    /**
     * Returns some cells of a contract.
     *
     * @param contract the contract
     * @param filter patterns over cell ids, separated by semicolons: {@code "DELETE * ~ none.*"}
     * @return the cells that match
     * @throws IllegalArgumentException when there is no pattern in the filter
     */
    public static Stream<Cell> of(Contract contract, String filter) {
        return Matrix.of(contract).only(CellFilter.parse(filter)).stream();
    }

    /**
     * Returns the methods a service may know: those of RFC 9110 section 9 without CONNECT, which belongs to proxies, and PATCH (RFC 5789).
     *
     * @return GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE
     */
    public static Stream<Method> methods() {
        return Stream.of(
                Method.GET,
                Method.HEAD,
                Method.POST,
                Method.PUT,
                Method.PATCH,
                Method.DELETE,
                Method.OPTIONS,
                Method.TRACE);
    }

    /**
     * Returns Authorization values that no service accepts: empty, a scheme alone, an unknown scheme, malformed Basic credentials, a Bearer token
     * that nobody issued, and the texts that a missing variable leaves behind.
     *
     * @return field values for {@link io.authcontract.client.AuthClient#withAuthorization}
     */
    public static Stream<String> refusedAuthorizations() {
        return Stream.of(
                "",
                "Basic",
                "Bearer",
                "Foo abc123",
                "Basic bm9jb2xvbg==",
                "Basic :::",
                "Bearer authcontract-unknown-token",
                "Bearer null",
                "Bearer undefined");
    }
}
