package io.authcontract.stub;

import static io.authcontract.stub.Setting.BASIC;
import static io.authcontract.stub.Setting.BROWSER;
import static io.authcontract.stub.Setting.BROWSER_OPT_IN;
import static io.authcontract.stub.Setting.DEEP;
import static io.authcontract.stub.Setting.DIGEST;
import static io.authcontract.stub.Setting.HTTPS;
import static io.authcontract.stub.Setting.LOCKOUT;
import static io.authcontract.stub.Setting.LOG;
import static io.authcontract.stub.Setting.LOGIN;
import static io.authcontract.stub.Setting.MCP;
import static io.authcontract.stub.Setting.OPT_IN;
import static io.authcontract.stub.Setting.PASSWORDS;
import static io.authcontract.stub.Setting.PROXY;
import static io.authcontract.stub.Setting.REVOCATION;
import static io.authcontract.stub.Setting.SCRIPTS;
import static io.authcontract.stub.Setting.STANDARD;
import static io.authcontract.stub.Setting.STATE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rule finds which flaw, read off the texts of both by hand. */
final class FlawBook {
    /** What the matrix shows. */
    static final List<Row> ROWS = List.of(
            row("challenge-missing", STANDARD, "challenge-present"),
            row("challenge-missing-for-invalid-token", STANDARD, "challenge-present"),
            row("challenge-malformed", STANDARD, "challenge-parses"),
            row("wrong-scheme-accepted", STANDARD, "scheme-enforced")
                    .also(
                            "bearer-no-error-without-token",
                            "what stands under another scheme is taken for a token, and refused as one"),
            row("forbidden-for-missing", STANDARD, "unauth-is-401"),
            row("unguarded-method", STANDARD, "no-anonymous-access")
                    .also("method-consistency", "PUT and DELETE of the same path are refused"),
            row("error-on-scheme-only", STANDARD, "no-5xx-on-creds"),
            row("redirect-to-login", STANDARD, "no-login-redirect-for-machines"),
            row("spaces-around-equals", STANDARD, "challenge-sender-syntax"),
            row("realm-twice", STANDARD, "param-unique"),
            row("realm-unquoted", STANDARD, "realm-quoted"),
            row("token-scheme", OPT_IN, "scheme-registered"),
            row("token-in-challenge", STANDARD, "challenge-no-reflection"),
            row("negotiate-with-token", STANDARD, "negotiate-initial"),
            row("basic-for-scripts", BROWSER_OPT_IN, "no-browser-prompt"),
            row("challenge-from-a-constant", STANDARD, "challenge-actionable"),
            row("two-entry-points", STANDARD, "challenge-stable"),
            row("proxy-status", PROXY, "proxy-407-challenge"),
            row("bearer-alone", STANDARD, "bearer-has-param"),
            row("token-refused-without-reason", STANDARD, "bearer-error-on-token"),
            row("error-for-everybody", STANDARD, "bearer-no-error-without-token"),
            row("invalid-request-with-401", STANDARD, "bearer-error-status"),
            row("quotes-in-description", STANDARD, "bearer-attr-syntax"),
            row("forbidden-without-challenge", STANDARD, "forbidden-challenge"),
            row("step-up-without-level", STANDARD, "step-up-challenge"),
            row("every-scope-asked-for", MCP, "mcp-scope-guidance"),
            row("basic-without-realm", BASIC, "basic-realm"),
            row("basic-other-charset", BASIC, "basic-params"),
            row("digest-in-quotes", STANDARD, "digest-params"),
            row("unknown-user-told", BASIC, "user-enum-response"),
            row("password-ends-at-a-colon", PASSWORDS, "basic-decoding").saying("erin"),
            row("utf-8-read-as-latin-1", PASSWORDS, "basic-decoding").saying("frank"),
            row("used-nonce-unexplained", DIGEST, "digest-nonce-stale").saying("its nonce once more"),
            row("stale-for-a-wrong-password", DIGEST, "digest-nonce-stale").saying("a wrong password"),
            row("every-nonce-taken", DIGEST, "digest-nonce-stale").saying("never given"),
            row("failures-not-counted", LOCKOUT, "bruteforce-limited").saying("none"),
            row("failures-counted-by-address", LOCKOUT, "bruteforce-limited").saying("X-Forwarded-For"),
            row("lock-told-to-the-owner", LOCKOUT, "lockout-safe").saying("403"),
            row("lock-ends-tokens", LOCKOUT, "lockout-safe").saying("GET /orders"),
            row("forbidden-for-invalid", STANDARD, "invalid-creds-401"),
            row("unauthorized-for-forbidden", STANDARD, "forbidden-is-403")
                    .also("bearer-error-on-token", "the token was sent and failed, and the challenge does not say why"),
            row("error-page-secured", STANDARD, "valid-creds-not-401")
                    .also("challenge-actionable", "of the refused writes no scheme is known that works"),
            row("login-page-with-200", STANDARD, "soft-401")
                    .also("trace-no-echo", "TRACE gets the page with 200 as well"),
            row("private-status", STANDARD, "origin-status")
                    .also("invalid-creds-401", "498 is not the 401 that was due"),
            row("csrf-before-authentication", STANDARD, "positive-control")
                    .also("unauth-is-401", "strangers get the same 403")
                    .also("invalid-creds-401", "tokens that are not valid get the same 403")
                    .also("forbidden-challenge", "callers without the scope get the same 403, without a challenge")
                    .also("method-consistency", "GET refuses with 401 and POST with 403"),
            row("csrf-for-strangers", STANDARD, "method-consistency")
                    .also("unauth-is-401", "the 403 of POST is itself wrong"),
            row("scheme-case-sensitive", STANDARD, "credentials-grammar"),
            row("slash-unguarded", STANDARD, "path-variant"),
            row("proxy-user-trusted", STANDARD, "header-spoof"),
            row("local-address-trusted", STANDARD, "header-spoof"),
            row("unlisted-methods", STANDARD, "method-tampering"),
            row("first-of-two", STANDARD, "ambiguous-credentials"),
            row("token-in-query", STANDARD, "bearer-query-refused"),
            row("head-of-its-own", STANDARD, "head-mirrors-get"),
            row("condition-first", DEEP, "auth-before-preconditions"),
            row("refusal-empty", STANDARD, "explains-itself"),
            row("html-for-programs", STANDARD, "body-media-type"),
            row("problem-of-another-status", STANDARD, "problem-details"),
            row("token-in-page", STANDARD, "body-no-leak"),
            row("stack-trace", STANDARD, "body-no-leak"),
            row("handler-goes-on", STANDARD, "body-no-protected-data")
                    .also("existence-oracle", "only the refusal for an order that exists shows one")
                    .also("uniform-refusals", "each operation goes on to content of its own"),
            row("refusal-cacheable", STANDARD, "refusal-not-cacheable"),
            row("success-shared", STANDARD, "authenticated-not-shared"),
            row("fields-on-success-only", STANDARD, "refusal-keeps-headers"),
            row("hsts-twice", HTTPS, "hsts-on-refusal").saying("2 fields"),
            row("preflight-guarded", SCRIPTS, "cors-preflight"),
            row("cors-on-success-only", SCRIPTS, "cors-refusal-readable"),
            row("challenge-not-exposed", SCRIPTS, "cors-expose-challenge"),
            row("any-origin", SCRIPTS, "cors-origin-policy"),
            row("session-on-refusal", STANDARD, "refusal-cookies"),
            row("form-repeated-at-login", BROWSER, "login-redirect-code"),
            row("session-in-location", BROWSER, "login-redirect-safe"),
            row("page-without-a-way-on", BROWSER, "error-page-helpful"),
            row("throttled-without-a-time", STANDARD, "throttle-429"),
            row("session-kept-at-login", LOGIN, "session-rotates"),
            row("login-forgets-the-page", LOGIN, "login-round-trip"),
            row("login-page-for-crawlers", LOGIN, "crawler-index-hygiene"),
            row("metadata-guarded", MCP, "prm-valid"),
            row("metadata-of-another-resource", MCP, "prm-valid"),
            row("metadata-without-servers", MCP, "mcp-discovery"),
            row("acts-first", STATE, "no-side-effects"),
            row("revoked-goes-on", REVOCATION, "revoked-credential"),
            row("credentials-logged", LOG, "log-no-credentials"),
            row("refusals-unlogged", LOG, "failure-logged"));

    /** What one request shows best: {@code FlawRequestTests} sends it. */
    static final Map<String, String> BY_REQUEST = Map.of(
            "trace-enabled", "trace-no-echo",
            "body-first", "auth-before-validation",
            "lookup-first", "existence-oracle",
            "unknown-session-fails", "expired-session-401",
            "client-taken-for-a-grant", "token-endpoint-invalid-client",
            "error-page-secured", "valid-creds-not-401");

    /** What only octets show, or an address that no stub has: {@code FlawRequestTests} lets a raw stub answer. */
    static final Map<String, String> RAW = Map.of(
            "HEAD is answered with content", "head-no-content",
            "no final status before the content that was announced", "expect-refused-early",
            "content that was refused stays on the connection", "body-framing",
            "robots.txt is behind the guard", "robots-public");

    /** What no stub shows, and why. */
    static final Map<String, String> NOT_SHOWN = Map.ofEntries(
            Map.entry(
                    "user-enum-timing", "it compares times, and a test of it would depend on how busy the machine is"),
            Map.entry(
                    "credentials-over-tls",
                    "the stub listens on loopback only, and what stays on the machine is exposed to nobody"),
            Map.entry(
                    "challenge-survives-proxy",
                    "it compares a service with what its gateway lets through, and the stub is one of the two"),
            Map.entry(
                    "uniform-refusals",
                    "one operation has to stand out among several of a kind, and the stub has too few: UniformityTests brings its own services"),
            Map.entry("cache-partitioned", "the stub is no cache: GatewayTrialTests brings one"));

    private FlawBook() {}

    /**
     * A flaw and what is said of it.
     *
     * @param flaw its name
     * @param setting how the matrix meets it
     * @param rule the rule that is about it
     * @param said a word of the finding, where a service without the flaw gets another finding of the rule
     * @param also other rules that are right to report it, and why
     */
    record Row(String flaw, Setting setting, String rule, String said, Map<String, String> also) {
        Row saying(String word) {
            return new Row(flaw, setting, rule, word, also);
        }

        Row also(String other, String because) {
            Map<String, String> more = new LinkedHashMap<>(also);
            more.put(other, because);
            return new Row(flaw, setting, rule, said, more);
        }

        @Override
        public String toString() {
            return flaw + " with " + setting;
        }
    }

    private static Row row(String flaw, Setting setting, String rule) {
        return new Row(flaw, setting, rule, "", Map.of());
    }
}
