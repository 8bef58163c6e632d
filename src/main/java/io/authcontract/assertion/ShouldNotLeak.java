package io.authcontract.assertion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.error.ErrorMessageFactory;

/** Error: a secret came back. Says where and how, never what. */
final class ShouldNotLeak extends ExchangeError {
    private static final String FORMAT = "to keep secrets to itself, but it sent back%n  %s";

    private ShouldNotLeak(FactText text, String... values) {
        super(text, Reason.rule("body-no-leak"), FORMAT, values);
    }

    static ErrorMessageFactory shouldNotLeak(AuthResponse response, List<String> secrets, List<Leak> leaks) {
        Stream<String> spelled = Stream.concat(secrets.stream(), leaks.stream().map(Leak::shown));
        String found = leaks.stream().map(Leak::toString).collect(Collectors.joining("\n"));
        return new ShouldNotLeak(FactText.of(response).hiding(spelled.toList()), found);
    }
}
