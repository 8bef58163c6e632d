package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts of 1 MiB that make a detector which goes back over what it has read take hours: each repeats what starts a secret and never finishes
 * it. A test that does not end is the failure.
 */
class HostileTextTests {
    private static final int SIZE = 1 << 20;

    private static final Redaction KNOWING = Redaction.standard()
            .withSecrets(List.of(
                    "a".repeat(SIZE / 2) + "b",
                    "aaaa".repeat(6),
                    "aaab",
                    "%25".repeat(1000),
                    "eyJeyJeyJeyJeyJ",
                    "\\\\\\\\",
                    "zz",
                    "a"))
            .withNames(List.of("a", "eyJ"));

    static Stream<String> units() {
        return Stream.of(
                "a",
                "a ",
                " ",
                "\n",
                "=",
                ":",
                "\"",
                "'",
                "\\",
                "\\\"",
                "%",
                "%2",
                "%25",
                "&",
                "&#",
                "&amp",
                "&amp;",
                "<",
                ".",
                ",",
                ";",
                "://",
                "://@",
                "@",
                "[",
                "{",
                "]",
                "eyJ",
                "eyJ.",
                "ewo",
                "eyJhbGciOiJ9.",
                "eyJhbGciOiJ9.a",
                "Bearer ",
                "Bearer  Bearer",
                "key ",
                "key+",
                "key%20",
                "token:",
                "token: ",
                "token:[",
                "\"token\":[",
                "\"token\":\"",
                "\"token\" ",
                "token\\",
                "token=[",
                "token=\"",
                "token%3D",
                "token",
                "token ",
                "<token>",
                "Digest a=",
                "Digest a=\"",
                "Digest a=b,",
                "Authorization: ",
                "\nAuthorization: ",
                "\nAuthorization:Bearer ",
                "\nCookie: ",
                "Cookie: a",
                "Cookie: a;",
                "\nSet-Cookie: a=b; Path=/; ",
                "\u001b[31m",
                "\u0000",
                "\ud83d",
                "*** (JW",
                "Bearer *** (JW",
                "\nAuthorization: Bearer *** (JW");
    }

    @ParameterizedTest
    @MethodSource("units")
    void takesLinearTime(String unit) {
        String text = unit.repeat(SIZE / unit.length());

        assertThat(KNOWING.inPlace(text)).hasSameSizeAs(text);
        assertThat(KNOWING.text(text)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("units")
    void takesLinearTimeInFields(String unit) {
        String value = unit.repeat(SIZE / 16 / unit.length());

        for (String name :
                List.of("Authorization", "Cookie", "Set-Cookie", "Authentication-Info", "X-API-Key", "Location")) {
            assertThat(KNOWING.field(new Field(name, value)))
                    .startsWith(name + ": ")
                    .doesNotContain("\n");
        }
    }

    @Test
    void learnsFromAHostileRequest() {
        Request request = Request.of(Method.POST, URI.create("http://localhost/?token=" + "x".repeat(SIZE / 8)))
                .withHeaders(Headers.of(
                        "Authorization", "Bearer " + "a.".repeat(SIZE / 8), "Cookie", "a=bcde;".repeat(1000)))
                .withBody(Body.of("\"token\":\"abcd\",".repeat(10_000)));

        assertThat(Redaction.standard()
                        .exchange(
                                Exchange.of(request, Response.of(200, Headers.none(), Body.of("a.".repeat(SIZE / 2))))))
                .contains("Authorization: Bearer ***");
    }

    @Test
    void neverThrowsAndIsStable() {
        Random random = new Random(20261123);
        List<String> units = units().toList();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(12), 0, units.size())
                    .forEach(unit -> text.append(units.get(unit)).append((char) ('a' + unit % 26)));

            String once = KNOWING.text(text.toString());

            assertThat(KNOWING.inPlace(text.toString())).hasSameSizeAs(text);
            assertThat(once).as("of %s", text).doesNotContain("\u001b", "\u0000");
        }
    }

    @Test
    void showsOfAMillionFieldsOnlySome() {
        Headers many = Headers.of(IntStream.range(0, 100_000)
                .mapToObj(i -> new Field("X-" + i, "v".repeat(10)))
                .toList());

        String text = Exchange.of(
                        Request.of(Method.GET, URI.create("http://localhost/")),
                        Response.of(200, many, Body.of("x\n".repeat(SIZE / 2))))
                .toString();

        assertThat(text)
                .hasSizeLessThan(10_000)
                .contains("(and 99950 more field lines)", "(the beginning of 1048576 octets)");
    }
}
