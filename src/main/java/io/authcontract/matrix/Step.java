package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import java.util.function.Function;

/** How far a cell is: judged, or about to ask the service. */
sealed interface Step {
    /** Nothing is left to do. */
    record Judged(CellResult result) implements Step {}

    /**
     * A request that may be sent.
     *
     * @param request the request of the cell
     * @param then judges what comes of it
     */
    record Asking(Request request, Function<Exchange, CellResult> then) implements Step {}
}
