package io.authcontract.assertion;

import io.authcontract.matrix.Coverage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.error.BasicErrorMessageFactory;

/** What all errors about a matrix have in common: they begin with what it has shown. */
abstract class CoverageError extends BasicErrorMessageFactory {

    CoverageError(Coverage coverage, String format, String... values) {
        super("%nExpecting%n  %s%n" + format, arguments(coverage, values));
    }

    private static Object[] arguments(Coverage coverage, String... values) {
        return Stream.concat(Stream.of(CoverageText.of(coverage)), Arrays.stream(values))
                .map(FactText::indent)
                .map(value -> unquotedString(value.replace("\n", System.lineSeparator())))
                .toArray();
    }
}
