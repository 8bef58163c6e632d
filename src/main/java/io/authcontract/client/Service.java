package io.authcontract.client;

import io.authcontract.credential.Credential;
import io.authcontract.http.HostGuard;
import io.authcontract.http.Redaction;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The service a client talks to. {@link #toString()} is the name.
 *
 * @param name the name of the contract, for messages
 * @param baseUri the address; asked when a request is sent, not before
 * @param guard what every request has to pass
 * @param identities who can call, by name
 * @param redaction the redactor that knows every secret given out by now, asked for each response
 * @since 0.1.0
 */
public record Service(
        String name,
        Supplier<URI> baseUri,
        HostGuard guard,
        Map<String, Supplier<Credential>> identities,
        Supplier<Redaction> redaction) {

    Credential credential(String identity) {
        Supplier<Credential> supplier = identities.get(identity);
        if (supplier == null) {
            throw new IllegalStateException("Contract \"" + name + "\" has no identity \"" + identity
                    + "\". It declares "
                    + (identities.isEmpty() ? "none" : String.join(", ", identities.keySet())) + ". Declare it with"
                    + " .identity(Identity.valid(\"" + identity + "\", () -> Credential.bearer(..))).");
        }
        return supplier.get();
    }

    @Override
    public String toString() {
        return "Service[" + name + "]";
    }
}
