package io.authcontract.matrix;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * As much of a Set-Cookie line as decides whether the cookie is kept (RFC 6265 section 5.2).
 *
 * @param name the name
 * @param value the value
 * @param maxAge how long it lives, if the line says so in seconds that can be read
 * @param expires when it ends, if the line has a date that can be read
 */
record CookieLine(String name, String value, Optional<Duration> maxAge, Optional<Instant> expires) {
    private static final int LONGEST_DATE = 64;
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");

    /** Dates as RFC 9110 section 5.6.7 has them and as they were written with hyphens before; the day of the week is not looked at. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d[ ][-]MMM[ ][-]")
            .appendPattern("[uuuu]")
            .optionalStart()
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .optionalEnd()
            .appendPattern(" H:mm:ss")
            .toFormatter(Locale.ENGLISH);

    /** Empty where the line names no cookie. */
    static Optional<CookieLine> parse(String line) {
        String[] parts = line.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        Optional<Duration> maxAge = Optional.empty();
        Optional<Instant> expires = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            String[] attribute = parts[i].strip().split("=", 2);
            String text = attribute.length == 2 ? attribute[1].strip() : "";
            if (attribute[0].strip().equalsIgnoreCase("Max-Age")) {
                Optional<Duration> before = maxAge;
                maxAge = seconds(text).or(() -> before);
            } else if (attribute[0].strip().equalsIgnoreCase("Expires")) {
                Optional<Instant> before = expires;
                expires = date(text).or(() -> before);
            }
        }
        String name = parts[0].substring(0, equals).strip();
        return Optional.of(new CookieLine(name, parts[0].substring(equals + 1).strip(), maxAge, expires));
    }

    private static Optional<Duration> seconds(String text) {
        return SECONDS.matcher(text).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        if (text.length() > LONGEST_DATE) {
            return Optional.empty();
        }
        String date = text.replaceFirst("^[A-Za-z]+,? *", "").replaceFirst("(?i) *(GMT|UTC)$", "");
        try {
            return Optional.of(DATE.parse(date, LocalDateTime::from).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether the line takes the cookie away: Max-Age goes before Expires. */
    boolean isOver(Instant now) {
        return maxAge.map(age -> age.isZero() || age.isNegative())
                .or(() -> expires.map(end -> !end.isAfter(now)))
                .orElse(false);
    }
}
