package io.authcontract.assertion;

import io.authcontract.http.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The Retry-After field (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private RetryAfter() {}

    /** Says what is wrong with the field; empty when nothing is. */
    static Optional<String> problem(Headers headers) {
        List<String> lines = headers.values("Retry-After");
        if (lines.isEmpty()) {
            return Optional.of("The field is missing.");
        }
        if (lines.size() > 1) {
            return Optional.of("The field may occur only once.");
        }
        return isSeconds(lines.get(0)) || date(lines.get(0)).isPresent()
                ? Optional.empty()
                : Optional.of("That is neither a number of seconds nor a date such as Sun, 06 Nov 1994 08:49:37 GMT.");
    }

    /** Says why a valid field asks for more patience than the bound, or why that is not known. */
    static Optional<String> excess(Headers headers, Duration atMost) {
        String value = headers.first("Retry-After").orElse("");
        if (isSeconds(value)) {
            return excess(
                    value.length() > 9 ? Duration.ofSeconds(999_999_999) : Duration.ofSeconds(Long.parseLong(value)),
                    atMost);
        }
        Optional<Instant> now = headers.first("Date").flatMap(RetryAfter::date);
        if (now.isEmpty()) {
            return Optional.of("The date cannot be compared: the response has no valid Date field.");
        }
        return date(value).flatMap(then -> excess(Duration.between(now.get(), then), atMost));
    }

    private static Optional<String> excess(Duration asked, Duration atMost) {
        return asked.compareTo(atMost) > 0
                ? Optional.of("That is " + asked.toSeconds() + " seconds.")
                : Optional.empty();
    }

    private static boolean isSeconds(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Only the form a sender must generate (RFC 9110 section 5.6.7), not the obsolete ones. */
    static Optional<Instant> date(String value) {
        try {
            boolean fixedForm = value.length() == "Sun, 06 Nov 1994 08:49:37 GMT".length() && value.endsWith(" GMT");
            return fixedForm
                    ? Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)))
                    : Optional.empty();
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
