package io.authcontract.assertion;

import static io.authcontract.assertion.Answers.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Faults;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a response nothing holds: not what is asserted, and not its contrary either. */
class FaultTests {
    private static final AuthResponse REFUSED = fault(Fault.Kind.CONNECTION_REFUSED, "nobody listens there");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.authcontract.assertion.EveryAssertion#all")
    void everyAssertionFailsAndSaysWhatHappened(EveryAssertion assertion) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertion.on(assertThat(REFUSED)))
                .withMessageContaining("GET http://localhost:8080/orders/7")
                .withMessageContaining("CONNECTION_REFUSED: nobody listens there")
                .withMessageContaining("Is the service running at http://localhost:8080?");
    }

    @Test
    void soDoTheAccessorsOfTheResponse() {
        List<Consumer<AuthResponse>> accessors = List.of(
                AuthResponse::status,
                AuthResponse::headers,
                response -> response.header("Date"),
                AuthResponse::challenges,
                AuthResponse::text);
        assertThat(accessors).allSatisfy(accessor -> assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> accessor.accept(REFUSED))
                .withMessageContaining("CONNECTION_REFUSED: nobody listens there"));
    }

    @Test
    void theFaultItselfIsAValue() {
        assertThat(REFUSED.fault()).map(Fault::kind).hasValue(Fault.Kind.CONNECTION_REFUSED);
    }

    @Test
    void noOtherTransportIsAdvisedForWhatNoneCanSend() {
        Request splitting =
                Request.of(Method.GET, URI.create("http://localhost:8080/")).withHeader("X-A", "a\r\nb");
        Exchange exchange = Exchange.of(splitting, Faults.notSendable("X-A holds CR"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(AuthResponse.of(exchange)).isUnauthorized())
                .withMessageContaining("No transport can: correct the request.")
                .withMessageNotContaining("RawTransport");
    }

    @ParameterizedTest
    @EnumSource
    void eachKindHasItsAdvice(Fault.Kind kind) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(fault(kind, "detail")).isUnauthorized())
                .withMessageMatching("(?s).*" + kind + ": detail\\R  \\S[^\\n]+[.?]\\R.*");
    }
}
