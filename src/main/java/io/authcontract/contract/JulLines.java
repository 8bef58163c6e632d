package io.authcontract.contract;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What a logger of java.util.logging and its children log while a handler is attached to it. */
final class JulLines extends Handler implements LogCapture.Lines {
    // The log manager holds loggers weakly: one that nobody else holds would be lost with its handler.
    private final Logger logger;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final BoundedLines lines = new BoundedLines();

    private JulLines(Logger logger) {
        this.logger = logger;
        setLevel(Level.ALL);
    }

    static JulLines attachedTo(String name) {
        JulLines lines = new JulLines(Logger.getLogger(name));
        lines.logger.addHandler(lines);
        return lines;
    }

    @Override
    public synchronized void publish(LogRecord logged) {
        lines.add(logged.getLoggerName() + " " + formatter.formatMessage(logged) + trace(logged.getThrown()));
    }

    private static String trace(@Nullable Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return "\n" + text;
    }

    @Override
    public synchronized List<String> sinceOpened() {
        return lines.toList();
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
