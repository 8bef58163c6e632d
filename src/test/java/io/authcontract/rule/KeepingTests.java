package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What set rules keep of a run: of each resource a little, of many resources some, and of a text its telling words. */
class KeepingTests {
    private static final int MOST_RESOURCES = 4096;

    private final Memory<Set<Integer>> memory = new Memory<>();

    private void add(String key, int value) {
        memory.at(key, TreeSet::new).ifPresent(kept -> kept.add(value));
    }

    @Test
    void whatIsKeptOfAResourceIsFoundAgain() {
        String longKey = "x".repeat(300);
        add("a", 1);
        add("b", 2);
        add("a", 3);
        add(longKey, 4);
        add("a", 5);
        add(longKey, 6);

        assertThat(memory.all()).containsExactly(Set.of(1, 3, 5), Set.of(2), Set.of(4, 6));
    }

    /** Whatever was left out might have had a finding. */
    @Test
    void whoeverHasLeftSomethingOutIsNotSatisfied() {
        IntStream.range(0, MOST_RESOURCES).forEach(i -> add("key " + i, i));
        assertThat(memory.result(List.of(), true, "nothing")).isEqualTo(Result.satisfied());

        add("key 17", -1);
        assertThat(memory.result(List.of(), true, "nothing")).isEqualTo(Result.satisfied());

        add("one more", 1);
        add("one more", 2);
        assertThat(memory.all()).hasSize(MOST_RESOURCES);
        assertThat(memory.result(List.of(), true, "nothing"))
                .isEqualTo(Result.notApplicable(
                        "only the first 4096 resources were compared, without a finding: examine fewer at once"));
        assertThat(memory.result(List.of(), false, "nothing")).isEqualTo(Result.notApplicable("nothing"));
    }

    private static boolean areOne(ProtectionSpaces spaces, String... schemes) {
        return Set.of(schemes).stream().map(spaces::of).distinct().count() == 1;
    }

    @Test
    void whatIsOfferedAboveAPathBelongsToItsSpace() {
        for (List<String> order : List.of(List.of("/api", "/api/orders/7"), List.of("/api/orders/7", "/api"))) {
            ProtectionSpaces spaces = new ProtectionSpaces();
            spaces.see(order.get(0), "basic");
            spaces.see(order.get(1), "bearer");
            spaces.see("/apix", "digest");

            assertThat(areOne(spaces, "basic", "bearer")).isTrue();
            assertThat(areOne(spaces, "basic", "digest")).isFalse();
        }
    }

    @Test
    void spacesThatMeetBecomeOne() {
        ProtectionSpaces spaces = new ProtectionSpaces();
        spaces.see("/a", "basic");
        spaces.see("/b", "bearer");
        assertThat(areOne(spaces, "basic", "bearer")).isFalse();

        spaces.see("/a/x", "digest");
        spaces.see("/b/x", "digest");
        assertThat(areOne(spaces, "basic", "bearer", "digest")).isTrue();
    }

    /** The root has everything below it, and is no space for that. */
    @Test
    void theRootJoinsNothing() {
        ProtectionSpaces spaces = new ProtectionSpaces();
        spaces.see("/", "basic");
        spaces.see("/b", "bearer");

        assertThat(areOne(spaces, "basic", "bearer")).isFalse();
    }

    private static int telling(String text) {
        Set<String> values = new HashSet<>();
        TellingValues.collect(
                text, Request.of(Method.GET, URI.create("https://api.example/orders/order-4711")), values);
        return values.size();
    }

    /** Six characters to sixty-four, with a digit or an at sign, neither a time nor what was asked for. */
    @Test
    void wordsThatTell() {
        assertThat(telling("ada@example")).isEqualTo(1);
        assertThat(telling("{\"iban\":\"DE9912\"}")).isEqualTo(1);
        assertThat(telling("DE991")).isZero();
        assertThat(telling("a1" + "x".repeat(62))).isEqualTo(1);
        assertThat(telling("a1" + "x".repeat(63))).isZero();
        assertThat(telling("forbidden")).isZero();
        assertThat(telling("order-4711 order-4712")).isEqualTo(1);
        assertThat(telling("2026-11-24T10:15:30Z 10:15:30 17000000000")).isZero();
        assertThat(telling("12:34x-9 2026-1-24x")).isEqualTo(2);
        assertThat(telling("ada@example ada@example eve@example")).isEqualTo(2);
    }
}
