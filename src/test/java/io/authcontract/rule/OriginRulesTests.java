package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.OriginRules.CORS_ORIGIN_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRulesTests {
    private static final String WITH_COOKIES = "Access-Control-Allow-Credentials: true";

    private static Seen from(String origin, String... responseLines) {
        return Seen.asked("GET /account HTTP/1.1", "Origin: " + origin)
                .in(c -> c.webOrigins(Set.of("https://app.example", "https://admin.example")))
                .answered(responseLines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "https://app.example.evil.example",
                "https://evilapp.example",
                "http://app.example",
                "https://app.example:8443"
            })
    void anEchoOfAStrangerWithCredentialsBreaks(String origin) {
        String echo = "Access-Control-Allow-Origin: " + origin;

        assertThat(from(origin, "HTTP/1.1 200 OK", echo, WITH_COOKIES)
                        .breaks(CORS_ORIGIN_POLICY, fact("Origin", origin))
                        .fails())
                .isTrue();
        from(origin, "HTTP/1.1 401 Unauthorized", echo, WITH_COOKIES).breaks(CORS_ORIGIN_POLICY);
        from(origin, "HTTP/1.1 200 OK", echo).meets(CORS_ORIGIN_POLICY);
        from(origin, "HTTP/1.1 200 OK", echo, "Access-Control-Allow-Credentials: TRUE")
                .meets(CORS_ORIGIN_POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://app.example", "https://evil.example, https://evil.example", ""})
    void everyOtherValueKeepsAStrangerOut(String allowed) {
        from("https://evil.example", "HTTP/1.1 200 OK", "Access-Control-Allow-Origin: " + allowed)
                .meets(CORS_ORIGIN_POLICY);
    }

    /** The Fetch standard lets no browser share it with credentials. */
    @Test
    void everyOriginWithCredentialsIsANote() {
        Finding finding = from(
                        "https://evil.example", "HTTP/1.1 200 OK", "Access-Control-Allow-Origin: *", WITH_COOKIES)
                .breaks(CORS_ORIGIN_POLICY, fact("Access-Control-Allow-Origin", "*"));

        assertThat(finding.fails()).isFalse();
        Seen.asked("GET / HTTP/1.1", "Origin: https://evil.example")
                .answered("HTTP/1.1 200 OK", "Access-Control-Allow-Origin: *", WITH_COOKIES)
                .breaks(CORS_ORIGIN_POLICY);
    }

    @Test
    void aChosenOriginIsToldToCaches() {
        String echo = "Access-Control-Allow-Origin: https://app.example";
        Finding finding = from("https://app.example", "HTTP/1.1 200 OK", echo, WITH_COOKIES, "Vary: Accept")
                .breaks(CORS_ORIGIN_POLICY, fact("Vary", "Accept"), fact("wanted", "Origin"));

        assertThat(finding.fails()).isFalse();
        from("https://app.example", "HTTP/1.1 200 OK", echo, "Vary: accept, origin")
                .meets(CORS_ORIGIN_POLICY);
        from("https://app.example", "HTTP/1.1 200 OK", echo, "Vary: Accept", "Vary: Origin")
                .meets(CORS_ORIGIN_POLICY);
        from("https://app.example", "HTTP/1.1 200 OK", echo, "Vary: *").meets(CORS_ORIGIN_POLICY);
        from("https://app.example", "HTTP/1.1 200 OK", echo, "Cache-Control: no-store")
                .meets(CORS_ORIGIN_POLICY);
        from("https://app.example", "HTTP/1.1 200 OK", echo, "Cache-Control: private")
                .breaks(CORS_ORIGIN_POLICY);
        from("https://app.example", "HTTP/1.1 200 OK", "Access-Control-Allow-Origin: *")
                .meets(CORS_ORIGIN_POLICY);
    }

    /** A fixed value needs no Vary (Fetch standard, CORS protocol and HTTP caches), and one exchange cannot show that it is none. */
    @Test
    void theOnlyOriginMayBeFixed() {
        from("https://app.example", "HTTP/1.1 200 OK", "Access-Control-Allow-Origin: https://app.example")
                .in(c -> c.webOrigins(Set.of("https://app.example")))
                .meets(CORS_ORIGIN_POLICY);
    }

    @Test
    void theServiceIsNoStrangerToItself() {
        from(
                        "https://api.example",
                        "HTTP/1.1 200 OK",
                        "Access-Control-Allow-Origin: https://api.example",
                        WITH_COOKIES,
                        "Vary: Origin")
                .meets(CORS_ORIGIN_POLICY);
    }

    @Test
    void whatIsUnknownIsNamed() {
        from("https://evil.example", "HTTP/1.1 200 OK")
                .in(c -> c.webOrigins(Set.of()))
                .isNoMatterOf(CORS_ORIGIN_POLICY, "declare them with Circumstances.webOrigins");
        Seen.get("HTTP/1.1 200 OK", "Access-Control-Allow-Origin: *", WITH_COOKIES)
                .isNoMatterOf(CORS_ORIGIN_POLICY, "no Origin");
        from("https://evil.example", "HTTP/1.1 200 OK").withoutRequest().isNoMatterOf(CORS_ORIGIN_POLICY, "request");
    }
}
