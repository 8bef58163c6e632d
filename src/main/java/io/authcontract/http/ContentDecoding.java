package io.authcontract.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Undoes the content codings the JDK knows (RFC 9110 section 8.4.1), with a limit, so that a small bomb stays small. */
final class ContentDecoding {
    /** At most this many octets come out of a coded body. */
    static final int LIMIT = 1 << 20;

    private ContentDecoding() {}

    static Body decode(Response response) {
        String coding = response.headers()
                .combined("Content-Encoding")
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (coding.isEmpty()
                || coding.equals("identity")
                || !response.body().isKnown()
                || response.body().isEmpty()) {
            return response.body();
        }
        return switch (coding) {
            case "gzip", "x-gzip" -> read(response.body(), GZIPInputStream::new, coding);
            case "deflate" -> read(response.body(), InflaterInputStream::new, coding);
            default -> Body.unknown("its Content-Encoding \"" + coding + "\" is not known here");
        };
    }

    private static Body read(Body coded, Decoder decoder, String coding) {
        try (InputStream in = decoder.open(new ByteArrayInputStream(coded.octets()))) {
            byte[] plain = in.readNBytes(LIMIT);
            return in.read() < 0 ? Body.of(plain) : Body.truncated(plain);
        } catch (IOException broken) {
            return Body.unknown("it is labelled " + coding + " but cannot be decoded");
        }
    }

    private interface Decoder {
        InputStream open(InputStream coded) throws IOException;
    }
}
