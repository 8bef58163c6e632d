package io.authcontract.credential;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;

/** The Authorization line a credential writes, taken apart. */
final class Lines {
    private static final Request EMPTY = Request.of(Method.GET, URI.create("http://localhost/"));

    private Lines() {}

    static String authorization(Credential credential) {
        return credential
                .applyTo(EMPTY)
                .headers()
                .first("Authorization")
                .orElseThrow(() -> new IllegalStateException(credential + " writes no Authorization field."));
    }

    /** What follows the scheme and its space. */
    static String token(Credential credential) {
        String line = authorization(credential);
        return line.substring(line.indexOf(' ') + 1);
    }
}
