package io.authcontract.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** A host name or address that somebody has written out: the only form in which a host can be allowed. */
final class LiteralHostName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private LiteralHostName() {}

    static String checked(String written) {
        if (NAME.matcher(written).matches()
                || (IPV6.matcher(written).matches() && written.indexOf(':') != written.lastIndexOf(':'))) {
            return written.toLowerCase(Locale.ROOT);
        }
        throw new IllegalArgumentException(
                "allowHosts has \"" + Redaction.standard().text(written) + "\", which is " + what(written)
                        + ". A host is allowed by its literal name only, so that a review sees where requests may go: write for example"
                        + " allowHosts = \"staging.example.org\".");
    }

    private static String what(String written) {
        if (written.isBlank()) {
            return "empty";
        }
        if (written.contains("*")) {
            return "a wildcard";
        }
        if (written.contains("$") || written.contains("{") || written.contains("#{")) {
            return "a placeholder";
        }
        if (written.contains("/") || written.contains("@")) {
            return "an address, not a host name";
        }
        return written.contains(":") ? "a host with a port" : "no host name";
    }
}
