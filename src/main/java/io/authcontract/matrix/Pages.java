package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.http.Method;
import java.util.List;

/** Operations that a trial may ask for as often as it likes. */
final class Pages {
    private Pages() {}

    /** The first declared and protected GETs of a matrix whose paths have values for every variable. */
    static List<Operation> of(Matrix matrix, Bench bench, int most) {
        return matrix.stream()
                .flatMap(cell -> cell.operation().stream())
                .filter(operation -> operation.source() == Operation.Source.DECLARED
                        && operation.access().isProtected()
                        && operation.method().equals(Method.GET))
                .distinct()
                .filter(bench::isAddressed)
                .limit(most)
                .toList();
    }
}
