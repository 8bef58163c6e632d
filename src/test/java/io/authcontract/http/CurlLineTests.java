package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurlLineTests {
    private static final Request GET = Request.of(Method.GET, URI.create("http://localhost:8080/orders"));

    private static String line(Request request) {
        return CurlLine.of(request, Redaction.standard());
    }

    @Test
    void isShortForAPlainRequest() {
        assertThat(line(GET)).isEqualTo("curl -i -H 'Accept:' 'http://localhost:8080/orders'");
    }

    @Test
    void namesSecretsAfterTheirPlace() {
        Request request = Request.of(Method.GET, URI.create("http://localhost:8080/orders?access_token=abc&x=1"))
                .withHeaders(Headers.of(
                        "Accept",
                        "*/*",
                        "Authorization",
                        "Bearer eyJhbGciOiJub25lIn0.e30.",
                        "Cookie",
                        "sid=1234",
                        "X-API-Key",
                        "k1"));

        assertThat(line(request))
                .isEqualTo(
                        "curl -i -H 'Accept: */*' -H \"Authorization: Bearer $TOKEN\" -H \"Cookie: sid=$COOKIE_SID\""
                                + " -H \"X-API-Key: $X_API_KEY\" \"http://localhost:8080/orders?access_token=$ACCESS_TOKEN&x=1\"");
    }

    @Test
    void usesOneVariableForOneValueAndTwoForTwo() {
        Request request = GET.withHeaders(Headers.of(
                "Accept",
                "*/*",
                "Authorization",
                "Bearer first",
                "Authorization",
                "Bearer second",
                "X-Auth-Token",
                "first"));

        assertThat(line(request))
                .contains(
                        "\"Authorization: Bearer $TOKEN\"",
                        "\"Authorization: Bearer $TOKEN_2\"",
                        "\"X-Auth-Token: $TOKEN\"");
    }

    @Test
    void overwritesNoVariableTheShellNeeds() {
        assertThat(line(Request.of(Method.GET, URI.create("http://localhost/?pwd=x1y2"))))
                .endsWith("\"http://localhost/?pwd=$SECRET_PWD\"");
    }

    @Test
    void hidesDeclaredSecretsAnywhere() {
        Redaction redaction =
                Redaction.standard().withSecrets(List.of("canary-7")).withNames(List.of("X-Tenant"));
        Request request = Request.of(Method.GET, URI.create("http://localhost/canary-7/x"))
                .withHeaders(Headers.of("Accept", "*/*", "X-Tenant", "blue", "User-Agent", "a canary-7!"));

        assertThat(CurlLine.of(request, redaction))
                .isEqualTo("curl -i -H 'Accept: */*' -H \"X-Tenant: $X_TENANT\" -H 'User-Agent: a '\"$SECRET\"'!'"
                        + " \"http://localhost/$SECRET/x\"");
    }

    @Test
    void keepsAHeadRequestWithoutContentSimple() {
        assertThat(line(Request.of(Method.HEAD, URI.create("http://localhost/"))))
                .startsWith("curl -I -H");
    }

    @Test
    void namesMethodsThatContentDoesNotImply() {
        assertThat(line(new Request(Method.POST, GET.origin(), "/", Headers.none(), Body.of("x"))))
                .doesNotContain("-X");
        assertThat(line(new Request(Method.GET, GET.origin(), "/", Headers.none(), Body.of("x"))))
                .contains(" -X GET ");
        assertThat(line(Request.of(Method.POST, URI.create("http://localhost/"))))
                .contains(" -X POST ");
        assertThat(line(Request.of(Method.of("a'b"), URI.create("http://localhost/"))))
                .contains(" -X 'a'\\''b' ");
    }

    @Test
    void suppressesTheContentTypeOfCurl() {
        assertThat(line(new Request(Method.POST, GET.origin(), "/", Headers.none(), Body.of("x"))))
                .contains("-H 'Content-Type:'");
        assertThat(line(new Request(
                        Method.POST, GET.origin(), "/", Headers.of("Content-Type", "text/plain"), Body.of("x"))))
                .doesNotContain("'Content-Type:'");
    }

    @Test
    void saysPlainlyThatContentIsNoText() {
        assertThat(line(GET.withBody(Body.of(new byte[] {(byte) 0xff, 0x00, 0x01}))))
                .startsWith("# The content is no UTF-8 text (3 octets): put it into body.bin.\ncurl ")
                .contains("--data-binary @body.bin");
    }

    @Test
    void saysPlainlyThatContentIsNotKnown() {
        assertThat(line(GET.withBody(Body.unknown("somebody read it"))))
                .startsWith("# The content is not known (somebody read it)");
        assertThat(line(GET.withBody(Body.truncated(new byte[] {65}))))
                .startsWith("# The content is not known (only its first 1 octets");
    }

    @Test
    void saysPlainlyThatContentIsTooLong() {
        assertThat(line(GET.withBody(Body.of("x".repeat(17 << 10)))))
                .startsWith("# The content is too long for a command (17408 octets)");
    }

    @Test
    void offersNoCommandForALineBreakInAField() {
        assertThat(line(GET.withHeaders(Headers.of("X-A", "1\r\nX-B: 2"))))
                .startsWith("# No curl command sends this request: the value of X-A holds CR")
                .doesNotContain("\n");
    }

    @Test
    void isOneLineOfPrintableCharacters() {
        String line = line(GET.withHeaders(Headers.of("X-A", "\u001b[31m\t\u009b")));

        assertThat(line).contains("'X-A: '\"$(printf '\\033')\"'[31m'\"$(printf '\\011\\233')\"");
        assertThat(line.chars()).noneMatch(Character::isISOControl);
    }
}
