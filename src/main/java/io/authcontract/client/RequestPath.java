package io.authcontract.client;

import io.authcontract.http.Redaction;
import java.net.URI;
import java.util.regex.Pattern;

/** The path a test writes, and the request-target it becomes. Nothing is encoded or resolved: a test may want to send it just so. */
final class RequestPath {
    private static final Pattern WHOLE_ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    private RequestPath() {}

    static void check(String path) {
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

    static String under(URI base, String path) {
        if (path.equals("*")) {
            return path;
        }
        String root = base.getRawPath() == null ? "" : base.getRawPath();
        String folder = root.endsWith("/") && path.startsWith("/") ? root.substring(0, root.length() - 1) : root;
        String target = folder + path;
        return target.startsWith("/") ? target : "/" + target;
    }
}
