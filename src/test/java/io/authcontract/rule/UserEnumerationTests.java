package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Together.seen;
import static io.authcontract.rule.UserEnumeration.USER_ENUM_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class UserEnumerationTests {
    private static Seen basic(String user, int status, String content) {
        String pair = Base64.getEncoder().encodeToString((user + ":wrong").getBytes(StandardCharsets.UTF_8));
        return Seen.get("HTTP/1.1 " + status + " ")
                .authorized(CredentialKind.INVALID, "Basic " + pair)
                .content(content);
    }

    private static Seen login(String type, String content, String answer) {
        return Seen.asked("POST /login HTTP/1.1", "Content-Type: " + type)
                .carrying(CredentialKind.INVALID)
                .request(r -> r.withBody(Body.of(content)))
                .answered("HTTP/1.1 401 ")
                .content(answer);
    }

    @Test
    void otherWordsOrAnotherStatusBreak() {
        assertThat(seen(basic("ann", 401, "wrong password"), basic("bob", 401, "unknown user"))
                        .breaks(USER_ENUM_RESPONSE, fact("differs", "content"))
                        .fails())
                .isTrue();
        seen(basic("ann", 401, ""), basic("bob", 404, "")).breaks(USER_ENUM_RESPONSE, fact("differs", "status"));
    }

    /** An id of ten letters has no digit now and then. */
    @Test
    void idsOfAnswersConform() {
        seen(
                        basic("ann", 401, "{\"requestId\":\"VxBqTnmRwe\",\"trace_id\" : \"abc\",\"error\":\"no\"}"),
                        basic("bob", 401, "{\"requestId\":\"PqLsKdJfHg\",\"trace_id\" : \"xyz\",\"error\":\"no\"}"))
                .meets(USER_ENUM_RESPONSE);
        seen(basic("ann", 401, "{\"errorId\":\"WrongPassword\"}"), basic("bob", 401, "{\"errorId\":\"UnknownUser\"}"))
                .breaks(USER_ENUM_RESPONSE, fact("differs", "content"));
    }

    @Test
    void anEchoedNameConforms() {
        seen(basic("ann", 401, "Sorry, ann."), basic("bob", 401, "Sorry, bob.")).meets(USER_ENUM_RESPONSE);
        seen(basic("ann", 401, "<b>ann</b>"), basic("bob", 401, "<b>bob</b>")).meets(USER_ENUM_RESPONSE);
        seen(basic("ann@x.example", 401, "user=ann@x.example"), basic("b@x", 401, "user=b@x"))
                .meets(USER_ENUM_RESPONSE);
    }

    /** HAProxy's page speaks of "a valid user and password" to everybody, the user named user included. */
    @Test
    void aNameThatIsAWordOfThePageConforms() {
        String page = "You need a valid user and password.";

        seen(basic("user", 401, page), basic("bob", 401, page)).meets(USER_ENUM_RESPONSE);
    }

    @Test
    void aFormAndAJsonObjectNameAUserToo() {
        String form = "application/x-www-form-urlencoded";
        seen(login(form, "username=ann&password=x", "wrong"), login(form, "username=bob&password=x", "unknown"))
                .breaks(USER_ENUM_RESPONSE);
        seen(
                        login("application/json", "{\"email\":\"a@x\",\"password\":\"x\"}", "wrong"),
                        login("application/json", "{\"email\":\"b@x\",\"password\":\"x\"}", "unknown"))
                .breaks(USER_ENUM_RESPONSE);
    }

    /** Of one user nothing is learned; a counter of attempts is a number. */
    @Test
    void oneUserIsNoMatterAndACounterIsTolerated() {
        seen(basic("ann", 401, "a"), basic("ann", 401, "b")).isNoMatterOf(USER_ENUM_RESPONSE, "two user names");
        assertThat(seen(basic("ann", 401, "2 tries left"), basic("bob", 401, "1 tries left"))
                        .breaks(USER_ENUM_RESPONSE)
                        .tolerated())
                .isTrue();
    }

    @Test
    void otherRequestsAreNoMatter() {
        String nothing = "two user names";
        seen(basic("ann", 401, "a"), basic("bob", 401, "b").carrying(CredentialKind.VALID))
                .isNoMatterOf(USER_ENUM_RESPONSE, nothing);
        seen(basic("ann", 401, "a"), basic("bob", 429, "b")).isNoMatterOf(USER_ENUM_RESPONSE, nothing);
        seen(basic("ann", 401, "a"), Seen.refused().authorized(CredentialKind.INVALID, "Basic !!!"))
                .isNoMatterOf(USER_ENUM_RESPONSE, nothing);
        seen(basic("ann", 401, "a"), Seen.refused().authorized(CredentialKind.INVALID, "Bearer x"))
                .isNoMatterOf(USER_ENUM_RESPONSE, nothing);
    }

    @Test
    void contentThatIsNotKnownIsNotTakenForTheSame() {
        seen(basic("ann", 401, "").content(Body.unknown("consumed")), basic("bob", 401, "x"))
                .isNoMatterOf(USER_ENUM_RESPONSE, "content included");
    }
}
