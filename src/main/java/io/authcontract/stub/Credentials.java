package io.authcontract.stub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What flawed handlers read out of an Authorization field. */
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
        try {
            String pair = new String(Base64.getDecoder().decode(sent(encounter)), StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(0, pair.indexOf(':')));
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
