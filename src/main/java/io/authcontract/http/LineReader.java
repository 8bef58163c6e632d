package io.authcontract.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines and octets of a message; a line ends with CRLF or a bare LF (RFC 9112 section 2.2). */
final class LineReader {
    private final InputStream in;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    InputStream octets() {
        return in;
    }

    /**
     * Reads a line without its end.
     *
     * @param allowance how many octets this line and its siblings may still take
     * @param where names the place, for the text of a fault
     */
    String line(Allowance allowance, String where) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = next(where); octet != '\n'; octet = next(where)) {
            allowance.take(1);
            line.write(octet);
        }
        allowance.take(1);
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int next(String where) throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw UnreadableResponse.truncated("the connection was closed in the middle of " + where + ".");
        }
        return octet;
    }
}
