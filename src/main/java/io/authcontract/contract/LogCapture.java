package io.authcontract.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A way to read what the service logs, to see whether credentials get into its log (OWASP ASVS 5.0, 16.2.5) and refusals do (16.3.1).
 *
 * <pre>{@code
 * LogCapture.file(Path.of("target/service.log"))
 * LogCapture.jul("com.example.orders")
 * LogCapture.of(() -> appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList())    // a ListAppender of Logback
 * }</pre>
 *
 * @since 0.1.0
 */
public final class LogCapture {
    private final String name;
    private final Supplier<Lines> opening;
    private final Duration delay;

    /** Lines that are read from one moment on. */
    public interface Lines extends AutoCloseable {
        /**
         * Returns what was logged since this was opened.
         *
         * @return the lines in order, possibly of several text lines each
         */
        List<String> sinceOpened();

        /** Ends the capture; what was attached is detached. */
        @Override
        void close();
    }

    private LogCapture(String name, Supplier<Lines> opening, Duration delay) {
        this.name = name;
        this.opening = opening;
        this.delay = delay;
    }

    /**
     * Returns a capture that asks a function for all lines there are; those that are there when it is opened do not count.
     * At most 100 000 lines and 16 Mi characters after the opening are read.
     *
     * @param lines gives every line so far, the oldest first; it may grow only at its end
     * @return the capture
     */
    public static LogCapture of(Supplier<List<String>> lines) {
        return new LogCapture("a function of the contract", () -> new GrowingLines(lines), Duration.ZERO);
    }

    /**
     * Returns a capture of a file to which the service appends, in UTF-8. At most the first 16 MiB after the opening are read.
     *
     * @param file the file, there or not yet
     * @return the capture
     */
    public static LogCapture file(Path file) {
        return new LogCapture("the file " + file.getFileName(), () -> new FileLines(file), Duration.ZERO);
    }

    /**
     * Returns a capture of java.util.logging in this process: a handler that is attached while it is needed. The level of the logger stays as it is.
     * At most 100 000 lines and 16 Mi characters after the opening are kept.
     *
     * @param logger the name of a logger, for its children too; the empty name for all
     * @return the capture
     */
    public static LogCapture jul(String logger) {
        return new LogCapture(
                "the logger \"" + logger + "\" of java.util.logging", () -> JulLines.attachedTo(logger), Duration.ZERO);
    }

    /**
     * Declares how long it takes until a line can be read: the log is read that time after each answer, and the first request waits for lines of earlier ones.
     *
     * @param time not negative; zero without it
     * @return another capture
     * @throws IllegalArgumentException when the time is negative
     */
    public LogCapture readAfter(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "A log capture has readAfter(" + time + "). Write a time such as Duration.ofMillis(200).");
        }
        return new LogCapture(name, opening, time);
    }

    /**
     * Begins to capture.
     *
     * @return the lines from now on; whoever opens them closes them
     */
    public Lines open() {
        return opening.get();
    }

    /**
     * Returns how long it takes until a line can be read.
     *
     * @return the time
     */
    public Duration delay() {
        return delay;
    }

    @Override
    public String toString() {
        return name;
    }
}
