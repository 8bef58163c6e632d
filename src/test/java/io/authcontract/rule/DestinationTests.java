package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser of the URL standard (WHATWG) makes of a reference on a page of https://api.example. */
class DestinationTests {
    private static final Origin BASE = new Origin("https", "API.example", 443);

    private static Destination of(String reference) {
        return Destination.of(reference, BASE);
    }

    /** A name before a colon is a scheme only when it begins with a letter and goes on with letters, digits, plus, minus and dot. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "/login",
                "?to=//evil.example",
                "#//evil.example",
                ":x",
                "1a:x",
                "a/b:c",
                "a_b:c",
                "a@b:c",
                "a[b:c",
                "a`b:c",
                "a{b:c",
                "a,b:c",
                "a;b:c",
                "https:/evil.example",
                "https:evil.example",
                "\\login"
            })
    void staysOnTheSite(String reference) {
        assertThat(of(reference)).isEqualTo(new Destination("https", "api.example"));
        assertThat(of(reference).isSiteOf(BASE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example/x",
                "///evil.example",
                "/\t/evil.example",
                "/\n/ev\ril.example",
                " //evil.example ",
                "\u0001//evil.example\u0001",
                "https://evil.example",
                "https:///evil.example",
                "HTTPS://Evil.Example:8443/x?y#z",
                "https://evil.example?x",
                "https://evil.example#x",
                "https://evil.example\\x",
                "https://api.example@evil.example/",
                "https://a:b@c:d@evil.example:80/"
            })
    void leadsToAnotherHost(String reference) {
        assertThat(of(reference)).isEqualTo(new Destination("https", "evil.example"));
        assertThat(of(reference).isSiteOf(BASE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example/", "http:/api.example", "http:api.example", "HTTP:\\\\api.example:80"})
    void theOtherSchemeHasTheHostItNames(String reference) {
        assertThat(of(reference)).isEqualTo(new Destination("http", "api.example"));
        assertThat(of(reference).isSiteOf(BASE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1), javascript",
        "a:x, a",
        "z:x, z",
        "A:x, a",
        "Z:x, z",
        "b0:x, b0",
        "b9:x, b9",
        "web+app-v1.x:y, web+app-v1.x",
        "mailto:ann@api.example, mailto"
    })
    void otherSchemesHaveNoHost(String reference, String scheme) {
        assertThat(of(reference)).isEqualTo(new Destination(scheme, ""));
        assertThat(of(reference).isHttp()).isFalse();
        assertThat(of(reference).isSiteOf(new Origin("https", "", 443))).isFalse();
    }

    @Test
    void anAddressOfVersionSixStandsInBrackets() {
        assertThat(of("https://[::1]:8443/x").host()).isEqualTo("::1");
        assertThat(of("//[2001:DB8::7]").host()).isEqualTo("2001:db8::7");
        assertThat(of("https://a]b").host()).isEqualTo("a]b");
    }
}
