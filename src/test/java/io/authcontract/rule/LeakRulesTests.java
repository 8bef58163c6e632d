package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.LeakRules.BODY_NO_LEAK;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakRulesTests {
    private static Seen body(String content) {
        return Seen.refused("Content-Type: text/plain; charset=utf-8").content(content);
    }

    private static void leaks(String content, String kind) {
        assertThat(BODY_NO_LEAK.check(body(content).observation()).findings())
                .as(content)
                .extracting(finding -> finding.fact("leak"))
                .contains(kind);
    }

    @Nested
    class Internals {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\tat com.acme.JwtFilter.doFilter(JwtFilter.java:41)",
                    "at java.base/java.lang.Thread.run(Thread.java:840)",
                    "at com.acme.Auth$Companion.check(Auth.kt:7)",
                    "at sun.reflect.NativeMethodAccessorImpl.invoke0(Native Method)",
                    "    at verify (/app/auth.js:22:28)",
                    "at Object.<anonymous> (node:internal/modules/cjs/loader:1105:14)",
                    "&nbsp;at getToken (/srv/app/node_modules/express-jwt/index.js)",
                    "Traceback (most recent call last):\n  File \"app.py\", line 3, in check",
                    "File &quot;app.py&quot;, line 3",
                    "{\"trace\":\"File \\\"app.py\\\", line 3\"}",
                    "<title>IndexError: list index out of range\n // Werkzeug Debugger</title>",
                    "   at Acme.Auth.Validate(String token) in C:\\src\\Auth.cs:line 12",
                    "   at System.Convert.FromBase64_Decode(Char* startInputPtr)",
                    "#0 /index.php(12): check()",
                    "Fatal error: Uncaught in <b>/index.php</b> on line <b>12</b>",
                    "app.rb:12:in `check'",
                    "goroutine 1 [running]:"
                })
        void aStackFrameBreaks(String content) {
            leaks(content, "stack frame");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "io.jsonwebtoken.MalformedJwtException: bad",
                    "<h1>URISyntaxException thrown</h1>",
                    "{\"exception\":\"System.FormatException\"}",
                    "Caused by MalformedJwtException.",
                    "jwt.exceptions.DecodeError",
                    "UnauthorizedError: No authorization token was found",
                    "TypeError",
                    "java.lang.OutOfMemoryError"
                })
        void anExceptionClassBreaks(String content) {
            leaks(content, "exception class");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SQLSTATE[42P01]: undefined table",
                    "You have an error in your SQL syntax; check the manual",
                    "ERROR: syntax error at or near \"'\"",
                    "ORA-00942: table or view does not exist",
                    "select id from users where token = 'x'",
                    "near SELECT u.id, count(*) AS n FROM users u WHERE u.token=? AND",
                    "select distinct `name` from users where id in (1, 2)",
                    "INSERT INTO tokens (id) VALUES (1)",
                    "UPDATE users SET a=1 WHERE id=2",
                    "Delete From users Where id=2"
                })
        void sqlBreaks(String content) {
            leaks(content, "SQL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "open '/srv/app/config.yml'",
                    "/var/www/html/auth.php",
                    "cannot read /home/deploy/app.env.",
                    "C:\\inetpub\\wwwroot\\web.config",
                    "{\"file\":\"D:\\\\apps\\\\auth\"}"
                })
        void aFilePathBreaks(String content) {
            leaks(content, "file path");
        }

        @Test
        void aPrivateKeyBreaks() {
            leaks("-----BEGIN RSA PRIVATE KEY-----\nMIIE", "key material");
            leaks("-----BEGIN PRIVATE KEY-----", "key material");
        }

        @Test
        void aFieldLeaksAsWell() {
            Seen.refused("X-Debug-Exception-File: /srv/app/src/Auth.php:12")
                    .breaksOften(BODY_NO_LEAK, fact("leak", "stack frame"), fact("leak", "file path"));
            Seen.challenged("Bearer error_description=\"java.text.ParseException in verifier\"")
                    .breaks(BODY_NO_LEAK, fact("where", "WWW-Authenticate"));
        }

        @Test
        void saysWhereAndHowItBegins() {
            body("401 io.jsonwebtoken.MalformedJwtException: x")
                    .breaks(
                            BODY_NO_LEAK,
                            fact("where", "body"),
                            fact("octet", 4),
                            fact("excerpt", "io.jsonwebtoken.MalformedJwtException: x"));
        }
    }

    @Nested
    class HarmlessText {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}",
                    "An Exception occurred. Error: try again.",
                    "Authentication Error: bad password",
                    "{\"error\":\"ValidationError\",\"code\":\"AuthError\"}",
                    "Please look at https://api.example.com/docs.html (all day)",
                    "Contact us at support.example.com (24h)",
                    "Select a plan from the list where available",
                    "Please select your team from the list. Not sure where to sign in? <a href=\"/help\">Help</a>",
                    "Select country from the list where you live = home",
                    "see /home/login and https://api.example/usr/docs/auth.php",
                    "<script src=\"/assets/app.js\"></script><a href=\"/opt/in\">x</a>",
                    "AURORA-12345 is down",
                    "Look at window.open(url)",
                    "{\"code\":\"Auth.Error\"}",
                    "{\"errors\":[{\"errorType\":\"UnauthorizedException\",\"message\":\"Not signed in\"}]}",
                    "{\"error\":{\"type\":\"OAuthException\",\"code\":190}}",
                    "{\"code\":\"KeyError\"}",
                    "<ows:ServiceException code=\"1\"/><ServiceException>no</ServiceException>",
                    "It moved to /home/index.html",
                    "Ratio 3:\\ is odd",
                    "<h1>HTTP Status 401 \u2013 Unauthorized</h1><p>Apache Tomcat/10.1.34</p>",
                    ""
                })
        void doesNotBreak(String content) {
            body(content).meets(BODY_NO_LEAK);
        }

        @Test
        void theDescriptionOfTheRfcDoesNotBreak() {
            Seen.challenged(
                            "Bearer realm=\"example\", error=\"invalid_token\", error_description=\"The access token expired\"")
                    .meets(BODY_NO_LEAK);
        }

        /** What ASP.NET Core and Spring Security say by default names the failed check, but nothing of the inside. */
        @Test
        void theNameOfTheFailedCheckDoesNotBreak() {
            Seen.challenged("Bearer error=\"invalid_token\", error_description=\"The signature key was not found\"")
                    .meets(BODY_NO_LEAK);
            Seen.challenged(
                            "Bearer error=\"invalid_token\", error_description=\"An error occurred while attempting to decode the Jwt: Jwt expired at 2026-11-23T18:12:48Z\"")
                    .meets(BODY_NO_LEAK);
        }

        @Test
        void thePathThatWasAskedForDoesNotBreak() {
            Seen asked = Seen.asked("GET /var/www/a.php HTTP/1.1").answered("HTTP/1.1 401 ");
            Seen.asked("GET /v1/etc/app.conf HTTP/1.1")
                    .answered("HTTP/1.1 401 ")
                    .content("{\"path\":\"/etc/app.conf\"}")
                    .meets(BODY_NO_LEAK);

            asked.content("{\"path\":\"/var/www/a.php\"}").meets(BODY_NO_LEAK);
            asked.content("{\"path\":\"/var/www/b.php\"}").breaks(BODY_NO_LEAK);
            Seen.asked("GET //protected HTTP/1.1")
                    .answered("HTTP/1.1 401 ")
                    .content("// Werkzeug Debugger")
                    .breaks(BODY_NO_LEAK);
            Seen.asked("GET / HTTP/1.1")
                    .answered("HTTP/1.1 401 ")
                    .content("/var/www/a.php")
                    .breaks(BODY_NO_LEAK);
        }
    }

    @Nested
    class Credentials {
        @Test
        void theCanaryBreaks() {
            body("Token CANARY-7f3a is unknown")
                    .in(c -> c.canaries(List.of("CANARY-7f3a")))
                    .withoutRequest()
                    .breaks(BODY_NO_LEAK, fact("leak", "credential"), fact("octet", 6));
        }

        /** Documents of errors repeat the path; only a canary inside a credential is a secret. */
        @Test
        void aCanaryInThePathIsNoCredential() {
            Seen.asked("GET /orders/CANARY-7f3a HTTP/1.1")
                    .answered("HTTP/1.1 401 ")
                    .content("no /orders/CANARY-7f3a")
                    .in(c -> c.canaries(List.of("CANARY-7f3a")))
                    .meets(BODY_NO_LEAK);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer not-a-token", "Token not-a-token", "bearer   not-a-token", "not-a-token"})
        void theTokenBreaks(String authorization) {
            body("unknown: not-a-token")
                    .authorized(INVALID, authorization)
                    .breaks(BODY_NO_LEAK, fact("leak", "credential"));
        }

        @Test
        void thePasswordOfBasicBreaks() {
            // alice:s3cret-pw
            body("wrong password s3cret-pw")
                    .authorized(INVALID, "Basic YWxpY2U6czNjcmV0LXB3")
                    .breaks(BODY_NO_LEAK);
            body("unknown user alice")
                    .authorized(INVALID, "Basic YWxpY2U6czNjcmV0LXB3")
                    .meets(BODY_NO_LEAK);
        }

        @Test
        void otherCarriersBreak() {
            Seen key = Seen.asked(
                            "GET /orders?access_token=query-token-1 HTTP/1.1",
                            "X-API-Key: key-0123456",
                            "Cookie: theme=dark-blue-9; sid=s-98765432")
                    .answered("HTTP/1.1 401 ");

            key.content("key-0123456").breaks(BODY_NO_LEAK);
            key.content("s-98765432").breaks(BODY_NO_LEAK);
            key.content("query-token-1").breaks(BODY_NO_LEAK);
            key.content("dark-blue-9").meets(BODY_NO_LEAK);
        }

        @Test
        void theCredentialIsNoFact() {
            Finding finding = body("unknown: not-a-token")
                    .authorized(INVALID, "Bearer not-a-token")
                    .breaks(BODY_NO_LEAK);

            assertThat(finding.facts()).extracting(Fact::value).noneMatch(value -> value.contains("not-a-token"));
        }

        @Test
        void aFieldThatEchoesItBreaks() {
            Seen.asked("GET /orders?access_token=query-token-1 HTTP/1.1")
                    .answered("HTTP/1.1 302 Found", "Location: /login?next=/orders?access_token=query-token-1")
                    .breaks(BODY_NO_LEAK, fact("where", "Location"));
        }

        @Test
        void whatAChallengeEchoesIsLeftToItsOwnRule() {
            Seen echo = Seen.challenged("Bearer error_description=\"not-a-token\"")
                    .authorized(INVALID, "Bearer not-a-token");

            echo.meets(BODY_NO_LEAK);
            echo.breaks(ChallengeRules.CHALLENGE_NO_REFLECTION);
        }

        @Test
        void aSessionThatIsSetAgainIsNoEcho() {
            Seen.asked("GET / HTTP/1.1", "Cookie: sid=s-98765432")
                    .answered("HTTP/1.1 401 ", "Set-Cookie: sid=s-98765432; Max-Age=0")
                    .meets(BODY_NO_LEAK);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer nope",
                    "Bearer v1-a",
                    "Bearer password",
                    "Bearer invalid_token",
                    "Basic YWxpY2U6cGFzc3dvcmQ="
                })
        void wordsThatStandThereByChanceAreNoEcho(String authorization) {
            body("nope: v1-a, wrong password, invalid_token")
                    .authorized(MALFORMED, authorization)
                    .meets(BODY_NO_LEAK);
        }
    }

    @Test
    void anUnknownBodyIsNotCalledClean() {
        body("").content(Body.unknown("consumed")).isNoMatterOf(BODY_NO_LEAK, "the body is unknown: consumed");
        body("").content(Body.truncated("fine so far".getBytes(StandardCharsets.UTF_8)))
                .isNoMatterOf(BODY_NO_LEAK, "truncated");
    }

    @Test
    void whatLeaksInItsKnownPartIsCertain() {
        byte[] start = "at a.b.C.d(C.java:1)".getBytes(StandardCharsets.UTF_8);

        body("").content(Body.truncated(start)).breaks(BODY_NO_LEAK, fact("leak", "stack frame"));
        Seen.refused("X-Exception: java.lang.IllegalStateException")
                .content(Body.unknown("consumed"))
                .breaks(BODY_NO_LEAK);
    }

    @Test
    void answersThatRefuseNobodyAreNoMatterOfIt() {
        Seen.get("HTTP/1.1 200 OK").content("a.b.CException").isNoMatterOf(BODY_NO_LEAK, "not refused");
        Seen.get("HTTP/1.1 404 Not Found").open().content("a.b.CException").isNoMatterOf(BODY_NO_LEAK, "open");
        assertThat(BODY_NO_LEAK.check(Seen.get("HTTP/1.1 404 Not Found").unexplained()))
                .isInstanceOf(Result.NotApplicable.class);
    }
}
