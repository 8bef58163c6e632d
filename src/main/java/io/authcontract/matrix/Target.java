package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Secrets;
import io.authcontract.credential.Credential;
import io.authcontract.http.Redaction;
import io.authcontract.http.Sender;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the requests of a matrix go, and on whose behalf.
 *
 * @param baseUri the address of the service, asked when the first request is sent
 * @param credentials gives the credential of an identity
 * @param sender what sends; whoever made it closes it
 * @param redaction the redactor that knows every secret given out by now
 * @since 0.1.0
 */
public record Target(
        Supplier<URI> baseUri,
        Function<Identity, Credential> credentials,
        Sender sender,
        Supplier<Redaction> redaction) {

    /**
     * Returns the target a contract names.
     *
     * @param contract declares its base address
     * @param transport sends the requests
     * @return the target
     * @throws IllegalArgumentException when a request is sent and the contract has no base address
     */
    public static Target of(Contract contract, Transport transport) {
        return of(contract, transport, TransportOptions.standard());
    }

    /**
     * Returns the target a contract names, with limits and trust of one's own: what the transport would not put on the wire as specified, such as a path
     * with dot segments, goes over a socket that keeps to them.
     *
     * @param contract declares its base address
     * @param transport sends the requests
     * @param limits the options the transport was made with
     * @return the target
     * @throws IllegalArgumentException when a request is sent and the contract has no base address
     */
    public static Target of(Contract contract, Transport transport, TransportOptions limits) {
        Secrets secrets = Secrets.of(name -> Optional.empty(), name -> Optional.empty(), Optional.empty());
        return new Target(
                () -> contract.baseUri()
                        .orElseThrow(() -> new IllegalArgumentException("Contract \"" + contract.name()
                                + "\" has no base address. Declare it with baseUri(..).")),
                identity -> learned(identity.credential(), secrets),
                new Sender(() -> transport, limits, Duration.ZERO, System::nanoTime),
                secrets::redaction);
    }

    private static Credential learned(Credential credential, Secrets secrets) {
        secrets.learn(credential);
        return credential;
    }

    @Override
    public String toString() {
        return "Target";
    }
}
