package io.authcontract.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A service on a loopback port whose answers a test writes line by line: fields repeat and keep their spelling, content is octets. One request for each
 * connection.
 */
public final class LineService implements AutoCloseable {
    private final RawServer server;

    private LineService(RawServer server) {
        this.server = server;
    }

    /** Decides what is answered. */
    @FunctionalInterface
    public interface Script {
        /** Answers one request. */
        Answer answer(Call call);
    }

    /** How the answers travel. */
    public enum Wire {
        /** Over http, each answer at once. */
        HTTP,
        /** Over http, octet by octet. */
        DRIBBLED,
        /** Over https. */
        HTTPS
    }

    /** One request. */
    public record Call(ReceivedRequest received) {
        /** Returns the method. */
        public String method() {
            return received.requestLine().split(" ", 3)[0];
        }

        /** Whether nothing is asked but to see something. */
        public boolean isRead() {
            return method().equals("GET") || method().equals("HEAD");
        }

        /** Returns the path as it came. */
        public String path() {
            return received.requestLine().split(" ", 3)[1].split("\\?", 2)[0];
        }

        /** Returns the values of the lines of a field. */
        public List<String> values(String name) {
            return received.values(name);
        }

        /** Returns the first line of a field, or nothing. */
        public String value(String name) {
            return values(name).stream().findFirst().orElse("");
        }
    }

    /**
     * One answer.
     *
     * @param before what is sent before it: interim answers, octet by octet
     * @param version the version of its status line
     * @param status its status
     * @param fields its field lines
     * @param content its content, each char one octet
     */
    public record Answer(String before, String version, int status, List<String> fields, String content) {
        /** Returns an answer without content. */
        public static Answer of(int status, String... fields) {
            return new Answer("", "HTTP/1.1", status, List.of(fields), "");
        }

        /** Returns this answer after interim ones. */
        public Answer after(String interim) {
            return new Answer(interim, version, status, fields, content);
        }

        /** Returns this answer in another version. */
        public Answer in(String other) {
            return new Answer(before, other, status, fields, content);
        }

        /** Returns this answer with another status. */
        public Answer status(int other) {
            return new Answer(before, version, other, fields, content);
        }

        /** Returns this answer with more field lines. */
        public Answer with(String... more) {
            List<String> all = new ArrayList<>(fields);
            all.addAll(List.of(more));
            return new Answer(before, version, status, List.copyOf(all), content);
        }

        /** Returns this answer without the lines of a field. */
        public Answer without(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            List<String> rest = fields.stream()
                    .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(start))
                    .toList();
            return new Answer(before, version, status, rest, content);
        }

        /** Returns this answer with other content of the same type. */
        public Answer saying(String octets) {
            return new Answer(before, version, status, fields, octets);
        }

        /** Returns this answer with other content. */
        public Answer saying(String type, String octets) {
            return without("Content-Type").with("Content-Type: " + type).saying(octets);
        }

        /** RFC 9110 section 8.6: the length may stand in the answer to HEAD, and must not in a 204 or 304. */
        private String octets(boolean head) {
            boolean never = status == 204 || status == 304;
            StringBuilder text =
                    new StringBuilder(before).append(version).append(' ').append(status);
            text.append(" \r\n");
            fields.forEach(line -> text.append(line).append("\r\n"));
            if (!never) {
                text.append("Content-Length: ").append(content.length()).append("\r\n");
            }
            text.append("Connection: close\r\n\r\n");
            return text.append(head || never ? "" : content).toString();
        }
    }

    /** Starts a service. */
    public static LineService start(Wire wire, Script script) {
        RawServer.Behaviour behaviour = connection -> serve(connection, wire, script);
        return new LineService(wire == Wire.HTTPS ? RawServer.https(behaviour) : RawServer.http(behaviour));
    }

    private static void serve(RawConnection connection, Wire wire, Script script) throws IOException {
        Call call = new Call(connection.readRequest());
        String octets = script.answer(call).octets(call.method().equals("HEAD"));
        if (wire != Wire.DRIBBLED) {
            connection.write(octets);
            return;
        }
        for (byte octet : octets.getBytes(ISO_8859_1)) {
            connection.write(new byte[] {octet});
        }
    }

    /** Returns the address, without a path. */
    public URI uri() {
        return URI.create(server.origin().toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
