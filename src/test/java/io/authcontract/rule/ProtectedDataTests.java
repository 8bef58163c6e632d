package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.ProtectedData.BODY_NO_PROTECTED_DATA;
import static io.authcontract.rule.Together.seen;

import io.authcontract.http.Body;
import io.authcontract.http.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectedDataTests {
    private static final String ORDER =
            "{\"iban\":\"DE89-3704-0044\",\"mail\":\"ann@x.example\",\"at\":\"2026-11-24T10:00:00Z\"}";

    private static Seen success(String content) {
        return Seen.get("HTTP/1.1 200 OK", "ETag: \"v7\"").content(content).carrying(CredentialKind.VALID);
    }

    private static Seen refusal(int status, String content) {
        return Seen.get("HTTP/1.1 " + status + " ", "Location: /login").content(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 500})
    void theContentOfSuccessBreaks(int status) {
        seen(success(ORDER), refusal(status, ORDER))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "the content of success"));
    }

    @Test
    void valuesOfSuccessBreak() {
        seen(success(ORDER), refusal(403, "<p>No access to ann@x.example, DE89-3704-0044</p>"))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "values of success"));
    }

    /** What is in the address is no news; of another address the same words are. */
    @Test
    void theSameRefusalOfAnotherResourceIsReadAnew() {
        Seen told = Seen.refused().content("No access to ann@x.example, DE89-3704-0044");
        seen(
                        told.request(r -> new Request(
                                r.method(), r.origin(), "/ann@x.example/DE89-3704-0044", r.headers(), r.body())),
                        success(ORDER),
                        told)
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "values of success"));
    }

    /** Who answers, and where to read more, is in every answer of some services. */
    @Test
    void anEnvelopeConforms() {
        String envelope = "{\"version\":\"1.4.2-b7\",\"node\":\"web-07a\",\"links\":{\"docs\":\"docs-v2.x.example\"},";
        seen(success(envelope + "\"data\":{\"total\":\"17.30\"}}"), refusal(401, envelope + "\"error\":\"no token\"}"))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    /** The names of an envelope may be any; what it has is in the refusals of everything, of open operations, and of nothing. */
    @Test
    void whatTheServiceShowsEverywhereConforms() {
        String envelope = "{\"edition\":\"1.4.2-b7\",\"rack\":\"web-07a\",";
        Seen success = success(envelope + "\"data\":{\"total\":\"17.30\"}}");
        Seen refusal = refusal(401, envelope + "\"error\":\"no token\"}");
        Seen elsewhere = Seen.asked("GET /account HTTP/1.1")
                .answered("HTTP/1.1 401 ")
                .content(envelope + "\"error\":\"no token\"}");

        seen(success, refusal, elsewhere).meets(BODY_NO_PROTECTED_DATA);
        seen(
                        success,
                        refusal,
                        Seen.asked("GET /health HTTP/1.1")
                                .answered("HTTP/1.1 200 OK")
                                .content(envelope + "\"up\":true}")
                                .open())
                .meets(BODY_NO_PROTECTED_DATA);
        seen(
                        success,
                        refusal,
                        Seen.asked("PUT /orders/42 HTTP/1.1")
                                .answered("HTTP/1.1 405 ")
                                .content(envelope + "\"error\":\"no such method\"}"))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    /** The order is part of the list of orders: the values that both refusals show are theirs. */
    @Test
    void whatRelatedResourcesShareBreaks() {
        Seen list = Seen.asked("GET /orders HTTP/1.1").answered("HTTP/1.1 401 ").content("<p>" + ORDER + "</p>");
        seen(success(ORDER), refusal(401, "<p>" + ORDER + "</p>"), list).breaks(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void theContentOfSuccessWithinAnErrorBreaks() {
        seen(Seen.refused()
                        .control("HTTP/1.1 200 OK", "", "{\"total\":\"17.30\"}")
                        .content("{\"error\":\"no token\",\"order\":{\"total\":\"17.30\"}}"))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "the content of success within other content"));
    }

    /** Neither is a long word, or has a digit; together they are the order. */
    @Test
    void membersOfSuccessBreak() {
        seen(
                        success("{\"total\":\"17.30\",\"customer\":\"Ann Lee\"}"),
                        refusal(403, "{\"error\":\"forbidden\",\"customer\":\"Ann Lee\",\"total\":\"17.30\"}"))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "values of success"));
    }

    @Test
    void valuesInAFieldBreak() {
        seen(success(ORDER), Seen.refused("X-Debug: ann@x.example DE89-3704-0044"))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "values of success"));
    }

    /** The fields of a Flask service: two answers of one second share them all. */
    @Test
    void fieldsOfTheServerConform() {
        String server = "Server: Werkzeug/2.2.2 Python/3.11.2";
        String date = "Date: Wed, 25 Nov 2026 05:48:01 GMT";
        Seen success = Seen.get("HTTP/1.1 200 OK", server, date)
                .carrying(CredentialKind.VALID)
                .content("{\"orders\":[]}");
        seen(success, Seen.refused(server, date).content("{\"title\":\"Unauthorized\"}"))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void theTagOfSuccessBreaks() {
        seen(success(ORDER), Seen.refused("ETag: \"v7\""))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "the ETag of success"));
    }

    @Test
    void theControlStandsForSuccess() {
        seen(Seen.refused().control("HTTP/1.1 200 OK", "", ORDER).content(ORDER))
                .breaks(BODY_NO_PROTECTED_DATA);
    }

    /** Menu and footer, the second of the clock and the path are in both. */
    @Test
    void whatEveryPageHasConforms() {
        String page = "<nav><a href=\"/orders/42\">Orders</a></nav> as of 2026-11-24T10:00:00Z, /orders/42";
        seen(success(page + "<p>Ann, ann@x.example</p>"), refusal(401, page)).meets(BODY_NO_PROTECTED_DATA);
        seen(success(ORDER), refusal(401, "{\"at\":\"2026-11-24T10:00:00Z\"}")).meets(BODY_NO_PROTECTED_DATA);
        seen(success("{}"), refusal(403, "{}")).meets(BODY_NO_PROTECTED_DATA);
        seen(success(""), refusal(403, "")).meets(BODY_NO_PROTECTED_DATA);
    }

    /** Two versions of style sheets are most of what a small page has. */
    @Test
    void partsOfPagesConform() {
        String page = "<link href=\"style-5.3.2.css\"><link href=\"icons-1.11.css\">";
        Seen success = Seen.get("HTTP/1.1 200 OK", "Content-Type: text/html")
                .content(page + "<p>Ann</p>")
                .carrying(CredentialKind.VALID);
        seen(success, refusal(401, page)).meets(BODY_NO_PROTECTED_DATA);
        seen(success, refusal(401, page + "<p>Ann</p>")).breaks(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void theVersionOfTheServerConforms() {
        seen(
                        Seen.get("HTTP/1.1 200 OK", "Server: nginx/1.22.1", "Date: Mon, 23 Nov 2026 17:58:16 GMT")
                                .content("{\"server\":\"nginx-1.22.1\",\"at\":\"17:58:16\",\"to\":\"17:58:17\"}")
                                .carrying(CredentialKind.VALID),
                        Seen.refused(
                                "Server: nginx/1.22.1", "Date: Mon, 23 Nov 2026 17:58:16 GMT", "X-Until: 17:58:17"))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void withoutBothThereIsNothingToCompare() {
        String nothing = "no success";
        seen(refusal(403, ORDER)).isNoMatterOf(BODY_NO_PROTECTED_DATA, nothing);
        seen(success(ORDER)).isNoMatterOf(BODY_NO_PROTECTED_DATA, nothing);
        seen(
                        success(ORDER),
                        Seen.asked("POST /orders/42 HTTP/1.1")
                                .answered("HTTP/1.1 403 ")
                                .content(ORDER))
                .isNoMatterOf(BODY_NO_PROTECTED_DATA, nothing);
        seen(success(ORDER), refusal(404, ORDER).open()).isNoMatterOf(BODY_NO_PROTECTED_DATA, nothing);
    }

    @Test
    void cutContentIsSearchedAsFarAsItIsKnown() {
        seen(
                        success(ORDER),
                        refusal(403, "")
                                .content(Body.truncated(
                                        ORDER.substring(0, 60).getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .breaks(BODY_NO_PROTECTED_DATA, fact("found", "values of success"));
    }
}
