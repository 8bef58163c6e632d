package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What JUnit reports of a fixture whose configuration is wrong. */
final class ConfigurationErrors {
    private ConfigurationErrors() {}

    /** The message of the only configuration error, wherever in the chain of causes JUnit put it. */
    static String message(Suite suite, Class<?> fixture) {
        List<Throwable> failures = suite.failures(fixture);
        assertThat(failures).hasSize(1);
        return configurationError(failures.get(0)).getMessage();
    }

    static String message(Class<?> fixture) {
        return message(Suite.sequential(), fixture);
    }

    private static ExtensionConfigurationException configurationError(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ExtensionConfigurationException.class::isInstance)
                .map(ExtensionConfigurationException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no configuration error", failure));
    }
}
