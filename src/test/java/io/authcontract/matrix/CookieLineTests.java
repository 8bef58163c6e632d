package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6265 section 5.2 says of a line that ends a cookie. */
class CookieLineTests {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static boolean isOver(String line) {
        return CookieLine.parse(line).orElseThrow().isOver(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sid=x; Max-Age=0",
                "sid=x; path=/; max-age = -1 ; HttpOnly",
                "sid=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "sid=x; expires=Thu, 01-Jan-1970 00:00:01 GMT; Path=/",
                "sid=x; expires=Thursday, 01-Jan-70 00:00:00 GMT",
                "sid=x; Expires=Sat, 28 Nov 2026 12:00:00 GMT",
                "sid=x; Max-Age=60; Max-Age=0",
                "sid=x; Max-Age=0; Max-Age=soon",
                "sid=x; Expires=Sat, 28 Nov 2037 12:00:00 GMT; Max-Age=0"
            })
    void takesACookieAway(String line) {
        assertThat(isOver(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sid=x",
                "sid=max-age=0",
                "sid=x; Max-Age=1",
                "sid=x; Max-Age=soon",
                "sid=x; Max-Age=",
                "sid=x; Expires=Sat, 28 Nov 2026 12:00:01 GMT",
                "sid=x; Expires=0",
                "sid=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600",
                "sid=x; Max-Ages=0"
            })
    void keepsACookie(String line) {
        assertThat(isOver(line)).isFalse();
    }

    /** In linear time: a service decides about the length. */
    @Test
    void readsNoDateThatIsNone() {
        assertThat(isOver("sid=x; Expires=x" + " ".repeat(250_000) + "y")).isFalse();
    }

    @Test
    void readsNameAndValue() {
        assertThat(CookieLine.parse(" sid = a=b ; Path=/")).hasValueSatisfying(cookie -> {
            assertThat(cookie.name()).isEqualTo("sid");
            assertThat(cookie.value()).isEqualTo("a=b");
        });
        assertThat(CookieLine.parse("=x")).isEmpty();
        assertThat(CookieLine.parse("sid; Max-Age=0")).isEmpty();
    }
}
