package io.authcontract.junit;

import io.authcontract.contract.ContractContext;
import java.net.URI;

/** What a source may ask about the run it works for. */
record RunningContext(Declaration declaration, ContractRun run) implements ContractContext {

    @Override
    public URI serviceUri() {
        return ServiceAddress.find(declaration);
    }

    @Override
    public String secret(String name) {
        return run.secrets().read(name);
    }

    @Override
    public String toString() {
        return "ContractContext of " + declaration.place();
    }
}
