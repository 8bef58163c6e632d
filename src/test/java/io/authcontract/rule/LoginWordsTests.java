package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginWordsTests {
    private static final String USER = "<input type=\"email\" name=\"x\">";

    /** What tells the page: its title, a heading, the address of its form, a button, an input that submits, a legend. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>sign in</title><form action=\"/x\">" + USER + "</form>",
                "<h2 class=a>log-in to shop</h2><form>" + USER + "</form>",
                "<form action=/sso/start>" + USER,
                "<form>" + USER + "<button class=\"b\">sign on</button></form>",
                "<form>" + USER + "<legend>anmelden</legend></form>",
                "<form>" + USER + "<input type=submit value=\"log in\"></form>",
                "<form>" + USER + "<input type = 'submit' value='login'></form>"
            })
    void askForTheUser(String page) {
        assertThat(LoginWords.asksForUser(page)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<input type=email>",
                "<input name='username'>",
                "<input id=\"user_id\">",
                "<input autocomplete = username>",
                "<input class=wide name=loginfmt>"
            })
    void anInputForTheUserHasOneOfTheUsualNames(String input) {
        assertThat(LoginWords.asksForUser("<form action=/login>" + input + "</form>"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<title>sign in</title>",
                "<title>sign in</title>" + USER,
                "<title>sign in</title><form></form>" + USER,
                "<title>sign in</title><form><input name=quantity value=email></form>",
                "<title>orders</title><form action=/contact>" + USER + "<button>send</button></form>",
                "<form>" + USER + "</form><button>log in</button>",
                "<form>" + USER + "<input type=text value=\"log in\"></form>",
                "<form>" + USER + "<input type=submit value=send></form>",
                "<title>sign in</title><form action=/newsletter>" + USER + "</form>",
                "<title>sign in</title><form class=subscribe>" + USER + "</form>",
                "<title>sign in</title><form role=search>" + USER + "</form>",
                "<title>blogin</title><form>" + USER + "</form>",
                "<p>log in</p><form>" + USER + "</form>"
            })
    void otherPagesDoNot(String page) {
        assertThat(LoginWords.asksForUser(page)).isFalse();
    }

    @Test
    void oneOfSeveralFormsIsEnough() {
        String search = "<form role=search>" + USER + "</form>";
        String login = "<form action=/login>" + USER + "</form>";
        assertThat(LoginWords.asksForUser(search.repeat(7) + login)).isTrue();
        assertThat(LoginWords.asksForUser(search.repeat(8) + login)).isFalse();
    }

    @Test
    void onlyTheBeginningOfAPageAndOfAFormIsRead() {
        String login = "<form action=/login>" + USER;
        assertThat(LoginWords.asksForUser(" ".repeat(65_536 - login.length()) + login))
                .isTrue();
        assertThat(LoginWords.asksForUser(" ".repeat(65_537 - login.length()) + login))
                .isFalse();
        assertThat(LoginWords.asksForUser("<form action=/login>" + " ".repeat(8192 - USER.length()) + USER))
                .isTrue();
        assertThat(LoginWords.asksForUser("<form action=/login>" + " ".repeat(8193 - USER.length()) + USER))
                .isFalse();
    }
}
