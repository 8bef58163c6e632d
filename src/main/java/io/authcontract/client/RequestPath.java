package io.authcontract.client;

import io.authcontract.http.Redaction;
import java.net.URI;

/** The path a test writes, and the request-target it becomes. Nothing is encoded or resolved: a test may want to send it just so. */
final class RequestPath {
    private RequestPath() {}

    static void check(String path) {
        if (path.contains("://") && !path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "Not a path: \"" + Redaction.standard().text(path)
                            + "\" is a whole address. Write what follows the base address, for example \"/orders\";"
                            + " send(Request.of(method, uri)) reaches another address.");
        }
        if (!path.isEmpty() && !path.equals("*") && !path.startsWith("/") && !path.startsWith("?")) {
            throw new IllegalArgumentException(
                    "The path \"" + path + "\" does not begin with a slash. Write \"/" + path + "\".");
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
