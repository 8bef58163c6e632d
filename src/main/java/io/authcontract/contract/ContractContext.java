package io.authcontract.contract;

import java.net.URI;

/**
 * What a {@link ContractSource} may ask about the run it works for. Ask from suppliers, so that the answer is there when it is asked for.
 *
 * @since 0.1.0
 */
public interface ContractContext {

    /**
     * Returns the address of the service under test: from the property {@code authcontract.base-uri}, else from the annotation, else from the
     * running application that a service locator finds.
     *
     * @return an http or https address
     * @throws RuntimeException when none of them knows it; the message names the ways to tell it
     */
    URI serviceUri();

    /**
     * Returns a secret from the environment, a system property of that name, or the secrets file. From then on it is masked in everything that
     * is printed.
     *
     * @param name the name of the variable, property or entry
     * @return the value, never blank
     * @throws IllegalStateException when there is none; the message says where it was looked for
     */
    String secret(String name);
}
