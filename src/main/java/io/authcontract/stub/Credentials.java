package io.authcontract.stub;

import io.authcontract.credential.Credential;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What handlers read out of an Authorization field. */
final class Credentials {
    static final String FIELD = "Authorization";

    private Credentials() {}

    /** What stands behind the first space. */
    static String sent(Encounter encounter) {
        String line = encounter.request().headers().first(FIELD).orElse("");
        return line.substring(line.indexOf(' ') + 1).strip();
    }

    /** The user name of Basic; empty when there is none. */
    static String user(Encounter encounter) {
        return pair(sent(encounter), StandardCharsets.UTF_8)
                .map(Credential.Basic::user)
                .orElse("");
    }

    /** User and password, which the first colon parts (RFC 7617 section 2); empty where there is none. */
    static Optional<Credential.Basic> pair(String token, Charset charset) {
        try {
            String pair = new String(Base64.getDecoder().decode(token), charset);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credential.Basic(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
