package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Answers of real servers to requests that try more than a credential. What is expected was read from the capture by hand. */
class GuardCaptureTests {
    static final Set<String> JUDGED = Set.of(
            "method-tampering",
            "trace-no-echo",
            "auth-before-validation",
            "auth-before-preconditions",
            "path-variant",
            "mcp-scope-guidance",
            "proxy-407-challenge",
            "head-mirrors-get",
            "method-consistency",
            "body-no-protected-data",
            "refusal-keeps-headers",
            "bearer-query-refused",
            "existence-oracle",
            "user-enum-response",
            "challenge-actionable");

    /** The survey forged no field, withheld no content, sent no second request behind it, had no users with odd passwords, computed no Digest with a used nonce, kept no session, guessed no password, followed no address, ran no authorization server and no pair of gateway and service; it looked at answers alone. */
    static final Set<String> WITHOUT_CAPTURE = Set.of(
            "header-spoof",
            "expect-refused-early",
            "body-framing",
            "basic-decoding",
            "digest-nonce-stale",
            "crawler-index-hygiene",
            "expired-session-401",
            "token-endpoint-invalid-client",
            "challenge-survives-proxy",
            "no-side-effects",
            "cache-partitioned",
            "session-rotates",
            "login-round-trip",
            "bruteforce-limited",
            "lockout-safe",
            "failure-logged",
            "log-no-credentials",
            "revoked-credential",
            "prm-valid",
            "mcp-discovery");

    private static Observation seen(String capture, UnaryOperator<Circumstances> circumstances) {
        Circumstances none = Circumstances.unknown()
                .credential(CredentialKind.NONE)
                .access(new Access.Secured())
                .profile(Profile.API);
        return Observation.of(Capture.exchange(capture), circumstances.apply(none));
    }

    private static Observation anonymous(String capture) {
        return seen(capture, c -> c);
    }

    private static Observation carrying(CredentialKind kind, String capture) {
        return seen(capture, c -> c.credential(kind));
    }

    private static Examination examined(String rule, Observation... observations) {
        RuleBook book = RuleBook.everything().only(rule);
        return book.setRules().isEmpty()
                ? book.examine(observations[0])
                : book.examine(Observations.of(Arrays.asList(observations)));
    }

    private static void breaks(String rule, Fact fact, Observation... observations) {
        Examination examination = examined(rule, observations);
        assertThat(examination.findings())
                .as(() -> examination.notApplicable().toString())
                .hasSize(1);
        assertThat(examination.findings().get(0).facts()).contains(fact);
    }

    private static void meets(String rule, Observation... observations) {
        Examination examination = examined(rule, observations);
        assertThat(examination.satisfied())
                .as(() -> examination.findings() + " " + examination.notApplicable())
                .containsExactly(rule);
    }

    /** A servlet constraint that lists GET and POST. */
    @Test
    void jettyLetsAnUnknownMethodIn() {
        breaks(
                "method-tampering",
                fact("method", "FOO"),
                seen("jetty-basic-getpost-BROKEN.method-FOO-none", c -> c.variation(Variation.METHOD_TAMPERING)));
        meets(
                "method-tampering",
                seen("apache-htaccess-seed.method-FOO-none", c -> c.variation(Variation.METHOD_TAMPERING)));
    }

    @Test
    void apacheEchoesCredentialsUntilTraceIsSwitchedOff() {
        breaks(
                "trace-no-echo",
                fact("echoed in", "content"),
                carrying(CredentialKind.INVALID, "apache-htaccess-seed.method-TRACE-wrong"));
        meets("trace-no-echo", anonymous("apache-files-BROKEN-traceoff.method-TRACE-none"));
    }

    /** Jersey matches the media type before its filter for authentication runs, and binds JSON after it. */
    @Test
    void dropwizardLooksAtTheMediaTypeFirst() {
        breaks(
                "auth-before-validation",
                fact("status", 415),
                seen(
                        "dropwizard-oauth.order-unsupported-media-type-POST-none",
                        c -> c.variation(Variation.INVALID_INPUT)));
        meets(
                "auth-before-validation",
                seen("dropwizard-oauth.order-invalid-json-POST-none", c -> c.variation(Variation.INVALID_INPUT)));
    }

    @Test
    void dropwizardRefusesARange() {
        meets("auth-before-preconditions", anonymous("dropwizard-oauth.order-range-none"));
    }

    /** The proxy compares the path as sent; the server behind it normalises. */
    @Test
    void haproxyAndItsServerReadOnePathInTwoWays() {
        UnaryOperator<Circumstances> spelled = c -> c.variation(Variation.PATH_SPELLING)
                .control(Capture.exchange("haproxy-acl-vs-backend-BROKEN.method-GET-good"));
        breaks(
                "path-variant",
                fact("path", "//protected"),
                seen("haproxy-acl-vs-backend-BROKEN.path-double-slash-none", spelled));
        meets("path-variant", seen("haproxy-acl-vs-backend-BROKEN.path-upper-none", spelled));
    }

    @Test
    void theMcpSdkNamesNoScope() {
        breaks(
                "mcp-scope-guidance",
                fact("scope", "absent"),
                seen("mcp-bearer.method-GET-none", c -> c.profile(Profile.MCP)));
    }

    @Test
    void squidSaysHowToAuthenticate() {
        meets("proxy-407-challenge", seen("squid-basic-407.method-GET-none", c -> c.profile(Profile.PROXY)));
    }

    @Test
    void jettyGuardsGetOnly() {
        breaks(
                "head-mirrors-get",
                fact("HEAD", "200"),
                anonymous("jetty-basic-getpost-BROKEN.method-GET-none"),
                anonymous("jetty-basic-getpost-BROKEN.method-HEAD-none"));
        breaks(
                "method-consistency",
                fact("other status", 200),
                anonymous("jetty-basic-getpost-BROKEN.method-GET-none"),
                anonymous("jetty-basic-getpost-BROKEN.method-PUT-none"));
        meets("head-mirrors-get", anonymous("nginx.method-GET-none"), anonymous("nginx.method-HEAD-none"));
    }

    @Test
    void nginxKeepsWhatItProtects() {
        Observation success = carrying(CredentialKind.VALID, "nginx.method-GET-good");
        meets("body-no-protected-data", success, anonymous("nginx.method-GET-none"));
        meets("refusal-keeps-headers", success, anonymous("nginx.method-GET-none"));
    }

    @Test
    void dropwizardTakesTokensFromTheQuery() {
        breaks(
                "bearer-query-refused",
                fact("status", 200),
                seen("dropwizard-oauth.bearer-query-access_token", c -> c.presentation(Presentation.IN_QUERY)));
        meets(
                "bearer-query-refused",
                anonymous("dropwizard-oauth.method-GET-none"),
                seen("dropwizard-oauth.bearer-query-token", c -> c.presentation(Presentation.IN_QUERY)));
    }

    /** A method of the resource carries the guard, so what is not there is found out first. */
    @Test
    void dropwizardTellsWhatIsNotThere() {
        breaks(
                "existence-oracle",
                fact("other status", 404),
                anonymous("dropwizard-oauth.method-GET-none"),
                seen("dropwizard-oauth.order-missing-path-none", c -> c.variation(Variation.UNKNOWN_OBJECT)
                        .control(Capture.exchange("dropwizard-oauth.method-GET-none"))));
    }

    @Test
    void fastApiTellsNobodyWhoExists() {
        meets(
                "user-enum-response",
                carrying(CredentialKind.INVALID, "fastapi-basic.basic-wrong-password"),
                carrying(CredentialKind.INVALID, "fastapi-basic.basic-unknown-user"));
        meets(
                "challenge-actionable",
                anonymous("fastapi-basic.method-GET-none"),
                carrying(CredentialKind.VALID, "fastapi-basic.basic-good"));
    }
}
