package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.LoginRules.LOGIN_REDIRECT_CODE;
import static io.authcontract.rule.LoginRules.LOGIN_REDIRECT_SAFE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Request;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginRulesTests {
    private static Seen asked(String line, String... answer) {
        return Seen.asked(line).in(c -> c.profile(Profile.BROWSER)).answered(answer);
    }

    private static Seen led(String location) {
        return asked("GET /account HTTP/1.1", "HTTP/1.1 302 Found", "Location: " + location);
    }

    @Nested
    class Code {
        @ParameterizedTest
        @CsvSource({
            "GET, 301, 302 or 303",
            "GET, 308, 302 or 303",
            "HEAD, 301, 302 or 303",
            "POST, 301, 303",
            "POST, 307, 303",
            "POST, 308, 303",
            "DELETE, 307, 303"
        })
        void aRedirectThatLastsOrRepeatsBreaks(String method, int status, String wanted) {
            assertThat(asked(method + " /account HTTP/1.1", "HTTP/1.1 " + status + " ", "Location: /login")
                            .breaks(
                                    LOGIN_REDIRECT_CODE,
                                    fact("status", status),
                                    fact("method", method),
                                    fact("wanted", wanted))
                            .fails())
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource({"GET, 302", "GET, 303", "GET, 307", "HEAD, 307", "POST, 302", "POST, 303", "DELETE, 303"})
        void aTemporaryOneMeets(String method, int status) {
            asked(method + " /account HTTP/1.1", "HTTP/1.1 " + status + " ", "Location: /login")
                    .meets(LOGIN_REDIRECT_CODE);
        }

        @Test
        void aRedirectToTheSameResourceIsAnotherThing() {
            asked("GET /account HTTP/1.1", "HTTP/1.1 301 ", "Location: https://www.example/account")
                    .isNoMatterOf(LOGIN_REDIRECT_CODE, "canonical");
            asked("GET /account HTTP/1.1", "HTTP/1.1 308 ", "Location: /account/")
                    .isNoMatterOf(LOGIN_REDIRECT_CODE, "canonical");
        }

        @Test
        void aClientThatFollowedIsSeenThrough() {
            asked("GET /account HTTP/1.1", "HTTP/1.1 200 OK")
                    .after("HTTP/1.1 301 ", "Location: /login")
                    .breaks(LOGIN_REDIRECT_CODE, fact("status", 301));
        }

        /** RFC 9110 section 15.4.8: the client must not change the method, so it sends the form to the login page. */
        @Test
        void aFormThatIsRepeatedAtTheLoginPageIsNotWhatALoginRedirectMeans() {
            assertThat(asked("POST /account HTTP/1.1", "HTTP/1.1 307 ", "Location: /login")
                            .in(c -> c.substitutes(Set.of(302, 303, 307)))
                            .breaks(LOGIN_REDIRECT_CODE)
                            .tolerated())
                    .isFalse();
        }

        @Test
        void whatTheContractTakesIsTolerated() {
            assertThat(asked("GET /account HTTP/1.1", "HTTP/1.1 301 ", "Location: /login")
                            .in(c -> c.substitutes(Set.of(301)))
                            .breaks(LOGIN_REDIRECT_CODE)
                            .tolerated())
                    .isTrue();
        }

        @Test
        void onlyRefusalsAreJudged() {
            asked("GET /account HTTP/1.1", "HTTP/1.1 401 ").isNoMatterOf(LOGIN_REDIRECT_CODE, "no redirect");
            led("/login").carrying(CredentialKind.VALID).isNoMatterOf(LOGIN_REDIRECT_CODE, "credential");
            led("/login").open().isNoMatterOf(LOGIN_REDIRECT_CODE, "open");
            led("/login")
                    .in(c -> Circumstances.unknown())
                    .isNoMatterOf(LOGIN_REDIRECT_CODE, "Circumstances.credential");
            led("/login").withoutRequest().isNoMatterOf(LOGIN_REDIRECT_CODE, "the request is unknown");
        }
    }

    @Nested
    class Safe {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/login",
                    "login?next=%2Faccount",
                    "https://api.example/login",
                    "//api.example:8443/login",
                    "https://API.example/login?state=af0ifjsldkj&nonce=n-0S6&code_challenge=E9Mel"
                })
        void theSiteItselfMeets(String location) {
            led(location).meets(LOGIN_REDIRECT_SAFE);
        }

        @Test
        void anIdentityProviderHasToBeDeclared() {
            Seen away = led("https://login.example/authorize?client_id=a&state=x");

            away.isNoMatterOf(LOGIN_REDIRECT_SAFE, "declare it with Allowances.identityProviders");
            away.in(c -> c.allowances(c.allowances().identityProviders(Set.of("Login.example"))))
                    .meets(LOGIN_REDIRECT_SAFE);
            assertThat(away.in(c -> c.allowances(c.allowances().identityProviders(Set.of("id.example"))))
                            .breaks(LOGIN_REDIRECT_SAFE, fact("host", "login.example"))
                            .fails())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"http://api.example/login", "javascript:alert(1)", "data:text/html,x", "HTTP://api.example"})
        void onlyHttpsIsSafe(String location) {
            led(location).breaks(LOGIN_REDIRECT_SAFE, fact("Location", location));
        }

        @Test
        void aSiteWithoutTlsIsNoDowngrade() {
            led("http://api.example/login").overHttp().meets(LOGIN_REDIRECT_SAFE);
        }

        /** The spellings browsers take for another host (WHATWG URL). */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "//evil.example               | //evil.example",
                    "https://evil.example         | https://evil.example/x",
                    "/\\evil.example              | /\\evil.example",
                    "\\\\evil.example             | //evil.example",
                    "///evil.example              | ///evil.example",
                    "%2F%2Fevil.example           | //evil.example",
                    "https%3A%2F%2Fevil.example%2F| https://evil.example/",
                    "%09//evil.example            | //evil.example",
                    "https://api.example@evil.example | https://evil.example",
                    "https:%5C%5Cevil.example     | https://evil.example",
                    "http:evil.example            | http://evil.example",
                    "javascript:alert(1)          | javascript:alert(1)"
                })
        void aTargetTheRequestNamedBreaks(String next, String location) {
            asked("POST /login?next=" + next + " HTTP/1.1", "HTTP/1.1 303 See Other", "Location: " + location)
                    .carrying(CredentialKind.VALID)
                    .breaks(LOGIN_REDIRECT_SAFE, fact("Location", location));
        }

        @Test
        void aDefaultPageInItsPlaceMeets() {
            asked("POST /login?next=//evil.example HTTP/1.1", "HTTP/1.1 303 See Other", "Location: /")
                    .carrying(CredentialKind.VALID)
                    .meets(LOGIN_REDIRECT_SAFE);
            asked("POST /login?next=//evil.example HTTP/1.1", "HTTP/1.1 303 See Other", "Location: /%2F/evil.example")
                    .carrying(CredentialKind.VALID)
                    .meets(LOGIN_REDIRECT_SAFE);
        }

        @Test
        void aTargetInTheFormIsNamedToo() {
            Seen form = asked("POST /login HTTP/1.1", "HTTP/1.1 303 ", "Location: https://evil.example/")
                    .carrying(CredentialKind.VALID)
                    .request(r -> new Request(
                                    r.method(),
                                    r.origin(),
                                    r.target(),
                                    r.headers(),
                                    Body.of("u=a&next=https%3a%2f%2fevil.example&x=%"))
                            .withHeader("Content-Type", "application/x-www-form-urlencoded"));

            form.breaks(LOGIN_REDIRECT_SAFE, fact("host", "evil.example"));
        }

        @ParameterizedTest
        @CsvSource({
            "/login;jsessionid=8F3A,                     jsessionid",
            "/login?access_token=abc,                    access_token",
            "/login#id_token=abc,                        id_token",
            "/login?next=%2Fa%3Fpassword%3Dabc,          password"
        })
        void aSecretInTheAddressBreaks(String location, String name) {
            led(location).breaks(LOGIN_REDIRECT_SAFE, fact("secret", name));
        }

        @Test
        void aCredentialOfTheRequestIsASecret() {
            Seen.asked("GET /account HTTP/1.1", "Authorization: Bearer s3cret-0001")
                    .in(c -> c.profile(Profile.BROWSER).credential(CredentialKind.INVALID))
                    .answered("HTTP/1.1 302 Found", "Location: /login?t=s3cret%2D0001")
                    .breaks(LOGIN_REDIRECT_SAFE, fact("secret", "a credential of the request"));
            led("/login?password=&sid=").meets(LOGIN_REDIRECT_SAFE);
        }

        @Test
        void otherAnswersAreNoMatterOfIt() {
            asked("GET /account HTTP/1.1", "HTTP/1.1 302 ").isNoMatterOf(LOGIN_REDIRECT_SAFE, "no redirect");
            asked("GET /account HTTP/1.1", "HTTP/1.1 401 ", "Location: //evil.example")
                    .isNoMatterOf(LOGIN_REDIRECT_SAFE, "no redirect");
            led("https://evil.example/").open().isNoMatterOf(LOGIN_REDIRECT_SAFE, "open");
            led("/login").withoutRequest().isNoMatterOf(LOGIN_REDIRECT_SAFE, "the request is unknown");
        }
    }
}
