package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>Log in</title>",
                "<TITLE lang=en>Log in",
                "<title> <b>Log in</b></title>",
                "</title><title>x",
                "a < b <title>x",
                "<!-- a --><title>x</title>",
                "<!--><title>x</title>",
                "<!---><title>x</title>",
                "<!doctype html><title>x",
                "</script><title>x",
                "<script>if (a < b) c();</script><title>x</title>",
                "<p title=\"a>b\"><title>x"
            })
    void hasATitle(String html) {
        assertThat(HtmlPage.of(html).hasTitle()).isTrue();
        assertThat(HtmlPage.of(html).hasHeading()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "</",
                "<title",
                "<title>",
                "<title></title>x",
                "<title> \n</title>",
                "<title/x",
                "<titles>x",
                "<!-- <title>x</title> -->",
                "<!-- <title>x",
                "<script><title>x</title></script>",
                "<style><title>x",
                "<template><title>x</title></template>y",
                "<noscript><title>x</title>",
                "<a x=\"<title>x\">",
                "<a x='<title>x</title>",
                "< title>x",
                "<h1></h1>x",
                "<h1x>y"
            })
    void hasNone(String html) {
        assertThat(HtmlPage.of(html).hasTitle()).isFalse();
        assertThat(HtmlPage.of(html).hasHeading()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>x",
                "<h6 class=\"a\">x</h6>",
                "<h1></b>x</h1>",
                "<h2><img><a>x</a></h2>",
                "<h1/>x",
                "<p><h3>x"
            })
    void hasAHeading(String html) {
        assertThat(HtmlPage.of(html).hasHeading()).isTrue();
        assertThat(HtmlPage.of(html).hasTitle()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h0>x", "<h7>x", "<h9>x", "<h10>x", "<h19>x", "<h1a>x", "<h1z>x", "<p>x", "h1>x"})
    void hasNoHeading(String html) {
        assertThat(HtmlPage.of(html).hasHeading()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form>",
                "<a href>",
                "<a href=>",
                "<a href=/login>",
                "<a title=\"a>b\" href='/x'>",
                "<a title='a\"b' href=x>",
                "<a x href=y>",
                "<a/href=x>",
                "<a x=y href=z",
                "<A HREF=\"X\">"
            })
    void hasAWayOn(String html) {
        assertThat(HtmlPage.of(html).hasWayOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>",
                "<a name=href>",
                "<a x=\"href=y\">",
                "<a data-href=x>",
                "<b href=x>",
                "<ab href=x>",
                "</a href=x>",
                "</form>"
            })
    void hasNoWayOn(String html) {
        assertThat(HtmlPage.of(html).hasWayOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "0;url=/login", " 0 ; url=/x", "0.5"})
    void refreshesAtOnce(String content) {
        assertThat(HtmlPage.of("<meta http-equiv=\"refresh\" content=\"" + content + "\">")
                        .refreshesAtOnce())
                .isTrue();
        assertThat(HtmlPage.of("<meta content='" + content + "' http-equiv=refresh />")
                        .refreshesAtOnce())
                .isTrue();
        assertThat(HtmlPage.of("<meta http-equiv=\"expires\" content=\"" + content + "\">")
                        .refreshesAtOnce())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "05", "09", "x", ";0"})
    void doesNotRefreshAtOnce(String content) {
        assertThat(HtmlPage.of("<meta http-equiv=\"refresh\" content=\"" + content + "\">")
                        .refreshesAtOnce())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF<p>",
                "<meta charset=utf-8>",
                "<meta charset>",
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"
            })
    void namesItsCharset(String html) {
        assertThat(HtmlPage.of(html).namesCharset()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>\uFEFF",
                "<meta>",
                "<meta name=charset>",
                "<meta http-equiv=\"Content-Type\" content=\"text/html\">",
                "<a charset=x>"
            })
    void doesNotNameIt(String html) {
        assertThat(HtmlPage.of(html).namesCharset()).isFalse();
    }

    /** Of two attributes with one name the first counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=refresh content=0 content=5>",
                "<meta http-equiv=refresh http-equiv=expires content=0>"
            })
    void theFirstOfTwoCounts(String html) {
        assertThat(HtmlPage.of(html).refreshesAtOnce()).isTrue();
    }
}
