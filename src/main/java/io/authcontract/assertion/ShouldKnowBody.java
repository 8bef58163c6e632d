package io.authcontract.assertion;

import io.authcontract.http.Body;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: what is asserted depends on octets of the body that nobody knows. */
final class ShouldKnowBody extends ExchangeError {
    private static final String FORMAT = "%s,%nbut the body is not known: %s";

    private ShouldKnowBody(FactText text, String... values) {
        super(text, Reason.NONE, FORMAT, values);
    }

    static ErrorMessageFactory shouldKnowBody(AuthResponse response, String asked) {
        FactText text = FactText.of(response);
        return new ShouldKnowBody(text, asked, text.text(why(response)));
    }

    private static String why(AuthResponse response) {
        Body body = response.exchange().response().map(r -> r.content()).orElse(Body.none());
        return body.unknownBecause().orElse("only its first " + body.size() + " octets were read");
    }
}
