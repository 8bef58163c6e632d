package io.authcontract.stub;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;

/** What the service of a stub promises. */
final class StubContract {
    private StubContract() {}

    static ContractBuilder of(StubRoute route) {
        ContractBuilder contract = Contract.named("orders").sample("id", "7");
        route.service().schemes().forEach(contract::scheme);
        route.accounts().list().forEach(account -> contract.identity(account.identity()));
        for (StubOperation operation : StubOperation.ALL) {
            contract.secured(operation.method() + " " + operation.path(), o -> o.scopes(operation.scope()));
        }
        return contract.open("GET " + StubOperation.HEALTH, "load balancer probe");
    }
}
