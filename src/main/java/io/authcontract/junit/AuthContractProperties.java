package io.authcontract.junit;

/**
 * The names of JUnit configuration parameters that authcontract reads: system properties, or lines of {@code junit-platform.properties}.
 *
 * @since 0.1.0
 */
public final class AuthContractProperties {
    /** The address of the service under test; wins over {@link AuthContract#baseUri()}. */
    public static final String BASE_URI = "authcontract.base-uri";

    /** A properties file of secrets outside the source tree, read after environment and system properties. */
    public static final String SECRETS_FILE = "authcontract.secrets-file";

    /** How long one exchange may take, in whole seconds; 15 by default. */
    public static final String TIMEOUT_SECONDS = "authcontract.timeout-seconds";

    /** How many requests may begin in a second, for each contract in a class; no limit by default. */
    public static final String REQUESTS_PER_SECOND = "authcontract.requests-per-second";

    private AuthContractProperties() {}
}
