package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.credential.Scenario;
import io.authcontract.credential.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One operation with one scenario.
 *
 * @param contract the name of the contract
 * @param operation the operation; empty for a scenario that runs once for a scheme, on an operation that is chosen when it runs
 * @param scheme the scheme; empty where a scenario concerns every scheme and the contract declares none
 * @param scenario the scenario
 * @since 0.1.0
 */
public record Cell(String contract, Optional<Operation> operation, Optional<Scheme> scheme, Scenario scenario) {

    /**
     * Returns the stable id: {@code orders: GET /orders/{id} ~ none.no-credentials}. In place of the operation a scenario that runs once has the
     * scheme, {@code orders: bearer ~ none.scheme-only}.
     *
     * @return contract, operation or scheme, and scenario
     */
    public String id() {
        return contract + ": " + subject() + " ~ " + scenario.id();
    }

    /**
     * Returns what the scenario is applied to.
     *
     * @return the id of the operation, or of the scheme
     */
    public String subject() {
        return operation
                .map(Operation::id)
                .orElseGet(() -> scenario.schemes().isEmpty()
                        ? "any scheme"
                        : scheme.map(Scheme::id).orElse("any scheme"));
    }

    /**
     * Tells whether this tries a method that the contract does not declare.
     *
     * @return whether it does
     */
    public boolean isProbe() {
        return operation
                .filter(it -> it.source() == Operation.Source.UNDECLARED)
                .isPresent();
    }

    /** Where this runs once for a scheme, the same for each operation: an unknown user of Basic is such a scenario. */
    Stream<Cell> placed(List<Operation> operations) {
        return operation.isPresent()
                ? Stream.of(this)
                : operations.stream().map(one -> new Cell(contract, Optional.of(one), scheme, scenario));
    }

    @Override
    public String toString() {
        return id();
    }
}
