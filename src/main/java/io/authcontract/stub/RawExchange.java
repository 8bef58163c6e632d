package io.authcontract.stub;

import io.authcontract.http.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One request on one connection, read no further than it has to be. */
final class RawExchange {
    private static final String LINE_END = "\r\n";
    private static final int LONGEST_HEAD = 256 << 10;
    private static final int LONGEST_LINGER_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;
    private final String head;

    RawExchange(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.head = readUntil("\r\n\r\n");
    }

    String head() {
        return Redaction.standard().text(head.strip());
    }

    /** Returns whether the connection serves others. */
    boolean answer(RawAnswer answer) throws IOException {
        if (!answer.isEarly()) {
            readContent();
        }
        socket.getOutputStream().write(answer.toOctets());
        socket.getOutputStream().flush();
        if (answer.isLast()
                || field("connection").filter("close"::equalsIgnoreCase).isPresent()) {
            linger();
            return false;
        }
        return true;
    }

    private void readContent() throws IOException {
        Optional<String> length = field("content-length");
        if (length.isPresent()) {
            in.skipNBytes(number(length.get(), 10));
        } else if (field("transfer-encoding").isPresent()) {
            readChunks();
        }
    }

    /** RFC 9112 section 7.1: sizes and content in turn, and after the last of them fields up to an empty line. */
    private void readChunks() throws IOException {
        long size = chunkSize();
        while (size > 0) {
            in.skipNBytes(size);
            in.skipNBytes(LINE_END.length());
            size = chunkSize();
        }
        String trailer = readUntil(LINE_END);
        while (!trailer.equals(LINE_END)) {
            trailer = readUntil(LINE_END);
        }
    }

    private long chunkSize() throws IOException {
        return number(readUntil(LINE_END).split(";", 2)[0].strip(), 16);
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException none) {
            // As a negative one: nobody can know where the content ends.
        }
        throw new ProtocolException("no length");
    }

    private Optional<String> field(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Closing while octets are unread would reset the connection, and the client might lose the answer (RFC 9112 section 9.6). */
    private void linger() throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LONGEST_LINGER_MILLIS);
        byte[] rest = new byte[8192];
        while (in.read(rest) >= 0) {
            // What the client still sends is nobody's.
        }
    }

    private String readUntil(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] wanted = end.getBytes(StandardCharsets.ISO_8859_1);
        int matched = 0;
        while (matched < wanted.length) {
            int octet = in.read();
            if (octet < 0 || read.size() > LONGEST_HEAD) {
                throw new EOFException("no whole request");
            }
            read.write(octet);
            matched = octet == wanted[matched] ? matched + 1 : octet == wanted[0] ? 1 : 0;
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
