package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.TraceRules.TRACE_NO_ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceRulesTests {
    private static Seen trace(String... fields) {
        String[] lines = new String[fields.length + 1];
        lines[0] = "TRACE /orders/42 HTTP/1.1";
        System.arraycopy(fields, 0, lines, 1, fields.length);
        return Seen.asked(lines).carrying(CredentialKind.INVALID);
    }

    private static final String ECHO = "TRACE /orders/42 HTTP/1.1\r\nAuthorization: Bearer canary-7f3a9\r\n";

    @Test
    void aCredentialInTheContentBreaks() {
        trace("Authorization: Bearer canary-7f3a9")
                .answered("HTTP/1.1 200 OK", "Content-Type: message/http")
                .content(ECHO)
                .breaks(TRACE_NO_ECHO, fact("echoed in", "content"));
    }

    @Test
    void aSessionAndAShortCanaryBreakToo() {
        trace("Cookie: JSESSIONID=0123456789ab")
                .answered("HTTP/1.1 200 OK")
                .content("Cookie: JSESSIONID=0123456789ab")
                .breaks(TRACE_NO_ECHO, fact("echoed in", "content"));
        trace("Authorization: Bearer c7f")
                .in(c -> c.canaries(List.of("c7f")))
                .answered("HTTP/1.1 405 ")
                .content("you sent c7f")
                .breaks(TRACE_NO_ECHO, fact("status", 405));
    }

    @Test
    void aCredentialInAFieldBreaks() {
        trace("Authorization: Bearer canary-7f3a9")
                .answered("HTTP/1.1 405 ", "X-Debug: Bearer canary-7f3a9")
                .breaks(TRACE_NO_ECHO, fact("echoed in", "X-Debug"));
    }

    @Test
    void whatIsKnownOfCutContentIsEnough() {
        Seen cut = trace("Authorization: Bearer canary-7f3a9").answered("HTTP/1.1 405 ");
        cut.content(Body.truncated(ECHO.getBytes(StandardCharsets.UTF_8))).breaks(TRACE_NO_ECHO);
        cut.content(Body.truncated(new byte[] {'x'})).isNoMatterOf(TRACE_NO_ECHO, "truncated");
        cut.content(Body.unknown("consumed")).isNoMatterOf(TRACE_NO_ECHO, "consumed");
    }

    @Test
    void successWithoutAnEchoIsANote() {
        assertThat(trace().answered("HTTP/1.1 200 OK")
                        .content("TRACE / HTTP/1.1")
                        .breaks(TRACE_NO_ECHO, fact("wanted", "405 or 501"))
                        .fails())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 501})
    void aRefusalConforms(int status) {
        trace("Authorization: Bearer canary-7f3a9")
                .answered("HTTP/1.1 " + status + " ")
                .meets(TRACE_NO_ECHO);
    }

    @Test
    void otherMethodsAreNoMatter() {
        Seen.refused().content(ECHO).isNoMatterOf(TRACE_NO_ECHO, "TRACE");
        trace().answered("HTTP/1.1 200 OK").withoutRequest().isNoMatterOf(TRACE_NO_ECHO, "request is unknown");
    }
}
