package io.authcontract.testkit;

import java.util.Arrays;
import java.util.List;

/**
 * The octets of one request as a {@link RawServer} received them.
 *
 * @param head request line, field lines and the empty line, each char one octet
 * @param body the content as framed, chunks included, each char one octet
 */
public record ReceivedRequest(String head, String body) {

    /** Returns head and body, each char one octet. */
    public String text() {
        return head + body;
    }

    /** Returns the request line. */
    public String requestLine() {
        return head.substring(0, head.indexOf("\r\n"));
    }

    /** Returns the field lines in order, as received. */
    public List<String> fieldLines() {
        List<String> lines = Arrays.asList(head.split("\r\n"));
        return lines.subList(1, lines.size());
    }

    /** Returns what follows the colon and one space on each field line of that name, in any case. */
    public List<String> values(String name) {
        String start = name + ":";
        return fieldLines().stream()
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .map(line -> line.substring(start.length()).replaceFirst("^ ", ""))
                .toList();
    }
}
