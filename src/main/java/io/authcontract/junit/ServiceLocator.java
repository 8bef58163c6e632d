package io.authcontract.junit;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Finds the application that runs for a test, so that nobody has to write its address. Registered for {@link java.util.ServiceLoader}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ServiceLocator {

    /**
     * Looks for a running application. Called when the first request is sent.
     *
     * @param context the context of the class or method that declares the contract
     * @return its address, or empty when this locator knows of none
     */
    Optional<URI> locate(ExtensionContext context);
}
