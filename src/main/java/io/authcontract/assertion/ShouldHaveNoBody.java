package io.authcontract.assertion;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: there is content where none was wanted. */
final class ShouldHaveNoBody extends ExchangeError {
    private static final String FORMAT = "to answer without content, but its body has%n  %s";

    private ShouldHaveNoBody(FactText text, Reason reason, String... values) {
        super(text, reason, FORMAT, values);
    }

    static ErrorMessageFactory shouldHaveNoBody(AuthResponse response, Body body) {
        boolean head = response.exchange()
                .request()
                .filter(r -> r.method().equals(Method.HEAD))
                .isPresent();
        Reason reason = head ? Reason.rule("head-no-content") : Reason.NONE;
        return new ShouldHaveNoBody(FactText.of(response), reason, body.toString());
    }
}
