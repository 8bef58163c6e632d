package io.authcontract.junit;

import io.authcontract.client.AuthClientOptions;
import io.authcontract.contract.ContractSource;
import io.authcontract.http.Transport;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One place that declares a contract.
 *
 * @param place where, in words, for messages
 * @param origin what the contract comes from: the same origin anywhere in a run shares the credentials of its identities
 * @param checks throws when the declaration is wrong in a way that shows without building the contract
 * @param source gives the contract
 * @param options limits; empty for those of the properties
 * @param transport opens the transport
 * @param owner the context of the declaring class or method; what the declaration opens lives in its store
 * @param onStub whether the stub answers in place of a service
 */
record Declaration(
        String place,
        Object origin,
        Runnable checks,
        ContractSource source,
        Optional<AuthClientOptions> options,
        Function<AuthClientOptions, Transport> transport,
        ExtensionContext owner,
        boolean onStub) {

    void check() {
        checks.run();
    }
}
