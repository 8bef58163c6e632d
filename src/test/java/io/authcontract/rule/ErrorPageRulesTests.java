package io.authcontract.rule;

import static io.authcontract.rule.ErrorPageRules.ERROR_PAGE_HELPFUL;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageRulesTests {
    private static final String TITLE = "<title>Sign in</title>";
    private static final String HEADING = "<h1>Sign in</h1>";
    private static final String LINK = "<a href=\"/login\">Sign in</a>";
    private static final String HTML = "Content-Type: text/html; charset=utf-8";

    private static Seen page(String html) {
        return Seen.refused("WWW-Authenticate: Bearer realm=\"a\"", HTML)
                .content(html)
                .in(c -> c.profile(Profile.BROWSER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TITLE + HEADING + LINK,
                "<!DOCTYPE html><TITLE lang=en>x</TITLE><H2 class=\"a>b\">x</H2><form action=/login></form>",
                TITLE + "<h1><span>Sign in</span></h1><p><A\nclass=x HREF=/login>x</A>",
                TITLE + HEADING + LINK + "<meta http-equiv=refresh content=\"30; url=/login\">",
                TITLE + HEADING + LINK + "<!-- <meta http-equiv=refresh content=0> -->",
                "<script>document.write('<title></title>')</script>" + TITLE + HEADING + LINK
            })
    void aPageWithAWayOnMeets(String html) {
        page(html).meets(ERROR_PAGE_HELPFUL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>401</p>                                     | title, heading, link or form",
                "<title> </title><h1></h1><a href=/>x</a>       | title, heading",
                "<title>x</title><h1>x</h1><a name=top>x</a>    | link or form",
                "<title>x</title><!--<h1>x</h1>--><form>        | heading",
                "<title>x</title><script>'<h1>x</h1>'</script><form> | heading",
                "<title>x</title><style>h1{a:b}</style><form>   | heading",
                "<titles>x</titles><hr>x<form>                  | title, heading",
                "<title>x</title><h1>x</h1><!-- <form>          | link or form",
                "<                                              | title, heading, link or form"
            })
    void whatIsMissingIsNamed(String html, String missing) {
        assertThat(page(html)
                        .breaks(ERROR_PAGE_HELPFUL, fact("status", 401), fact("missing", missing))
                        .fails())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0;url=/login", " 0 ; URL='/login'", "0.0", "00,url=/login"})
    void anImmediateRefreshBreaks(String content) {
        page(TITLE + HEADING + LINK + "<meta http-equiv=\"Refresh\" content=\"" + content + "\">")
                .breaks(ERROR_PAGE_HELPFUL, fact("found", "an immediate refresh"));
    }

    @ParameterizedTest
    @CsvSource({"10", "05", "5; url=/login"})
    void aLaterOneMeets(String content) {
        page(TITLE + HEADING + LINK + "<meta http-equiv=\"refresh\" content=\"" + content + "\">")
                .meets(ERROR_PAGE_HELPFUL);
    }

    @Test
    void theCharsetMayStandInThePage() {
        Seen plain = Seen.refused("Content-Type: text/html").in(c -> c.profile(Profile.BROWSER));
        String html = TITLE + HEADING + LINK;

        plain.content(html).breaks(ERROR_PAGE_HELPFUL, fact("missing", "charset"));
        plain.content("<meta charset=utf-8>" + html).meets(ERROR_PAGE_HELPFUL);
        plain.content("<meta http-equiv='Content-Type' content='text/html; charset=utf-8'>" + html)
                .meets(ERROR_PAGE_HELPFUL);
        plain.content("\uFEFF" + html).meets(ERROR_PAGE_HELPFUL);
    }

    /** A browser asks for Basic and Digest by itself: whoever sees the page has just cancelled. */
    @Test
    void aDialogueOfTheBrowserIsAWayOn() {
        for (String scheme : new String[] {"Basic realm=\"a\"", "Digest realm=\"a\", nonce=\"n\"", "Negotiate"}) {
            Seen.refused("WWW-Authenticate: " + scheme, HTML)
                    .content(TITLE + HEADING)
                    .meets(ERROR_PAGE_HELPFUL);
        }
    }

    @Test
    void otherAnswersAreNoMatterOfIt() {
        Seen.refused("Content-Type: application/json").content("{}").isNoMatterOf(ERROR_PAGE_HELPFUL, "HTML");
        Seen.get("HTTP/1.1 200 OK", HTML).content("x").isNoMatterOf(ERROR_PAGE_HELPFUL, "401 or 403");
        Seen.refused(HTML).isNoMatterOf(ERROR_PAGE_HELPFUL, "no content");
    }
}
