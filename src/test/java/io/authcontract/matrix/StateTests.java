package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.rule.Happening.Change;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which differences between two states count, and that no text is too much. */
class StateTests {

    private static List<Change> changes(String before, String after) {
        return State.of(before, Set.of("servedAt")).changesTo(State.of(after, Set.of("servedAt")));
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("{\"a\":1,\"b\":2}", "{ \"b\" : 2, \"a\" : 1 }", List.of()),
                Arguments.of("{\"a\":1,\"servedAt\":1}", "{\"a\":1,\"servedAt\":{\"s\":2}}", List.of()),
                Arguments.of("[{\"servedAt\":1}]", "[{\"servedAt\":2}]", List.of()),
                Arguments.of("{\"a\":1}", "{\"a\":2}", List.of(new Change("$", "\"a\":1", "\"a\":2"))),
                Arguments.of("{\"a\":\"1\"}", "{\"a\":1}", List.of(new Change("$", "\"a\":\"1\"", "\"a\":1"))),
                Arguments.of("{\"a\":true}", "{\"a\":null}", List.of(new Change("$", "\"a\":true", "\"a\":null"))),
                Arguments.of("[1]", "[1,2]", List.of(new Change("$[1]", "absent", "2"))),
                Arguments.of("[1,[3]]", "[1]", List.of(new Change("$[1][0]", "3", "absent"))),
                Arguments.of(
                        "{\"o\":[]}",
                        "{\"o\":[{\"id\":7}]}",
                        List.of(new Change("$.o", "[]", "absent"), new Change("$.o[0]", "absent", "\"id\":7"))),
                Arguments.of("{\"o\":{}}", "{\"o\":[]}", List.of(new Change("$.o", "{}", "[]"))),
                Arguments.of("3 orders", "4 orders", List.of(new Change("line 1", "3 orders", "4 orders"))),
                Arguments.of("a\nb", "a\r\nb\r\nc", List.of(new Change("line 3", "absent", "c"))),
                Arguments.of("{\"a\":1} x", "{\"a\":1} y", List.of(new Change("line 1", "{\"a\":1} x", "{\"a\":1} y"))),
                Arguments.of("", "", List.of()),
                Arguments.of("7", "8", List.of(new Change("line 1", "7", "8"))));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void tellsTwoStatesApart(String before, String after, List<Change> expected) {
        assertThat(changes(before, after)).isEqualTo(expected);
    }

    /** A value may be as long as the service likes; what is kept of it may not. */
    @Test
    void shortensLongValues() {
        Change change = changes("{}", "{\"a\":\"" + "x".repeat(10_000) + "\"}").get(1);

        assertThat(change.after()).hasSize(4099).endsWith("...");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "[".repeat(1_000_000),
                "[" + "1,".repeat(500_000) + "1]",
                "{\"" + "n".repeat(1_000_000) + "\":[" + "[1],".repeat(10_000) + "1]}",
                "\n".repeat(1_000_000),
                "{\"a\":1,",
                "{\"a\":1}".repeat(2),
                "\u0000\uD800");
    }

    /** None of them throws, and each is seen to differ from the same text with one more character. */
    @ParameterizedTest
    @MethodSource("hostile")
    void readsWhatNobodyWouldSend(String text) {
        assertThat(changes(text, text)).isEmpty();
        assertThat(changes(text, text + "!")).isNotEmpty();
    }
}
