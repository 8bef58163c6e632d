package io.authcontract.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three forms of HTTP-date (RFC 9110 section 5.6.7), and the one with hyphens that old cookies have. */
final class HttpDates {
    private static final int LONGEST = 40;
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
            form("EEE MMM ppd HH:mm:ss yyyy"),
            form("EEE, dd-MMM-yyyy HH:mm:ss 'GMT'"),
            shortYears());

    private HttpDates() {}

    static Optional<Instant> parse(String text) {
        String date = text.strip();
        return date.length() > LONGEST
                ? Optional.empty()
                : FORMS.stream()
                        .map(form -> parse(date, form))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private static DateTimeFormatter shortYears() {
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1970, 1, 1))
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }
}
