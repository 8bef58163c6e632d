package io.authcontract.stub;

import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import java.util.Optional;

/**
 * A request a stub received, and what it made of it. Everything in it is redacted.
 *
 * @param method the method
 * @param target the target below the address of the stub: {@code /orders?page=2}
 * @param headers the field lines, credentials masked
 * @param caller the name of the account whose valid credential it carried; empty when there was none
 * @param status the status it was answered with
 * @since 0.1.0
 */
public record StubRequest(Method method, String target, Headers headers, Optional<String> caller, int status) {

    @Override
    public String toString() {
        return method + " " + target + caller.map(name -> " as " + name).orElse("") + " -> " + status;
    }
}
