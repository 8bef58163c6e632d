package io.authcontract.http;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The path a test writes, and the request-target it becomes. Nothing is encoded or resolved: a test may want to send it just so.
 *
 * @since 0.1.0
 */
public final class RequestPath {
    private static final Pattern WHOLE_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    private RequestPath() {}

    /**
     * Checks that a text is what follows a base address.
     *
     * @param path begins with a slash or a question mark, or is {@code *}
     * @throws IllegalArgumentException when it is not; the message says what to write
     */
    public static void check(String path) {
        String shown = Redaction.standard().text(path);
        if (WHOLE_ADDRESS.matcher(path).lookingAt()) {
            throw new IllegalArgumentException("Not a path: \"" + shown
                    + "\" is a whole address. Write what follows the base address, for example \"/orders\";"
                    + " send(Request.of(method, uri)) reaches another address.");
        }
        if (!path.isEmpty() && !path.equals("*") && !path.startsWith("/") && !path.startsWith("?")) {
            throw new IllegalArgumentException(
                    "The path \"" + shown + "\" does not begin with a slash. Write \"/" + shown + "\".");
        }
    }

    /**
     * Returns the request-target of a path under a base address.
     *
     * @param base the base address, perhaps with a path of its own
     * @param path what follows it
     * @return the target, octet for octet
     */
    public static String under(URI base, String path) {
        if (path.equals("*")) {
            return path;
        }
        String root = base.getRawPath() == null ? "" : base.getRawPath();
        String folder = root.endsWith("/") && path.startsWith("/") ? root.substring(0, root.length() - 1) : root;
        String target = folder + path;
        return target.startsWith("/") ? target : "/" + target;
    }
}
