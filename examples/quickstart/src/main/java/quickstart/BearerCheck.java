package quickstart;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Lets the holder of one bearer token in and refuses everybody else, as RFC 6750 asks. */
final class BearerCheck {
    /** Switched on by {@code -Dorders.mistake=true}: only a missing token is answered with a challenge, as in many tutorials. */
    private static final boolean MISTAKE = Boolean.getBoolean("orders.mistake");

    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"orders\"";

    private final byte[] token;

    BearerCheck(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the refusal of a request with these headers; empty when it may pass. */
    Optional<Answer> refusal(Headers headers) {
        List<String> fields = headers.getOrDefault("Authorization", List.of());
        if (fields.size() > 1) {
            return Optional.of(Answer.problem(400, "Bad Request", "Send the credentials once.")
                    .with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_request\""));
        }
        String field = fields.isEmpty() ? "" : fields.get(0);
        if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(unauthorized("This needs a bearer token.").with("WWW-Authenticate", CHALLENGE));
        }
        return isToken(field.substring(SCHEME.length()).strip()) ? Optional.empty() : Optional.of(badToken());
    }

    /** The time it takes tells nothing about the token. */
    private boolean isToken(String presented) {
        return MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer badToken() {
        Answer answer = unauthorized("The token is unknown or has expired.");
        return MISTAKE ? answer : answer.with("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
    }

    private static Answer unauthorized(String detail) {
        return Answer.problem(401, "Unauthorized", detail);
    }
}
