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

    /**
     * Which cells of a matrix run: patterns over their ids, separated by semicolons, for example {@code orders: DELETE * ~ none.*}. See
     * {@link io.authcontract.matrix.CellFilter}. A run in which no cell matches fails.
     */
    public static final String ONLY = "authcontract.only";

    /** {@code true} lets cells fail whose answer says nothing about credentials, which are aborted otherwise. */
    public static final String STRICT = "authcontract.strict";

    /** The folder of the reports; {@code target/authcontract} by default, or {@code build/authcontract} in a Gradle project. */
    public static final String REPORT_DIR = "authcontract.report.dir";

    /** The formats of the reports, separated by commas, for example {@code HTML,JSON}; all by default, {@code none} for no report. */
    public static final String REPORT_FORMATS = "authcontract.report.formats";

    /** {@code false} keeps the summary of a run off the console. */
    public static final String SUMMARY = "authcontract.summary";

    private AuthContractProperties() {}
}
