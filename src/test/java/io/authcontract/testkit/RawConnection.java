package io.authcontract.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One accepted connection of a {@link RawServer}. Every method that fails because the client has gone throws an IOException. */
public final class RawConnection {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length:[ \t]*([0-9]+)[ \t]*$");

    private static final int CRLF_CRLF = 0x0d0a0d0a;

    private final Socket raw;
    private final InputStream in;
    private final OutputStream out;
    private final Consumer<ReceivedRequest> recorder;
    private final CountDownLatch serverClosed;

    RawConnection(Socket raw, Socket layered, Consumer<ReceivedRequest> recorder, CountDownLatch serverClosed)
            throws IOException {
        this.raw = raw;
        this.in = new BufferedInputStream(layered.getInputStream());
        this.out = layered.getOutputStream();
        this.recorder = recorder;
        this.serverClosed = serverClosed;
    }

    /** Reads one request, content by Content-Length or else chunked, and records it. */
    public ReceivedRequest readRequest() throws IOException {
        String head = head();
        ReceivedRequest request = new ReceivedRequest(head, body(head));
        recorder.accept(request);
        return request;
    }

    /** Reads one header section and records it; whatever content follows stays unread. */
    public ReceivedRequest readHead() throws IOException {
        ReceivedRequest request = new ReceivedRequest(head(), "");
        recorder.accept(request);
        return request;
    }

    /** Reads the content of a request whose header section was read. */
    public String readContent(ReceivedRequest request) throws IOException {
        return body(request.head());
    }

    /** Reads and drops so many octets. */
    public void skip(int count) throws IOException {
        in.readNBytes(count);
    }

    /** Reads and drops what has come by now, which may be nothing. */
    public void skipWhatIsThere() throws IOException {
        in.readNBytes(in.available());
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lastFour = 0;
        while (lastFour != CRLF_CRLF) {
            int octet = octet();
            head.write(octet);
            lastFour = lastFour << 8 | octet;
        }
        return head.toString(ISO_8859_1);
    }

    private String body(String head) throws IOException {
        Matcher length = LENGTH.matcher(head.replace("\r", ""));
        if (length.find()) {
            return new String(in.readNBytes(Integer.parseInt(length.group(1))), ISO_8859_1);
        }
        boolean chunked = head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked");
        return chunked ? chunks() : "";
    }

    private String chunks() throws IOException {
        StringBuilder chunks = new StringBuilder();
        while (!chunks.toString().endsWith("0\r\n\r\n")) {
            chunks.append((char) octet());
        }
        return chunks.toString();
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the client closed the connection");
        }
        return octet;
    }

    /** Writes octets, each char one, at once. */
    public void write(String octets) throws IOException {
        write(octets.getBytes(ISO_8859_1));
    }

    /** Writes octets at once. */
    public void write(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
    }

    /** Writes these octets again and again until the client has gone. */
    public void writeForEver(String octets) throws IOException {
        byte[] block = octets.repeat(Math.max(1, 8192 / octets.length())).getBytes(ISO_8859_1);
        while (!isServerClosed()) {
            write(block);
        }
    }

    /** Writes these octets one by one with pauses, again and again, until the client has gone. */
    public void dribble(String octets) throws IOException, InterruptedException {
        for (int i = 0; !serverClosed.await(20, TimeUnit.MILLISECONDS); i = (i + 1) % octets.length()) {
            write(octets.substring(i, i + 1));
        }
    }

    /** Says nothing more until the server is closed; reads nothing either. */
    public void fallSilent() throws InterruptedException {
        serverClosed.await();
    }

    /** Closes the connection at once, before the behaviour returns. */
    public void end() throws IOException {
        raw.close();
    }

    /** Closes the connection by RST instead of FIN. */
    public void reset() throws IOException {
        raw.setSoLinger(true, 0);
        raw.close();
    }

    private boolean isServerClosed() {
        return serverClosed.getCount() == 0;
    }
}
