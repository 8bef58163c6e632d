package io.authcontract.contract;

import io.authcontract.http.Redaction;
import java.util.regex.Pattern;

/** An origin as a browser sends it (RFC 6454 section 7): scheme, host, and the port where it is not the usual one. */
final class WebOrigin {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[1-9]\\d{0,4})?");
    private static final Pattern USUAL_PORT = Pattern.compile("http://[^:]+:80|https://[^:]+:443");

    private WebOrigin() {}

    static String check(String where, String origin) {
        if (!ORIGIN.matcher(origin).matches() || USUAL_PORT.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    where + ": not an origin: \"" + Redaction.standard().text(origin)
                            + "\". Write scheme and host as a browser sends them, in lower case, without path and without the usual port: "
                            + "\"https://app.example\", \"http://localhost:3000\".");
        }
        return origin;
    }
}
