package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportOptionsTests {

    /** To OkHttp zero means no limit at all, and java.net.http takes no such duration. */
    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT600H"})
    void takesNoTimeThatWouldBeNoLimit(String time) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> TransportOptions.standard().withTimeout(Duration.parse(time)))
                .withMessage("The timeout of a transport is " + Duration.parse(time)
                        + ", but it has to lie between 1 ms and 1 day. Write for example Duration.ofSeconds(15).");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
    void takesNoLimitOfOctetsThatCannotBeKept(int octets) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        new TransportOptions(Duration.ofSeconds(1), Duration.ofSeconds(1), octets, 1, Optional.empty()))
                .withMessage("The maxHeaderOctets of a transport is " + octets
                        + ", but it has to lie between 1 and 1073741824. Write for example 1 << 20.");
    }

    @Test
    void connectingMayTakeNoLongerThanTheWhole() {
        TransportOptions options = TransportOptions.standard().withTimeout(Duration.ofSeconds(2));

        assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(TransportOptions.standard()
                        .withTimeout(Duration.ofSeconds(20))
                        .connectTimeout())
                .isEqualTo(Duration.ofSeconds(5));
    }
}
