package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.rule.JsonContent.Kind;
import io.authcontract.rule.JsonContent.Member;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8259 calls JSON. */
class JsonContentTests {
    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":{\"b\":[1,-2.5e3,\"\\u00e9\",true,null]}} ", "{\"\":0}"})
    void objects(String text) {
        assertThat(JsonContent.of(text).kind()).isEqualTo(Kind.OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null", "[[],{}]"})
    void otherValues(String text) {
        assertThat(JsonContent.of(text).kind()).isEqualTo(Kind.OTHER);
        assertThat(JsonContent.of(text).member("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "[1,]",
                "{} {}",
                "{}x",
                "TRUE",
                "NaN",
                "01",
                "\"a\nb\"",
                "{\"a\":\"b\tc\"}",
                "//x\n{}",
                "{\"a\"=1}",
                "{\"a\":1;\"b\":2}",
                ")]}'\n{}",
                "\"\\x\""
            })
    void nothingElse(String text) {
        assertThat(JsonContent.of(text).kind()).isEqualTo(Kind.NOT_JSON);
    }

    @Test
    void membersOfTheTopOnly() {
        JsonContent content = JsonContent.of("{\"a\":{\"b\":1},\"c\":[],\"d\":\"\",\"e\":null,\"f\":[0],\"g\":2}");

        assertThat(content.member("b")).isEmpty();
        assertThat(content.member("a").map(Member::empty)).contains(false);
        assertThat(content.member("c").map(Member::empty)).contains(true);
        assertThat(content.member("d").map(Member::empty)).contains(true);
        assertThat(content.member("e").map(Member::empty)).contains(true);
        assertThat(content.member("f").map(Member::empty)).contains(false);
        assertThat(content.member("g").map(Member::text)).isEqualTo(Optional.of("2"));
    }

    @Test
    void depthIsBounded() {
        assertThat(JsonContent.of("[".repeat(100) + "]".repeat(100)).kind()).isEqualTo(Kind.OTHER);
        assertThat(JsonContent.of("[".repeat(101) + "]".repeat(101)).kind()).isEqualTo(Kind.TOO_DEEP);
        assertThat(JsonContent.of("{\"a\":".repeat(1_000_000)).kind()).isEqualTo(Kind.TOO_DEEP);
    }

    /** A list that begins with a number is no list of objects. */
    @Test
    void onlyTheFirstElementIsAskedForItsMembers() {
        assertThat(JsonContent.of("[{\"a\":1},{\"b\":2}]").elementNames()).containsExactly("a");
        assertThat(JsonContent.of("[1,{\"a\":1}]").elementNames()).isEmpty();
    }
}
