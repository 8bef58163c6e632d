package io.authcontract.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the content of a response ends (RFC 9112 section 6.3). */
enum Framing {
    /** No content: the response ends with its header section. */
    NONE,
    CHUNKED,
    LENGTH,
    UNTIL_CLOSE;

    /** Decides for a response without {@link #problem}. */
    static Framing of(Method method, Head head) {
        if (method.equals(Method.HEAD) || head.status() / 100 == 1 || head.status() == 204 || head.status() == 304) {
            return NONE;
        }
        if (method.name().equals("CONNECT") && head.status() / 100 == 2) {
            return NONE;
        }
        if (head.headers().contains("Transfer-Encoding")) {
            return lastCoding(head.headers()).equals("chunked") ? CHUNKED : UNTIL_CLOSE;
        }
        return head.headers().contains("Content-Length") ? LENGTH : UNTIL_CLOSE;
    }

    /** Tells why the length cannot be told; a Transfer-Encoding overrides a Content-Length, right or wrong. */
    static Optional<String> problem(Headers headers) {
        if (headers.contains("Transfer-Encoding") || !headers.contains("Content-Length")) {
            return Optional.empty();
        }
        List<String> lengths = lengths(headers).toList();
        boolean valid = lengths.stream().allMatch(Framing::isLength)
                && lengths.stream().distinct().count() == 1;
        return valid
                ? Optional.empty()
                : Optional.of("Content-Length is not one decimal number (RFC 9112 section 6.3): "
                        + Excerpt.of(String.join(", ", lengths)));
    }

    /** Returns the declared length in octets; what is beyond a long is beyond every limit. */
    static long length(Headers headers) {
        String digits = lengths(headers).findFirst().orElse("0");
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static Stream<String> lengths(Headers headers) {
        return members(headers, "Content-Length");
    }

    private static String lastCoding(Headers headers) {
        return members(headers, "Transfer-Encoding")
                .reduce("", (first, last) -> last)
                .toLowerCase(Locale.ROOT);
    }

    private static Stream<String> members(Headers headers, String field) {
        return headers.values(field).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip);
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
