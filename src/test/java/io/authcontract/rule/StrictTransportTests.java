package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.rule.StrictTransport.Directive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6797 section 6.1. */
class StrictTransportTests {
    @Test
    void directivesAreApartFromTheirNeighbours() {
        assertThat(StrictTransport.parse(" Max-Age = 31536000 ;; includeSubDomains ; a=\"x;y\"; b=\"\\\";z\" ;")
                        .directives())
                .containsExactly(
                        new Directive("max-age", "31536000"),
                        new Directive("includesubdomains", ""),
                        new Directive("a", "x;y"),
                        new Directive("b", "\\\";z"));
        assertThat(StrictTransport.parse("").directives()).isEmpty();
        assertThat(StrictTransport.parse("=1;a=;b=\";c=x").directives())
                .containsExactly(new Directive("", "1"), new Directive("a", ""), new Directive("b", "\";c=x"));
        assertThat(StrictTransport.parse("a=\"\\").directives()).containsExactly(new Directive("a", "\"\\"));
        assertThat(StrictTransport.parse("a\\;b").directives())
                .containsExactly(new Directive("a\\", ""), new Directive("b", ""));
    }

    @Test
    void whatStandsTwiceIsNamedOnce() {
        assertThat(StrictTransport.parse("a;A=1;b;a;b").repeated()).containsExactly("a", "b");
        assertThat(StrictTransport.parse("a;b").repeated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "max-age=60, 60, true",
        "max-age=59, 60, false",
        "max-age=0060, 60, true",
        "max-age=0, 0, false",
        "max-age=, 1, false",
        "includeSubDomains, 1, false",
        "max-age=999999999999999999, 1, true",
        "max-age=1000000000000000000, 9223372036854775807, true",
        "max-age=999999999999999999, 9223372036854775807, false",
        "max-age=\"60\", 60, true",
        "'max-age=1; max-age=60', 60, false"
    })
    void aNumberMayHaveMoreDigitsThanAnyClock(String field, long seconds, boolean lasts) {
        StrictTransport read = StrictTransport.parse(field);
        assertThat(read.lasts(seconds)).isEqualTo(lasts);
        assertThat(read.hasMaxAge()).isEqualTo(field.contains("max-age"));
    }
}
