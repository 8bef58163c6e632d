package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Materials;
import io.authcontract.credential.Need;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes the request of a cell.
 *
 * @param contract the contract
 * @param inputs the requests before a credential is put on them
 * @param seed the beginning of what has to be unknown to the service
 */
record Crafting(Contract contract, Inputs inputs, long seed) {

    Request request(Cell cell, Operation operation, Map<Need, Credential> available) {
        return request(cell, operation, available, Optional.empty());
    }

    /** With what a valid credential gets for it, which other requests may ask about. */
    Request request(Cell cell, Operation operation, Map<Need, Credential> available, Optional<Response> accepted) {
        Materials materials = new Materials(
                cell.scheme(),
                available,
                new SplittableRandom(seed ^ cell.id().hashCode()),
                contract.webOrigins().stream().findFirst(),
                inputs.stranger(operation),
                accepted);
        return cell.scenario().craft(inputs.bare(operation), materials);
    }
}
