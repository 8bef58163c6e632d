package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import java.util.Optional;

/** Whether a request with a valid credential worked for an operation: without one that did, a refusal proves nothing. */
sealed interface Control {

    /** It worked. */
    record Worked(Exchange exchange) implements Control {}

    /** It was sent, and did not. */
    record Failed(Exchange exchange, String because) implements Control {}

    /** It could not be sent, or must not be. */
    record Absent(String because) implements Control {}

    default Optional<Exchange> sent() {
        if (this instanceof Worked worked) {
            return Optional.of(worked.exchange());
        }
        return this instanceof Failed failed ? Optional.of(failed.exchange()) : Optional.empty();
    }

    default boolean hasWorked() {
        return this instanceof Worked;
    }

    /** Why nothing is proven; empty when it worked. */
    default String because() {
        if (this instanceof Failed failed) {
            return failed.because();
        }
        return this instanceof Absent absent ? absent.because() : "";
    }

    /** Whether an answer is the same as this one, from outside. */
    default boolean isLike(Exchange exchange) {
        Optional<Response> wanted = sent().flatMap(Exchange::response);
        return wanted.isPresent()
                && exchange.response()
                        .filter(it -> BodyShape.isSame(wanted.get(), it))
                        .isPresent();
    }
}
