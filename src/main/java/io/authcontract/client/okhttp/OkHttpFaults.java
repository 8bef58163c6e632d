package io.authcontract.client.okhttp;

import io.authcontract.http.Fault;
import io.authcontract.http.Faults;
import io.authcontract.http.Request;
import io.authcontract.http.TransportOptions;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults behind what OkHttp throws. */
final class OkHttpFaults {
    /** What OkHttp itself takes of one header section, in octets. */
    private static final int HEADER_LIMIT = 256 << 10;

    private static final Pattern LINE = Pattern.compile("limit=([0-9]{1,9}) content=((?:[0-9a-f]{2})+)");

    private OkHttpFaults() {}

    static Fault of(Exception failure, Request request, Meter meter, TransportOptions options) {
        boolean endOfStream = failure.getCause() instanceof EOFException || failure instanceof EOFException;
        if (meter.isExceeded() || (endOfStream && meter.sinceProgress() >= HEADER_LIMIT)) {
            return tooLarge(options.maxHeaderOctets());
        }
        Optional<Fault> foreign = endOfStream ? notHttp(failure, meter) : Optional.empty();
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (endOfStream && nothingCame(failure)) {
            return new Fault(Fault.Kind.CLOSED_UNANSWERED, "the connection was closed before a status line came.");
        }
        if (String.valueOf(failure.getMessage()).startsWith("unexpected end of stream")) {
            return new Fault(Fault.Kind.TRUNCATED, "the connection was closed in the middle of the response.");
        }
        return isOverall(failure) ? Faults.timeout(options.timeout()) : Faults.of(failure, request);
    }

    private static Fault tooLarge(int limit) {
        return new Fault(
                Fault.Kind.TOO_LARGE,
                "the header section, the interim responses before it or a chunk-size line exceeded the limit of "
                        + Math.min(limit, HEADER_LIMIT) + " octets.");
    }

    private static boolean isOverall(Exception failure) {
        return failure instanceof InterruptedIOException && "timeout".equals(failure.getMessage());
    }

    /** Okio shows the first octets of a line without end; where nothing came before them, they stand in the place of the status line. */
    private static Optional<Fault> notHttp(Exception failure, Meter meter) {
        Matcher line = LINE.matcher(String.valueOf(Optional.ofNullable(failure.getCause())
                .map(Throwable::getMessage)
                .orElse("")));
        if (!line.find() || Long.parseLong(line.group(1)) != meter.sinceProgress()) {
            return Optional.empty();
        }
        String found = new String(HexFormat.of().parseHex(line.group(2)), StandardCharsets.ISO_8859_1);
        return found.regionMatches(0, "HTTP/", 0, Math.min(found.length(), 5))
                ? Optional.empty()
                : Optional.of(Faults.notHttp(found));
    }

    /** Okio tells how much of a line there was when the end came. */
    private static boolean nothingCame(Exception failure) {
        return failure.getCause() instanceof EOFException end
                && String.valueOf(end.getMessage()).contains("limit=0 ");
    }
}
