package io.authcontract.rule;

import static io.authcontract.rule.CorsRules.CORS_EXPOSE_CHALLENGE;
import static io.authcontract.rule.CorsRules.CORS_PREFLIGHT;
import static io.authcontract.rule.CorsRules.CORS_REFUSAL_READABLE;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values follow the algorithms "CORS-preflight fetch" and "CORS check" of the Fetch standard. */
class CorsRulesTests {
    private static final String ORIGIN = "Origin: https://app.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin: https://app.example";
    private static final String WITH_COOKIES = "Access-Control-Allow-Credentials: true";
    private static final String BASIC = "WWW-Authenticate: Basic realm=\"a\"";

    private static Seen asked(String... lines) {
        return Seen.asked(lines).in(c -> c.webOrigins(Set.of("https://app.example")));
    }

    private static Seen script(String... responseLines) {
        return asked("GET /orders/42 HTTP/1.1", ORIGIN).answered(responseLines);
    }

    private static Seen scriptWithCookie(String... responseLines) {
        return asked("GET /orders/42 HTTP/1.1", ORIGIN, "Cookie: theme=dark").answered(responseLines);
    }

    @Nested
    class Preflight {
        private static final String[] ASKING = {
            ORIGIN, "Access-Control-Request-Method: DELETE", "Access-Control-Request-Headers: authorization"
        };

        private static Seen preflight(String... responseLines) {
            return asked("OPTIONS /orders/42 HTTP/1.1", ASKING[0], ASKING[1], ASKING[2])
                    .answered(responseLines);
        }

        private static Seen allowing(String headers, String methods) {
            return preflight(
                    "HTTP/1.1 200 OK",
                    ALLOWED,
                    "Access-Control-Allow-Headers: " + headers,
                    "Access-Control-Allow-Methods: " + methods);
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 400, 401, 403, 404, 405, 500})
        void anyStatusButASuccessBreaks(int status) {
            assertThat(preflight("HTTP/1.1 " + status + " ")
                            .breaks(CORS_PREFLIGHT, fact("status", status), fact("wanted", "200 to 299"))
                            .fails())
                    .isFalse();
        }

        @Test
        void eachMissingPermissionIsNamed() {
            preflight("HTTP/1.1 204 No Content")
                    .breaksOften(
                            CORS_PREFLIGHT,
                            fact("Access-Control-Allow-Origin", "absent"),
                            fact("Access-Control-Allow-Headers", "absent"),
                            fact("Access-Control-Allow-Methods", "absent"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Authorization           | DELETE",
                    "authorization           | GET, DELETE",
                    "Content-Type,AUTHORIZATION | GET,DELETE",
                    "*, Authorization        | *",
                    ", , authorization       | DELETE,"
                })
        void permissionMeets(String headers, String methods) {
            allowing(headers, methods).meets(CORS_PREFLIGHT);
        }

        /** "*" covers every name but Authorization; a list with a member that is no token is no list. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "*",
                    "Content-Type",
                    "Authorization; q=1",
                    "\"Authorization\"",
                    "Authorization X",
                    "\u00FF, Authorization"
                })
        void authorizationHasToBeNamed(String headers) {
            allowing(headers, "DELETE").breaks(CORS_PREFLIGHT, fact("Access-Control-Allow-Headers", headers));
        }

        /** Methods are compared by octets. */
        @ParameterizedTest
        @ValueSource(strings = {"GET, PUT", "delete", "\"DELETE\"", "DELETE;"})
        void theMethodHasToBeNamed(String methods) {
            allowing("Authorization", methods)
                    .breaks(CORS_PREFLIGHT, fact("Access-Control-Allow-Methods", methods), fact("wanted", "DELETE"));
        }

        /** The CORS-safelisted methods. */
        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "POST"})
        void threeMethodsNeedNoPermission(String method) {
            asked("OPTIONS / HTTP/1.1", ORIGIN, "Access-Control-Request-Method: " + method, ASKING[2])
                    .answered("HTTP/1.1 204 No Content", ALLOWED, "Access-Control-Allow-Headers: Authorization")
                    .meets(CORS_PREFLIGHT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://other.example",
                    "https://app.example/",
                    "https://APP.example",
                    "https://app.example, https://app.example",
                    "null",
                    ""
                })
        void theOriginHasToBeTheSame(String allowed) {
            preflight(
                            "HTTP/1.1 204 No Content",
                            "Access-Control-Allow-Origin: " + allowed,
                            "Access-Control-Allow-Headers: Authorization",
                            "Access-Control-Allow-Methods: DELETE")
                    .breaks(CORS_PREFLIGHT, fact("Access-Control-Allow-Origin", allowed));
        }

        @Test
        void everyOriginIncludesThisOne() {
            preflight(
                            "HTTP/1.1 204 No Content",
                            "Access-Control-Allow-Origin: *",
                            "Access-Control-Allow-Headers: Authorization",
                            "Access-Control-Allow-Methods: DELETE")
                    .meets(CORS_PREFLIGHT);
        }

        /** Two lines are one value, and that is no origin. */
        @Test
        void twoLinesOfTheSameOriginBreak() {
            preflight(
                            "HTTP/1.1 204 No Content",
                            ALLOWED,
                            ALLOWED,
                            "Access-Control-Allow-Headers: Content-Type",
                            "Access-Control-Allow-Headers: Authorization",
                            "Access-Control-Allow-Methods: DELETE")
                    .breaks(CORS_PREFLIGHT, fact("wanted", "https://app.example"));
        }

        @Test
        void servicesThatAreNotForBrowsersAreNotAsked() {
            Seen refused = Seen.asked("OPTIONS / HTTP/1.1", ASKING[0], ASKING[1], ASKING[2])
                    .answered("HTTP/1.1 401 Unauthorized");

            refused.isNoMatterOf(CORS_PREFLIGHT, "declare them with Circumstances.webOrigins");
            refused.in(c -> c.webOrigins(Set.of("https://other.example")))
                    .isNoMatterOf(CORS_PREFLIGHT, "does not come from one of the web origins");
        }

        @Test
        void aPlainOptionsMayBeRefused() {
            asked("OPTIONS / HTTP/1.1", ORIGIN)
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_PREFLIGHT, "no preflight");
            asked("OPTIONS / HTTP/1.1", ASKING[0], ASKING[1], "Access-Control-Request-Headers: content-type")
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_PREFLIGHT, "does not ask for Authorization");
            asked("GET / HTTP/1.1", ASKING[0], ASKING[1], ASKING[2])
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_PREFLIGHT, "no preflight");
        }

        @Test
        void whatNoBrowserSendsProvesNothing() {
            preflight("HTTP/1.1 401 Unauthorized")
                    .carrying(CredentialKind.VALID)
                    .isNoMatterOf(CORS_PREFLIGHT, "kind none");
            asked("OPTIONS / HTTP/1.1", ORIGIN, ASKING[0], ASKING[1], ASKING[2])
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_PREFLIGHT, "web origins");
        }

        @Test
        void whatIsUnknownIsNamed() {
            preflight("HTTP/1.1 429 Too Many Requests").isNoMatterOf(CORS_PREFLIGHT, "later");
            preflight("HTTP/1.1 200 OK").withoutRequest().isNoMatterOf(CORS_PREFLIGHT, "the request is unknown");
            preflight("HTTP/1.1 200 OK")
                    .after("HTTP/1.1 302 Found", "Location: /login")
                    .isNoMatterOf(CORS_PREFLIGHT, "followed a redirect");
        }
    }

    @Nested
    class ReadableRefusal {
        @ParameterizedTest
        @ValueSource(ints = {401, 403, 404})
        void aRefusalWithoutTheOriginBreaks(int status) {
            assertThat(script("HTTP/1.1 " + status + " ")
                            .breaks(
                                    CORS_REFUSAL_READABLE,
                                    fact("status", status),
                                    fact("Access-Control-Allow-Origin", "absent"),
                                    fact("wanted", "https://app.example"))
                            .fails())
                    .isFalse();
        }

        @Test
        void theOriginOrEveryOriginMeets() {
            script("HTTP/1.1 401 Unauthorized", ALLOWED).meets(CORS_REFUSAL_READABLE);
            script("HTTP/1.1 401 Unauthorized", "Access-Control-Allow-Origin: *")
                    .meets(CORS_REFUSAL_READABLE);
            script("HTTP/1.1 401 Unauthorized", "Access-Control-Allow-Origin: null")
                    .breaks(CORS_REFUSAL_READABLE);
        }

        /** A cookie that crosses origins means credentials mode "include". */
        @Test
        void aRequestWithCookiesNeedsCredentialsAllowed() {
            scriptWithCookie("HTTP/1.1 401 Unauthorized", "Access-Control-Allow-Origin: *", WITH_COOKIES)
                    .breaks(CORS_REFUSAL_READABLE, fact("Access-Control-Allow-Origin", "*"));
            scriptWithCookie("HTTP/1.1 401 Unauthorized", ALLOWED)
                    .breaks(CORS_REFUSAL_READABLE, fact("Access-Control-Allow-Credentials", "absent"));
            scriptWithCookie("HTTP/1.1 401 Unauthorized", ALLOWED, "Access-Control-Allow-Credentials: True")
                    .breaks(CORS_REFUSAL_READABLE, fact("Access-Control-Allow-Credentials", "True"));
            scriptWithCookie("HTTP/1.1 401 Unauthorized", ALLOWED, WITH_COOKIES).meets(CORS_REFUSAL_READABLE);
        }

        @Test
        void credentialsAreAllowedAsOnASuccess() {
            Exchange control = script("HTTP/1.1 200 OK", ALLOWED, WITH_COOKIES)
                    .observation()
                    .exchange();
            Exchange otherControl =
                    Seen.get("HTTP/1.1 200 OK", WITH_COOKIES).observation().exchange();
            Seen refused = script("HTTP/1.1 401 Unauthorized", ALLOWED);

            refused.in(c -> c.control(control))
                    .breaks(CORS_REFUSAL_READABLE, fact("Access-Control-Allow-Credentials", "absent"));
            refused.in(c -> c.control(otherControl)).meets(CORS_REFUSAL_READABLE);
            script("HTTP/1.1 401 Unauthorized", ALLOWED, WITH_COOKIES)
                    .in(c -> c.control(control))
                    .meets(CORS_REFUSAL_READABLE);
        }

        @Test
        void otherOriginsAndOtherAnswersAreNoMatterOfIt() {
            Seen.asked("GET / HTTP/1.1", ORIGIN)
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_REFUSAL_READABLE, "Circumstances.webOrigins");
            asked("GET / HTTP/1.1", "Origin: https://evil.example")
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_REFUSAL_READABLE, "one of the web origins");
            script("HTTP/1.1 200 OK").isNoMatterOf(CORS_REFUSAL_READABLE, "not refused");
            script("HTTP/1.1 302 Found", "Location: /login").isNoMatterOf(CORS_REFUSAL_READABLE, "reach a script");
            script("HTTP/1.1 407 ").isNoMatterOf(CORS_REFUSAL_READABLE, "reach a script");
            script("HTTP/1.1 401 ").withoutRequest().isNoMatterOf(CORS_REFUSAL_READABLE, "the request is unknown");
            asked("OPTIONS / HTTP/1.1", ORIGIN, "Access-Control-Request-Method: PUT")
                    .answered("HTTP/1.1 401 Unauthorized")
                    .isNoMatterOf(CORS_REFUSAL_READABLE, "reach a script");
        }
    }

    @Nested
    class Exposed {
        @Test
        void whatIsNotExposedIsNamed() {
            script("HTTP/1.1 401 Unauthorized", ALLOWED, BASIC, "DPoP-Nonce: n")
                    .breaks(
                            CORS_EXPOSE_CHALLENGE,
                            fact("hidden", "WWW-Authenticate, DPoP-Nonce"),
                            fact("Access-Control-Expose-Headers", "absent"));
            script(
                            "HTTP/1.1 403 Forbidden",
                            ALLOWED,
                            "Retry-After: 9",
                            "Access-Control-Expose-Headers: WWW-Authenticate")
                    .breaks(CORS_EXPOSE_CHALLENGE, fact("hidden", "Retry-After"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"WWW-Authenticate", "www-authenticate", "X-Id , WWW-AUTHENTICATE", "*"})
        void whatIsExposedMeets(String exposed) {
            script("HTTP/1.1 401 Unauthorized", ALLOWED, BASIC, "Access-Control-Expose-Headers: " + exposed)
                    .meets(CORS_EXPOSE_CHALLENGE);
        }

        /** "*" is a name like any other where credentials are included; a broken list exposes nothing. */
        @Test
        void everythingIsNothingForRequestsWithCookies() {
            scriptWithCookie(
                            "HTTP/1.1 401 Unauthorized",
                            ALLOWED,
                            WITH_COOKIES,
                            BASIC,
                            "Access-Control-Expose-Headers: *")
                    .breaks(CORS_EXPOSE_CHALLENGE, fact("hidden", "WWW-Authenticate"));
            script("HTTP/1.1 401 ", ALLOWED, BASIC, "Access-Control-Expose-Headers: WWW-Authenticate, \"x\"")
                    .breaks(CORS_EXPOSE_CHALLENGE, fact("hidden", "WWW-Authenticate"));
        }

        /** The script of an Authorization field of its own may leave the credentials mode as it is. */
        @Test
        void aTokenSetByTheScriptIsNoCookie() {
            asked("GET / HTTP/1.1", ORIGIN, "Authorization: Bearer x")
                    .carrying(CredentialKind.INVALID)
                    .answered(
                            "HTTP/1.1 401 Unauthorized",
                            "Access-Control-Allow-Origin: *",
                            BASIC,
                            "Access-Control-Expose-Headers: *")
                    .meets(CORS_EXPOSE_CHALLENGE);
        }

        @Test
        void onlyWhatAScriptCanReadIsJudged() {
            script("HTTP/1.1 401 Unauthorized", BASIC).isNoMatterOf(CORS_EXPOSE_CHALLENGE, "cannot read");
            scriptWithCookie("HTTP/1.1 401 Unauthorized", ALLOWED, BASIC)
                    .isNoMatterOf(CORS_EXPOSE_CHALLENGE, "cannot read");
            script("HTTP/1.1 401 Unauthorized", ALLOWED).isNoMatterOf(CORS_EXPOSE_CHALLENGE, "no field to expose");
            Seen.challenged("Basic realm=\"a\"").isNoMatterOf(CORS_EXPOSE_CHALLENGE, "Circumstances.webOrigins");
        }
    }
}
