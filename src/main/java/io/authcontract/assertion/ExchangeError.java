package io.authcontract.assertion;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.error.BasicErrorMessageFactory;

/**
 * What all errors of this package have in common: they begin with the request that was asked and end with the reason, the exchange and the curl
 * line. The values are words that have passed the redactor; they are arguments and never part of the format, because they may contain a percent
 * sign.
 */
abstract class ExchangeError extends BasicErrorMessageFactory {

    ExchangeError(FactText text, Reason reason, String format, String... values) {
        super("%nExpecting%n  %s%n" + format + "%s", arguments(text, reason, values));
    }

    private static Object[] arguments(FactText text, Reason reason, String... values) {
        Stream<String> between = Arrays.stream(values).map(FactText::indent);
        return Stream.of(Stream.of(text.request()), between, Stream.of(text.tail(reason)))
                .flatMap(part -> part)
                .map(part -> unquotedString(part.replace("\n", System.lineSeparator())))
                .toArray();
    }
}
