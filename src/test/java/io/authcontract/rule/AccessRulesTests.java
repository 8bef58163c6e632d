package io.authcontract.rule;

import static io.authcontract.rule.AccessRules.NO_ANONYMOUS_ACCESS;
import static io.authcontract.rule.AccessRules.SOFT_401;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTests {
    private static final String ORDER = "{\"id\":42,\"total\":\"17.30\"}";
    private static final String LOGIN_PAGE =
            """
            <!doctype html><html><head><title>Sign in</title></head><body>
            <form method="post" action="/login"><INPUT TYPE="password" name="p"></form></body></html>""";

    private static Seen json(String content) {
        return Seen.get("HTTP/1.1 200 OK", "Content-Type: application/json").content(content);
    }

    private static Seen html(String content) {
        return Seen.get("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8")
                .content(content);
    }

    @Nested
    class NoAnonymousAccess {
        @ParameterizedTest
        @ValueSource(ints = {200, 201, 204, 206, 304})
        void successBreaks(int status) {
            Seen.get("HTTP/1.1 " + status + " ")
                    .breaks(NO_ANONYMOUS_ACCESS, fact("status", status), fact("content", "not compared"));
        }

        @ParameterizedTest
        @EnumSource(names = {"NONE", "MALFORMED", "INVALID"})
        void successBreaksForEveryUnusableCredential(CredentialKind kind) {
            json(ORDER).carrying(kind).breaks(NO_ANONYMOUS_ACCESS, fact("credential", kind.name()));
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 400, 401, 403, 404, 429, 500})
        void anythingElseConforms(int status) {
            Seen.get("HTTP/1.1 " + status + " ").meets(NO_ANONYMOUS_ACCESS);
        }

        @Test
        void saysWhetherTheContentIsThatOfTheControl() {
            json(ORDER)
                    .control("HTTP/1.1 200 OK", "", ORDER)
                    .breaks(NO_ANONYMOUS_ACCESS, fact("content", "the same as with valid credentials"));
            json("{}")
                    .control("HTTP/1.1 200 OK", "", ORDER)
                    .breaks(NO_ANONYMOUS_ACCESS, fact("content", "other than with valid credentials"));
            json("").control("HTTP/1.1 200 OK", "", ORDER).breaks(NO_ANONYMOUS_ACCESS, fact("content", "none"));
        }

        @Test
        void openOperationsAndValidCredentialsAreNoMatterOfIt() {
            json(ORDER).open().isNoMatterOf(NO_ANONYMOUS_ACCESS, "open");
            json(ORDER).carrying(VALID).isNoMatterOf(NO_ANONYMOUS_ACCESS, "none or malformed or invalid");
        }

        @Test
        void optionsMayListMethods() {
            Seen options = Seen.asked("OPTIONS /orders HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Allow: GET,HEAD")
                    .content("GET,HEAD");

            options.isNoMatterOf(NO_ANONYMOUS_ACCESS, "OPTIONS");
            options.control("HTTP/1.1 200 OK", "", "GET,HEAD").isNoMatterOf(NO_ANONYMOUS_ACCESS, "OPTIONS");
        }

        /** express-jwt and Vert.x let a request that looks like a preflight pass to the handler of a catch-all route. */
        @Test
        void optionsThatShowTheContentOfTheControlBreak() {
            Seen.asked("GET /orders HTTP/1.1")
                    .control("HTTP/1.1 200 OK", "", ORDER)
                    .request(r -> new Request(Method.OPTIONS, r.origin(), r.target(), r.headers(), r.body()))
                    .answered("HTTP/1.1 200 OK")
                    .content(ORDER)
                    .breaks(NO_ANONYMOUS_ACCESS, fact("content", "the same as with valid credentials"));
        }

        @Test
        void traceEchoesTheRequestOnly() {
            Seen.asked("TRACE /orders HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Type: message/http")
                    .content("TRACE /orders")
                    .isNoMatterOf(NO_ANONYMOUS_ACCESS, "TRACE");
            Seen.asked("TRACE /orders HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content(ORDER)
                    .breaks(NO_ANONYMOUS_ACCESS);
        }

        @Test
        void aLoginPageOrAnErrorEnvelopeIsNoAccess() {
            html(LOGIN_PAGE).isNoMatterOf(NO_ANONYMOUS_ACCESS, "login form");
            json("{\"error\":\"unauthorized\"}").isNoMatterOf(NO_ANONYMOUS_ACCESS, "error envelope");
            json("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32001},\"id\":1}")
                    .isNoMatterOf(NO_ANONYMOUS_ACCESS, "of its protocol");
        }

        @Test
        void dataBesideAnErrorIsAccess() {
            json("{\"data\":" + ORDER + ",\"errors\":[{\"message\":\"partial\"}]}")
                    .breaks(NO_ANONYMOUS_ACCESS);
            json("{\"error\":null,\"id\":42}").breaks(NO_ANONYMOUS_ACCESS);
            json("{\"errors\":[],\"id\":42}").breaks(NO_ANONYMOUS_ACCESS);
        }

        @Test
        void aFollowedRedirectShowsAnotherPage() {
            html("<h1>Welcome</h1>")
                    .after("HTTP/1.1 302 Found", "Location: /login")
                    .isNoMatterOf(NO_ANONYMOUS_ACCESS, "followed a redirect");
        }

        @Test
        void acceptedOddPresentationsAreLeftToTheirOwnRules() {
            json(ORDER)
                    .carrying(INVALID)
                    .presented(Presentation.WRONG_SCHEME)
                    .isNoMatterOf(NO_ANONYMOUS_ACCESS, "presentation");
            json(ORDER)
                    .carrying(INVALID)
                    .presented(Presentation.TWICE)
                    .isNoMatterOf(NO_ANONYMOUS_ACCESS, "presentation");
            json(ORDER).carrying(MALFORMED).presented(Presentation.PLAIN).breaks(NO_ANONYMOUS_ACCESS);
        }
    }

    @Nested
    class Soft401 {
        @Test
        void aPageInPlaceOfDataIsRecognisedByItsFieldsWhereHeadShowsNoContent() {
            Seen page = Seen.asked("HEAD /orders/42 HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8");
            page.control("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .breaks(SOFT_401, fact("status", 200), fact("Content-Type", "text/html; charset=utf-8"));
            page.control("HTTP/1.1 200 OK", "Content-Type: text/html").isNoMatterOf(SOFT_401, "HEAD");
            page.isNoMatterOf(SOFT_401, "HEAD");
            Seen.asked("HEAD /orders/42 HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .control("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .isNoMatterOf(SOFT_401, "HEAD");
        }

        /** nginx with {@code error_page 401 =200}: whoever gets in is not asked for credentials. */
        @Test
        void anotherPageBesideAChallengeBreaks() {
            Seen asked = Seen.get("HTTP/1.1 200 OK", "Content-Type: text/html", "WWW-Authenticate: Basic realm=\"a\"")
                    .content("<html>please log in</html>")
                    .control("HTTP/1.1 200 OK", "", ORDER);

            asked.breaks(SOFT_401, fact("content", "page beside a challenge"));
            asked.isNoMatterOf(NO_ANONYMOUS_ACCESS, "page beside a challenge");
        }

        @Test
        void theContentOfTheOperationBesideAChallengeIsAccess() {
            Seen asked = Seen.get("HTTP/1.1 200 OK", "WWW-Authenticate: Basic realm=\"a\"")
                    .content(ORDER)
                    .control("HTTP/1.1 200 OK", "", ORDER);

            asked.meets(SOFT_401);
            asked.breaks(NO_ANONYMOUS_ACCESS, fact("status", 200));
        }

        /** A service may offer more to those who log in (RFC 9110 section 11.6.1): without a control nothing can be told. */
        @Test
        void aChallengeBesideUnknownContentIsAccess() {
            Seen.get("HTTP/1.1 200 OK", "WWW-Authenticate: Basic realm=\"a\"")
                    .content("<html>please log in</html>")
                    .breaks(NO_ANONYMOUS_ACCESS, fact("status", 200));
        }

        @Test
        void aLoginPageWithSuccessBreaks() {
            html(LOGIN_PAGE).breaks(SOFT_401, fact("status", 200), fact("content", "login form"));
        }

        /** The password is asked for on the next page. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<title>Sign in - Shop</title><form method=\"post\"><input type=\"email\" name=\"a\"></form>",
                    "<form action='/login/start'><input name=identifier></form>",
                    "<form action='/next'><input autocomplete=\"username\"><button class=\"b\">Log in</button></form>",
                    "<form><input id=\"login\"><input type=\"submit\" value=\"Sign on\"></form>"
                })
        void aPageThatAsksForTheUserFirstBreaks(String page) {
            html(page).breaks(SOFT_401, fact("content", "login form"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<title>Shop</title><form action=\"/news\"><input type=\"email\"><button>Subscribe</button></form>",
                    "<title>Log in later</title><p>no form</p>",
                    "<h1>Sign in</h1><form action=\"/search\"><input name=\"user\"></form>",
                    "<button>Log in</button><form action=\"/comments\"><input name=\"email\"></form>",
                    "<form action=\"/login\"><input name=\"q\"></form>"
                })
        void aPageWithAnotherFormIsAccess(String page) {
            html(page).breaks(NO_ANONYMOUS_ACCESS);
            html(page).meets(SOFT_401);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"status\":\"error\",\"message\":\"no session\"}",
                    "{\"result\":\"FAIL\",\"data\":null}",
                    "{\"authenticated\":false}"
                })
        void aFailureInWordsBreaks(String content) {
            Seen.get("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content(content)
                    .breaks(SOFT_401, fact("content", "error envelope"));
        }

        /** A job that has failed is what was asked for. */
        @Test
        void aResourceThatHasFailedIsAccess() {
            Seen.get("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content("{\"status\":\"failed\",\"job\":7}")
                    .breaks(NO_ANONYMOUS_ACCESS);
        }

        @Test
        void aLoginPageAtTheEndOfARedirectBreaks() {
            html(LOGIN_PAGE)
                    .after("HTTP/1.1 302 Found", "Location: /login")
                    .breaks(SOFT_401, fact("content", "login form"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"error\":\"unauthorized\"}",
                    "{\"error\":{\"message\":\"no token\"}}",
                    "{\"error\":true}",
                    "{\"status\":401,\"message\":\"Full authentication is required\"}",
                    "{\"code\":\"403\"}",
                    "{\"message\":\"Unauthorized\"}",
                    "{\"errors\":[{\"title\":\"Unauthorized\",\"status\":\"401\"}]}"
                })
        void anErrorEnvelopeWithSuccessBreaks(String envelope) {
            json(envelope).breaks(SOFT_401, fact("content", "error envelope"));
        }

        @Test
        void aProblemDocumentWithSuccessBreaks() {
            Seen.get("HTTP/1.1 200 OK", "Content-Type: application/problem+json")
                    .content("{\"title\":\"Unauthorized\"}")
                    .breaks(SOFT_401, fact("content", "error envelope"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    ORDER,
                    "[]",
                    "{\"error\":null,\"data\":{}}",
                    "{\"error\":false}",
                    "{\"status\":\"shipped\"}",
                    "{\"status\":200}",
                    "not json"
                })
        void otherContentIsNotItsMatter(String content) {
            json(content).meets(SOFT_401);
        }

        @Test
        void aRefusalInSoManyWordsBreaks() {
            Seen.get("HTTP/1.1 200 OK", "Content-Type: text/plain")
                    .content("401 Unauthorized\n")
                    .breaks(SOFT_401);
            Seen.get("HTTP/1.1 200 OK", "Content-Type: text/plain")
                    .content("Unauthorized access was seen on Monday.")
                    .meets(SOFT_401);
        }

        /** All that HEAD tells is the length: another one is another page, and the same may be the protected one. */
        @Test
        void headOfAnotherLengthIsNotItsMatter() {
            Seen head = Seen.asked("HEAD /orders/42 HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Length: 69")
                    .carrying(CredentialKind.NONE);

            head.control("HTTP/1.1 200 OK", "Content-Length: 27").isNoMatterOf(NO_ANONYMOUS_ACCESS, "another length");
            head.control("HTTP/1.1 200 OK", "Content-Length: 69").breaks(NO_ANONYMOUS_ACCESS);
        }

        /** A job that failed is what its owner sees as well: whoever sees it without credentials was let in. */
        @Test
        void theContentOfTheControlIsNoRefusal() {
            String job = "{\"id\":7,\"error\":\"out of paper\"}";
            Seen stranger = json(job).control("HTTP/1.1 200 OK", "Content-Type: application/json", "", job);

            stranger.meets(SOFT_401);
            stranger.breaks(NO_ANONYMOUS_ACCESS);
        }

        @Test
        void aFormWithoutAPasswordIsNoLogin() {
            html("<form action=\"/search\"><input type=\"text\"></form>").meets(SOFT_401);
            html("<code>type=password</code>").meets(SOFT_401);
            html("<div id=app></div><script src=/app.js></script>").meets(SOFT_401);
        }

        @Test
        void graphQlAndJsonRpcReportErrorsInsideA200() {
            String errors = "{\"errors\":[{\"message\":\"Unauthorized\"}],\"data\":null}";

            json("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32001},\"id\":1}").isNoMatterOf(SOFT_401, "JSON-RPC");
            Seen.asked("POST /graphql HTTP/1.1")
                    .answered("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content(errors)
                    .isNoMatterOf(SOFT_401, "GraphQL");
            Seen.asked("POST /api HTTP/1.1", "", "{\"query\":\"{me{id}}\"}")
                    .answered("HTTP/1.1 200 OK", "Content-Type: application/json")
                    .content(errors)
                    .isNoMatterOf(SOFT_401, "GraphQL");
            json(errors).breaks(SOFT_401);
        }

        @Test
        void withoutTheRequestAListOfErrorsMayBeGraphQl() {
            json("{\"errors\":[{\"message\":\"Unauthorized\"}]}")
                    .withoutRequest()
                    .isNoMatterOf(SOFT_401, "GraphQL");
        }

        @ParameterizedTest
        @ValueSource(ints = {201, 202, 206})
        void anyStatusOfSuccessCounts(int status) {
            Seen.get("HTTP/1.1 " + status + " ", "Content-Type: application/json")
                    .content("{\"error\":\"no\"}")
                    .breaks(SOFT_401, fact("status", status));
        }

        @Test
        void grpcWebCarriesItsStatusInTrailers() {
            Seen.get("HTTP/1.1 200 OK", "Content-Type: application/grpc-web+proto")
                    .content("....")
                    .isNoMatterOf(SOFT_401, "gRPC-Web");
        }

        @Test
        void aRefusalThatSaysSoConforms() {
            Seen.refused("Content-Type: text/html").content(LOGIN_PAGE).meets(SOFT_401);
            Seen.get("HTTP/1.1 302 Found").meets(SOFT_401);
        }

        @Test
        void contentThatIsNotKnownCannotBeJudged() {
            html("").content(Body.unknown("it was read before"))
                    .isNoMatterOf(SOFT_401, "the body is unknown: it was read before");
            html("").content(Body.truncated(new byte[] {'<'})).isNoMatterOf(SOFT_401, "truncated");
            html("").isNoMatterOf(SOFT_401, "no content");
        }
    }
}
