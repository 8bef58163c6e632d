package io.authcontract.junit;

import io.authcontract.client.AuthClientOptions;
import io.authcontract.http.TransportOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The options that JUnit configuration parameters give. */
final class ConfiguredOptions {
    private ConfiguredOptions() {}

    static AuthClientOptions of(ExtensionContext context) {
        TransportOptions limits = number(context, AuthContractProperties.TIMEOUT_SECONDS)
                .map(seconds -> TransportOptions.standard().withTimeout(Duration.ofSeconds(seconds)))
                .orElseGet(TransportOptions::standard);
        AuthClientOptions options = AuthClientOptions.standard().withTransport(limits);
        return number(context, AuthContractProperties.REQUESTS_PER_SECOND)
                .map(options::withRateLimit)
                .orElse(options);
    }

    /** A switch that is off, or on, unless a property says otherwise. */
    static boolean flag(ExtensionContext context, String name, boolean otherwise) {
        Optional<String> text = context.getConfigurationParameter(name).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().equalsIgnoreCase("true") && !text.get().equalsIgnoreCase("false")) {
            throw Misconfiguration.wrongProperty(name, text.get(), "true or false");
        }
        return text.get().equalsIgnoreCase("true");
    }

    private static Optional<Integer> number(ExtensionContext context, String name) {
        return context.getConfigurationParameter(name).map(text -> positive(name, text));
    }

    private static int positive(String name, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, like a number that is too small.
        }
        throw Misconfiguration.wrongProperty(name, text, "a whole number from 1, for example 30");
    }
}
