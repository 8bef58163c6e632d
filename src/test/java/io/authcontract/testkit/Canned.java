package io.authcontract.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;

/** Servers that give each path the same answer, and close. Texts are octets (ISO-8859-1); a bare LF stands for CRLF in header sections. */
public final class Canned {
    private Canned() {}

    /** Starts a server that gives this answer to every path. */
    public static RawServer answering(String answer) {
        return answering(Map.of("*", octets(answer)));
    }

    /** Starts a server with these answers; the path {@code *} stands for all others. */
    public static RawServer answering(Map<String, byte[]> answers) {
        return RawServer.http(connection -> {
            String target = connection.readRequest().requestLine().split(" ", 3)[1];
            String path = target.split("\\?", 2)[0];
            connection.write(answers.containsKey(path) ? answers.get(path) : answers.get("*"));
        });
    }

    /** A message whose header section says that the connection ends with it. */
    public static byte[] octets(String answer) {
        String[] parts = answer.split("\n\n", 2);
        String head = (parts[0] + "\nConnection: close").replace("\n", "\r\n");
        return (head + "\r\n\r\n" + (parts.length > 1 ? parts[1] : "")).getBytes(ISO_8859_1);
    }
}
