package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.rule.Access.Open;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that are right, though not in the way of the examples: no book may say a word against them that fails. */
class UnusualServicesTests {
    private static final String JSON = "Content-Type: application/json";
    private static final String PROBLEM =
            "{\"type\":\"urn:example:no-token\",\"title\":\"Unauthorized\",\"status\":401,\"traceId\":\"00-4bf9\",\"errors\":[]}";

    static Stream<Arguments> services() {
        return Stream.of(
                right(
                        "several challenges in one line",
                        Seen.challenged("Basic realm=\"api\", Bearer realm=\"api\", DPoP algs=\"ES256 PS256\"")),
                right(
                        "several lines",
                        Seen.refused(
                                "WWW-Authenticate: Negotiate",
                                "WWW-Authenticate: NTLM",
                                "WWW-Authenticate: Basic realm=\"corp, inc.\", charset=\"UTF-8\"")),
                right(
                        "Digest with two algorithms and userhash",
                        Seen.refused(
                                "WWW-Authenticate: Digest realm=\"a\", qop=\"auth, auth-int\", algorithm=SHA-256, nonce=\"7ypf/x\", opaque=\"FQh\", userhash=true, charset=UTF-8",
                                "WWW-Authenticate: Digest realm=\"a\", qop=\"auth, auth-int\", algorithm=MD5, nonce=\"7ypf/y\", opaque=\"FQh\", userhash=false")),
                right(
                        "a stale Digest nonce for a right password",
                        Seen.challenged("Digest realm=\"a\", qop=\"auth\", algorithm=SHA-256, nonce=\"n\", stale=true")
                                .carrying(VALID)),
                right(
                        "a DPoP nonce handed out",
                        Seen.asked("GET /orders HTTP/1.1", "Authorization: DPoP abc.def.ghi", "DPoP: a.b.c")
                                .answered(
                                        "HTTP/1.1 401 Unauthorized",
                                        "DPoP-Nonce: n",
                                        "WWW-Authenticate: DPoP error=\"use_dpop_nonce\", error_description=\"Resource server requires nonce in DPoP proof\"")
                                .carrying(VALID)),
                right(
                        "one leg of NTLM",
                        Seen.asked("GET /orders HTTP/1.1", "Authorization: NTLM TlRMTVNTUAABAAAA")
                                .answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: NTLM TlRMTVNTUAACAAAA")
                                .carrying(VALID)),
                right(
                        "the last leg of Negotiate",
                        Seen.asked("GET /orders HTTP/1.1", "Authorization: Negotiate YIIabc==")
                                .answered("HTTP/1.1 200 OK", "WWW-Authenticate: Negotiate oYG0MIGx")
                                .carrying(VALID)),
                right(
                        "an API key with a scheme of its own",
                        Seen.asked("GET /orders HTTP/1.1", "X-API-Key: 0123456789abcdef")
                                .answered("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: ApiKey realm=\"api\"")
                                .carrying(INVALID)),
                right(
                        "existence concealed by contract",
                        Seen.get("HTTP/1.1 404 Not Found", "Cache-Control: no-store")
                                .carrying(UNDER_SCOPED)
                                .in(c -> c.substitutes(Set.of(404)))),
                right(
                        "MCP",
                        Seen.asked("POST /mcp HTTP/1.1", "Accept: application/json, text/event-stream")
                                .answered(
                                        "HTTP/1.1 401 Unauthorized",
                                        "WWW-Authenticate: Bearer resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/mcp\", scope=\"files:read\"")
                                .in(c -> c.profile(Profile.MCP))),
                right(
                        "a refusal as a stream of events",
                        Seen.refused("WWW-Authenticate: Bearer realm=\"a\"", "Content-Type: text/event-stream")
                                .content("event: error\ndata: {}\n\n")),
                right(
                        "a compressed refusal",
                        Seen.refused("WWW-Authenticate: Bearer realm=\"a\"", JSON, "Content-Encoding: gzip")
                                .content(gzip("{\"error\":\"unauthorized\"}"))),
                right(
                        "a refusal over HTTP/1.0",
                        Seen.get(
                                "HTTP/1.0 401 Unauthorized", "WWW-Authenticate: Basic realm=\"\"", "Pragma: no-cache")),
                right(
                        "a problem document with extensions",
                        Seen.refused(
                                        "WWW-Authenticate: Bearer realm=\"a\"",
                                        "Content-Type: application/problem+json; charset=utf-8")
                                .content(PROBLEM)),
                right(
                        "a throttle",
                        Seen.get("HTTP/1.1 429 Too Many Requests", "Retry-After: 30", "Cache-Control: no-store")
                                .carrying(INVALID)),
                right(
                        "a throttled control",
                        Seen.get("HTTP/1.1 429 Too Many Requests", "Retry-After: 30")
                                .carrying(VALID)),
                right(
                        "a control during a deployment",
                        Seen.get("HTTP/1.1 503 Service Unavailable").carrying(VALID)),
                right(
                        "a rate limit that says 403",
                        Seen.get(
                                "HTTP/1.1 403 Forbidden", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 1795458240")),
                right(
                        "a locked account",
                        Seen.get("HTTP/1.1 403 Forbidden", "Retry-After: 900").carrying(INVALID)),
                right(
                        "a redirect to https with a long life",
                        Seen.asked("GET /orders HTTP/1.1")
                                .answered(
                                        "HTTP/1.1 301 Moved Permanently",
                                        "Location: https://api.example/orders",
                                        "Cache-Control: max-age=86400")
                                .overHttp()
                                .in(c -> c.profile(Profile.BROWSER))),
                right(
                        "a public operation that ignores a bad token",
                        Seen.asked("GET /news HTTP/1.1", "Authorization: Bearer nonsense")
                                .answered("HTTP/1.1 200 OK", JSON)
                                .content("[]")
                                .carrying(INVALID)
                                .in(c -> c.access(new Open("news")))),
                right(
                        "a token the contract tolerates",
                        Seen.get("HTTP/1.1 200 OK", JSON)
                                .content("{\"id\":42}")
                                .carrying(INVALID)
                                .in(c -> c.expectation(new Expectation(Set.of(401), Set.of(200))))),
                right(
                        "a login redirect the contract tolerates",
                        Seen.get("HTTP/1.1 302 Found", "Location: /login").in(c -> c.substitutes(Set.of(302)))),
                right(
                        "a private status the contract tolerates",
                        Seen.get("HTTP/1.1 419 ").in(c -> c.substitutes(Set.of(419)))),
                right(
                        "a field too large for the container",
                        Seen.asked("GET /orders HTTP/1.1", "Authorization: Bearer " + "x".repeat(65_536))
                                .answered("HTTP/1.1 431 Request Header Fields Too Large")
                                .carrying(INVALID)),
                right(
                        "a method the server does not know",
                        Seen.asked("FOO /orders HTTP/1.1", "Authorization: Bearer abc")
                                .answered("HTTP/1.1 501 Not Implemented")
                                .carrying(MALFORMED)
                                .in(c -> c.substitutes(Set.of(501)))),
                right(
                        "a gRPC refusal, whose status is a field and whose content is empty",
                        Seen.asked("POST /orders.Orders/Get HTTP/1.1", "Content-Type: application/grpc-web+proto")
                                .answered(
                                        "HTTP/1.1 200 OK",
                                        "Content-Type: application/grpc-web+proto",
                                        "grpc-status: 16")
                                .in(c -> c.expectation(new Expectation(Set.of(200), Set.of())))),
                right(
                        "a gateway that puts a code into a field",
                        Seen.refused(
                                        "WWW-Authenticate: Bearer realm=\"a\"",
                                        JSON,
                                        "x-amzn-ErrorType: UnauthorizedException")
                                .content("{\"message\":\"Unauthorized\"}")),
                right(
                        "a text of several lines in JSON",
                        Seen.refused("WWW-Authenticate: Bearer realm=\"a\"", JSON)
                                .content("{\"help\":\"plan B:\\nlog in, {a:\\\"b\\\"}\"}")),
                right(
                        "a HEAD without content",
                        Seen.asked("HEAD /orders HTTP/1.1")
                                .answered(
                                        "HTTP/1.1 401 Unauthorized",
                                        "WWW-Authenticate: Bearer realm=\"a\"",
                                        "Content-Length: 58")));
    }

    private static Arguments right(String name, Seen seen) {
        return Arguments.of(name, seen.observation());
    }

    private static Body gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(out.toByteArray());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void nothingFails(String name, Observation observation) {
        assertThat(RuleBook.standard().examine(observation).failing()).as(name).isEmpty();
        assertThat(RuleBook.strict().examine(observation).failing()).as(name).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                wrong(
                        "an envelope that only says no",
                        "soft-401",
                        Seen.get("HTTP/1.1 200 OK", JSON).content("{\"success\":false,\"message\":\"Please log in\"}")),
                wrong(
                        "an envelope with the name of a status",
                        "soft-401",
                        Seen.get("HTTP/1.1 200 OK", JSON).content("{\"status\":\"UNAUTHORIZED\"}")),
                wrong(
                        "gRPC that answers",
                        "no-anonymous-access",
                        Seen.get("HTTP/1.1 200 OK", "Content-Type: application/grpc", "grpc-status: 0")
                                .content("data")),
                wrong(
                        "a 407 from an origin, whatever the query says",
                        "origin-status",
                        Seen.asked("GET /orders?next=https://api.example/ HTTP/1.1")
                                .answered("HTTP/1.1 407 Proxy Authentication Required")),
                wrong(
                        "a login redirect that is for ever",
                        "refusal-not-cacheable",
                        Seen.get("HTTP/1.1 301 Moved Permanently", "Location: /login")
                                .in(c -> c.profile(Profile.BROWSER))),
                wrong(
                        "a token scheme of its own that comes back",
                        "body-no-leak",
                        Seen.asked("GET /orders HTTP/1.1", "Authorization: Token token=\"s3cret-0001\"")
                                .carrying(INVALID)
                                .answered("HTTP/1.1 401 Unauthorized", "Content-Type: text/plain;charset=utf-8")
                                .content("unknown token s3cret-0001")),
                wrong(
                        "a token in a cookie that comes back",
                        "body-no-leak",
                        Seen.asked("GET /orders HTTP/1.1", "Cookie: access_token=s3cret-0001; csrf_token=f0rm-0001")
                                .carrying(INVALID)
                                .answered("HTTP/1.1 401 Unauthorized", "Content-Type: text/plain;charset=utf-8")
                                .content("unknown token s3cret-0001")),
                wrong(
                        "a path of Windows as JSON writes it",
                        "body-no-leak",
                        Seen.refused(JSON).content("{\"m\":\"cannot read C:\\\\keys\"}")),
                wrong(
                        "a path of Windows in plain text",
                        "body-no-leak",
                        Seen.refused(JSON).content("{\"m\":1} C:\\inetpub\\wwwroot")),
                wrong(
                        "a type that is no URI",
                        "problem-details",
                        Seen.refused("Content-Type: application/problem+json")
                                .content("{\"type\":\"https://api.example/fehler/ung\u00FCltig\"}")));
    }

    private static Arguments wrong(String name, String rule, Seen seen) {
        return Arguments.of(name, rule, seen.observation());
    }

    /** Broken in another way than the example of the catalogue. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theRuleSpeaks(String name, String rule, Observation observation) {
        assertThat(RuleBook.standard().examine(observation).findings())
                .as(name)
                .extracting(finding -> finding.rule().id())
                .contains(rule);
    }

    /** A form repeats the token against forgery on purpose. */
    @Test
    void aTokenAgainstForgeryIsNoCredential() {
        Seen.asked("GET /orders HTTP/1.1", "Cookie: csrf_token=f0rm-0001")
                .carrying(NONE)
                .answered("HTTP/1.1 401 Unauthorized", "Content-Type: text/html;charset=utf-8")
                .content("<input value=\"f0rm-0001\">")
                .meets(LeakRules.BODY_NO_LEAK);
    }
}
