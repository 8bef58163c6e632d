package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of real servers. What each row expects was read from the capture and the RFC the rule cites, by hand. */
class RealCaptureTests {
    /** No server of the survey sent a Negotiate challenge, asked for a step-up, throttled, sent HSTS, or was asked for robots.txt; none was timed, and each has one protected page only. */
    private static final Set<String> WITHOUT_CAPTURE = Set.of(
            "negotiate-initial",
            "step-up-challenge",
            "throttle-429",
            "hsts-on-refusal",
            "robots-public",
            "user-enum-timing",
            "uniform-refusals");

    enum Wanted {
        BROKEN,
        MET,
        NOT_APPLICABLE
    }

    /** One row: in broken ones each fact is that of some finding. */
    record Row(
            String rule, String capture, UnaryOperator<Circumstances> circumstances, Wanted wanted, List<Fact> facts) {
        @Override
        public String toString() {
            return rule + " " + wanted + " " + capture;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                // SessionAuthentication comes first and has no challenge, so the framework says 403.
                broken(
                        "unauth-is-401",
                        "drf-session.method-GET-none",
                        kind(NONE),
                        fact("status", 403),
                        fact("wanted", 401)),
                met("unauth-is-401", "nginx.method-GET-none", kind(NONE)),
                // The script answers a wrong password with 403.
                broken("invalid-creds-401", "php-builtin-broken.method-GET-wrong", kind(INVALID), fact("status", 403)),
                met("invalid-creds-401", "mcp-bearer.method-GET-wrong", kind(INVALID)),
                // A return directive answers before the access phase is reached.
                broken("no-anonymous-access", "nginx-return-BROKEN.method-GET-none", kind(NONE), fact("status", 200)),
                met("no-anonymous-access", "nginx.method-GET-none", kind(NONE)),
                // Require user: somebody else's valid password gets 401.
                broken(
                        "forbidden-is-403",
                        "apache-require-user.method-GET-good",
                        kind(UNDER_SCOPED),
                        fact("status", 401)),
                met("forbidden-is-403", "quarkus-jwt.scope-noscope-GET", kind(UNDER_SCOPED)),
                // The CSRF refusal is dispatched to an error page that is refused in turn.
                broken("valid-creds-not-401", "spring35-basic.method-POST-good", kind(VALID), fact("status", 401)),
                met("valid-creds-not-401", "nginx.method-GET-good", kind(VALID)),
                broken("no-5xx-on-creds", "jetty-basic.basic-invalid-base64", kind(MALFORMED), fact("status", 500)),
                broken(
                        "no-5xx-on-creds",
                        "jdk25-httpserver-basic.basic-invalid-base64",
                        c -> c.credential(MALFORMED)
                                .control(Capture.exchange("jdk25-httpserver-basic.method-GET-good")),
                        fact("connection", "CLOSED_UNANSWERED")),
                met("no-5xx-on-creds", "drf-simplejwt.bearer-garbage", kind(MALFORMED)),
                // The handler reports that nobody is logged in, with 200.
                broken(
                        "soft-401",
                        "order-broken-BROKEN.accept-xhr",
                        kind(NONE),
                        fact("status", 200),
                        fact("content", "error envelope")),
                met("soft-401", "nginx.method-GET-none", kind(NONE)),
                met("origin-status", "nginx.method-GET-none", kind(NONE)),
                // The request line has the absolute form: it went to a proxy.
                silent("origin-status", "squid-basic-407.method-GET-none", kind(NONE)),
                broken(
                        "challenge-present",
                        "express-basic-auth.method-GET-none",
                        kind(NONE),
                        fact("WWW-Authenticate", "absent")),
                met("challenge-present", "spring40-jwt.method-GET-wrong", kind(INVALID)),
                // error_description="Token "not-a-token" is unknown": the quote before not closes the string at octet
                // 55.
                broken(
                        "challenge-parses",
                        "mcp-bearer.method-GET-wrong",
                        kind(INVALID),
                        fact("octet", 56),
                        fact("mistake", "UNESCAPED_QUOTE")),
                met("challenge-parses", "squid-basic-407.method-GET-none", kind(NONE)),
                met("challenge-sender-syntax", "tomcat-digest.method-GET-none", kind(NONE)),
                met("param-unique", "spring40-jwt.method-GET-wrong", kind(INVALID)),
                met("realm-quoted", "nginx.method-GET-none", kind(NONE)),
                broken("scheme-registered", "drf-token.method-GET-none", kind(NONE), fact("scheme", "Token")),
                broken("challenge-no-reflection", "mcp-bearer.method-GET-wrong", kind(INVALID), fact("octet", 56)),
                met("scheme-registered", "nginx.method-GET-none", kind(NONE)),
                met("challenge-no-reflection", "drf-simplejwt.bearer-garbage", c -> c.credential(INVALID)
                        .canaries(List.of("garbage"))),
                // X-Requested-With, no Origin: a script of the site itself.
                broken(
                        "no-browser-prompt",
                        "drf-basic.accept-xhr",
                        c -> c.profile(Profile.BROWSER),
                        fact("scheme", "Basic")),
                broken(
                        "basic-realm",
                        "express-basic-auth-challenge.method-GET-none",
                        kind(NONE),
                        fact("realm", "absent")),
                met("basic-realm", "nginx.method-GET-none", kind(NONE)),
                met("basic-params", "fastify-basic-auth.method-GET-none", kind(NONE)),
                // Two Digest challenges without an algorithm, so both MD5: the entry point ran twice.
                broken(
                        "digest-params",
                        "spring35-digest.method-GET-none",
                        kind(NONE),
                        fact("found", "MD5 again"),
                        fact("found", "MD5 alone")),
                met("digest-params", "tomcat-digest.method-GET-none", kind(NONE)),
                broken("bearer-has-param", "fastapi-oauth2.method-GET-none", kind(NONE), fact("parameters", "none")),
                met("bearer-has-param", "spring35-jwt-good.method-GET-none", kind(NONE)),
                met("bearer-no-error-without-token", "spring35-jwt-good.method-GET-none", kind(NONE)),
                broken("bearer-error-on-token", "drf-simplejwt.bearer-garbage", kind(INVALID), fact("error", "absent")),
                met("bearer-error-on-token", "spring40-jwt.method-GET-wrong", kind(INVALID)),
                broken(
                        "bearer-no-error-without-token",
                        "mcp-bearer.method-GET-none",
                        kind(NONE),
                        fact("value", "invalid_token"),
                        fact("value", "Missing Authorization header")),
                met("bearer-error-status", "spring40-jwt.method-GET-wrong", kind(INVALID)),
                met("bearer-error-status", "spring40-jwt.scope-noscope-GET", kind(UNDER_SCOPED)),
                met("bearer-attr-syntax", "spring40-jwt.method-GET-wrong", kind(INVALID)),
                broken(
                        "forbidden-challenge",
                        "quarkus-jwt.scope-noscope-GET",
                        kind(UNDER_SCOPED),
                        fact("WWW-Authenticate", "absent")),
                met("forbidden-challenge", "spring40-jwt.scope-noscope-GET", kind(UNDER_SCOPED)),
                met("positive-control", "nginx.method-GET-good", kind(VALID)),
                broken("positive-control", "spring35-basic.method-POST-good", kind(VALID), fact("status", 401)),
                // The tutorial's middleware takes the word after the space and never looks at the scheme.
                broken(
                        "scheme-enforced",
                        "express-seed.bearer-good-under-wrong-scheme",
                        c -> c.credential(INVALID).presentation(Presentation.WRONG_SCHEME),
                        fact("status", 200),
                        fact("scheme", "Basic")),
                met("scheme-enforced", "express-fixed.bearer-good-under-wrong-scheme", c -> c.credential(INVALID)
                        .presentation(Presentation.WRONG_SCHEME)),
                met("credentials-grammar", "express-fixed.bearer-good-lowercase-scheme", c -> c.credential(VALID)
                        .presentation(Presentation.SCHEME_CASE)
                        .control(Capture.exchange("express-fixed.method-GET-good"))),
                broken(
                        "credentials-grammar",
                        "fastify-bearer-auth.bearer-good-lowercase-scheme",
                        c -> c.credential(VALID)
                                .presentation(Presentation.SCHEME_CASE)
                                .control(Capture.exchange("fastify-bearer-auth.method-GET-good")),
                        fact("status", 401),
                        fact("wanted", "200")),
                broken(
                        "ambiguous-credentials",
                        "express-fixed.bearer-two-headers-good-bad",
                        c -> c.presentation(Presentation.TWICE),
                        fact("status", 200)),
                met(
                        "ambiguous-credentials",
                        "flask-fixed.bearer-two-headers-good-bad",
                        c -> c.presentation(Presentation.TWICE)),
                broken("head-no-content", "drf-basic.method-HEAD-none", kind(NONE), fact("octets", 58)),
                met("head-no-content", "nginx.method-HEAD-none", kind(NONE)),
                broken("body-media-type", "nginx.method-GET-none", kind(NONE), fact("charset", "absent")),
                met("body-media-type", "drf-basic.accept-xhr", kind(NONE)),
                silent("body-media-type", "express-jwt.method-GET-none", kind(NONE)),
                met("problem-details", "spring35-basic-good.accept-problem-json", kind(NONE)),
                // The default error handler prints the stack unless NODE_ENV is production.
                broken(
                        "body-no-leak",
                        "express-jwt.method-GET-none",
                        kind(NONE),
                        fact("leak", "stack frame"),
                        fact("leak", "exception class")),
                broken(
                        "body-no-leak",
                        "jetty-basic.basic-invalid-base64",
                        kind(MALFORMED),
                        fact("leak", "exception class")),
                // The token comes back in the body, and (not for this rule) in the challenge.
                broken("body-no-leak", "mcp-bearer.method-GET-wrong", kind(INVALID), fact("leak", "credential")),
                met("body-no-leak", "nginx.method-GET-none", kind(NONE)),
                broken(
                        "refusal-not-cacheable",
                        "nginx-cache-BROKEN.method-GET-none",
                        kind(NONE),
                        fact("directive", "public")),
                met("refusal-not-cacheable", "spring35-basic.method-GET-none", kind(NONE)),
                broken(
                        "refusal-cookies",
                        "spring35-basic.method-GET-none",
                        kind(NONE),
                        fact("cookie", "JSESSIONID"),
                        fact("found", "a session")),
                broken(
                        "no-login-redirect-for-machines",
                        "django-login-required.method-GET-none",
                        kind(NONE),
                        fact("Location", "/accounts/login/?next=/protected")),
                met("refusal-cookies", "nginx.method-GET-none", kind(NONE)),
                // The framework merges slashes: the redirect leads to the resource, not to a login page.
                silent("no-login-redirect-for-machines", "httpbin-basic.path-double-slash-inside-none", kind(NONE)),
                silent("unauth-is-401", "httpbin-basic.path-double-slash-inside-none", kind(NONE)),
                met("no-login-redirect-for-machines", "nginx.method-GET-none", kind(NONE)),
                // Security without cors() refuses the preflight like any other request.
                broken(
                        "cors-preflight",
                        "spring40-basic.cors-preflight",
                        RealCaptureTests::script,
                        fact("status", 401)),
                met("cors-preflight", "spring40-basic-cors.cors-preflight", RealCaptureTests::script),
                broken(
                        "cors-refusal-readable",
                        "drf-basic.cors-simple-none",
                        RealCaptureTests::script,
                        fact("Access-Control-Allow-Origin", "absent")),
                met("cors-refusal-readable", "spring40-basic-cors.cors-simple-none", RealCaptureTests::script),
                // The configuration allows the origin and exposes nothing.
                broken(
                        "cors-expose-challenge",
                        "spring40-basic-cors.cors-simple-none",
                        RealCaptureTests::script,
                        fact("hidden", "WWW-Authenticate")),
                // Every origin is echoed with credentials, the opaque one as well.
                broken(
                        "cors-origin-policy",
                        "httpbin-basic.cors-preflight-null-origin",
                        RealCaptureTests::script,
                        fact("Origin", "null")),
                met("cors-origin-policy", "spring40-basic-cors.cors-simple-none", RealCaptureTests::script),
                broken("explains-itself", "spring40-basic.method-GET-none", kind(NONE), fact("content", "empty")),
                met("explains-itself", "nginx.method-GET-none", kind(NONE)),
                broken(
                        "authenticated-not-shared",
                        "nginx-cache-BROKEN.method-GET-good",
                        kind(VALID),
                        fact("directive", "public")),
                // Nothing is said of caching, and Authorization protects by itself.
                met("authenticated-not-shared", "nginx.method-GET-good", kind(VALID)),
                // Every capture was taken on loopback.
                silent("credentials-over-tls", "nginx.method-GET-none", kind(NONE)),
                met("login-redirect-code", "spring40-form.method-GET-none", RealCaptureTests::person),
                met("login-redirect-safe", "spring40-form.method-GET-none", RealCaptureTests::person),
                // The first redirect of a session has its id in the path.
                broken(
                        "login-redirect-safe",
                        "spring40-form.method-POST-none",
                        RealCaptureTests::person,
                        fact("secret", "jsessionid")),
                broken(
                        "error-page-helpful",
                        "nginx-error-page.method-GET-none",
                        RealCaptureTests::person,
                        fact("missing", "title, heading, charset")));
    }

    private static Circumstances person(Circumstances known) {
        return known.credential(NONE).profile(Profile.BROWSER);
    }

    private static Circumstances script(Circumstances known) {
        return known.credential(NONE).webOrigins(Set.of("https://app.example"));
    }

    private static UnaryOperator<Circumstances> kind(CredentialKind kind) {
        return c -> c.credential(kind);
    }

    private static Row broken(String rule, String capture, UnaryOperator<Circumstances> circumstances, Fact... facts) {
        return new Row(rule, capture, circumstances, Wanted.BROKEN, List.of(facts));
    }

    private static Row met(String rule, String capture, UnaryOperator<Circumstances> circumstances) {
        return new Row(rule, capture, circumstances, Wanted.MET, List.of());
    }

    private static Row silent(String rule, String capture, UnaryOperator<Circumstances> circumstances) {
        return new Row(rule, capture, circumstances, Wanted.NOT_APPLICABLE, List.of());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRealAnswerIsJudgedAsItsRfcSays(Row row) {
        Examination examination = RuleBook.everything().only(row.rule()).examine(observation(row));

        assertThat(verdict(examination))
                .as(() -> "not applicable: " + examination.notApplicable())
                .isEqualTo(row.wanted());
        assertThat(examination.defects()).isEmpty();
        assertThat(row.facts()).allSatisfy(fact -> assertThat(examination.findings())
                .anySatisfy(f -> assertThat(f.facts()).contains(fact)));
    }

    @Test
    void everyRuleHasACaptureUnlessNoServerShowedIt() {
        Set<String> judged = rows().map(Row::rule).collect(Collectors.toSet());
        judged.addAll(WITHOUT_CAPTURE);
        judged.addAll(GuardCaptureTests.JUDGED);
        judged.addAll(GuardCaptureTests.WITHOUT_CAPTURE);
        judged.add("challenge-stable");

        assertThat(judged)
                .containsExactlyInAnyOrderElementsOf(RuleBook.everything().ids());
    }

    /** Flask-HTTPAuth's MultiAuth answers in the scheme the request tried. */
    @Test
    void aChallengeThatFollowsTheRequestIsNotStable() {
        Examination examination =
                stable("flask-httpauth-multi.method-GET-none", "flask-httpauth-multi.cred-latin1-bytes");

        assertThat(examination.findings()).hasSize(1);
        assertThat(examination.findings().get(0).facts())
                .contains(
                        fact("challenges", "basic realm=\"Authentication Required\""),
                        fact("other challenges", "bearer realm=\"Authentication Required\""));
    }

    @Test
    void aChallengeWithAnErrorAddedIsStable() {
        Examination examination = stable("spring35-jwt-good.method-GET-none", "spring35-jwt-good.method-GET-wrong");

        assertThat(examination.satisfied()).containsExactly("challenge-stable");
    }

    private static Examination stable(String... captures) {
        return RuleBook.everything()
                .examine(Observations.of(Arrays.stream(captures)
                        .map(name -> Observation.of(Capture.exchange(name), Circumstances.unknown()))
                        .toList()));
    }

    private static Observation observation(Row row) {
        Circumstances api = Circumstances.unknown().access(new Access.Secured()).profile(Profile.API);
        return Observation.of(
                Capture.exchange(row.capture()), row.circumstances().apply(api));
    }

    private static Wanted verdict(Examination examination) {
        Optional<Wanted> judged = examination.findings().isEmpty() ? Optional.empty() : Optional.of(Wanted.BROKEN);
        return judged.orElse(examination.satisfied().isEmpty() ? Wanted.NOT_APPLICABLE : Wanted.MET);
    }
}
