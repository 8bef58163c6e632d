package io.authcontract.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.challenge.Challenge;
import io.authcontract.credential.Credential;
import io.authcontract.http.Request;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a client answers to a Digest challenge (RFC 7616 section 3.4; without qop as RFC 2069 has it).
 *
 * @param challenge the challenge, of a hash function that is known
 * @param account user and password
 * @param nonce the nonce to use, that of the challenge or another one
 * @param count how often that nonce was used, this time included
 * @param clientNonce what the client adds
 */
record DigestAnswer(Challenge challenge, Credential.Basic account, String nonce, int count, String clientNonce) {
    private static final String AUTH = "auth";
    private static final String AUTH_INT = "auth-int";

    /** Whether the challenge can be answered: its function is known, and so is one of its qualities of protection. */
    static boolean isPossible(Challenge challenge) {
        return DigestHash.of(challenge).isPresent()
                && challenge.parameter("nonce").isPresent()
                && (challenge.parameter("qop").isEmpty() || quality(challenge).isPresent());
    }

    private static Optional<String> quality(Challenge challenge) {
        String offered = challenge.parameter("qop").orElse("");
        return Arrays.stream(new String[] {AUTH, AUTH_INT})
                .filter(wanted -> Arrays.stream(offered.split(","))
                        .anyMatch(one -> one.strip().equalsIgnoreCase(wanted)))
                .findFirst();
    }

    Request on(Request request) {
        return request.withHeader("Authorization", line(request));
    }

    String line(Request request) {
        StringBuilder line = new StringBuilder("Digest ").append(user());
        quoted(line, "realm", realm());
        quoted(line, "uri", request.target());
        challenge.parameter("algorithm").ifPresent(name -> line.append(", algorithm=")
                .append(name));
        quoted(line, "nonce", nonce);
        quality(challenge).ifPresent(quality -> {
            line.append(", nc=").append(counted()).append(", qop=").append(quality);
            quoted(line, "cnonce", clientNonce);
        });
        quoted(line, "response", response(request));
        challenge.parameter("opaque").ifPresent(opaque -> quoted(line, "opaque", opaque));
        return line.append(isHashed() ? ", userhash=true" : "").toString();
    }

    /** A name beyond ASCII has a notation of its own (RFC 7616 section 3.4). */
    private String user() {
        if (isHashed()) {
            return "username=\"" + hash(account.user() + ":" + realm()) + "\"";
        }
        boolean isAscii = account.user().chars().allMatch(c -> c < 0x80);
        return isAscii
                ? "username=\"" + escaped(account.user()) + "\""
                : "username*=UTF-8''"
                        + URLEncoder.encode(account.user(), UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }

    private boolean isHashed() {
        return challenge.parameter("userhash").filter("true"::equalsIgnoreCase).isPresent();
    }

    String response(Request request) {
        String content = hash(request.method() + ":" + request.target());
        Optional<String> quality = quality(challenge);
        if (quality.isEmpty()) {
            return hash(secret() + ":" + nonce + ":" + content);
        }
        if (quality.get().equals(AUTH_INT)) {
            String entity = hash(request.body().text(ISO_8859_1), ISO_8859_1);
            content = hash(request.method() + ":" + request.target() + ":" + entity);
        }
        return hash(String.join(":", secret(), nonce, counted(), clientNonce, quality.get(), content));
    }

    private String secret() {
        String secret = hash(account.user() + ":" + realm() + ":" + account.password());
        return DigestHash.isForSession(challenge) ? hash(secret + ":" + nonce + ":" + clientNonce) : secret;
    }

    private String hash(String text) {
        return hash(text, charset());
    }

    private String hash(String text, Charset charset) {
        return DigestHash.of(challenge)
                .orElseThrow(() -> new Stuck("the algorithm of the challenge is not known"))
                .of(text, charset);
    }

    /** Without the parameter the encoding is undefined, and older clients use that of the fields. */
    private Charset charset() {
        boolean isUtf8 =
                challenge.parameter("charset").filter("UTF-8"::equalsIgnoreCase).isPresent();
        boolean fits = ISO_8859_1.newEncoder().canEncode(account.user() + account.password());
        return isUtf8 || !fits ? UTF_8 : ISO_8859_1;
    }

    private String realm() {
        return challenge.realm().orElse("");
    }

    private String counted() {
        return String.format("%08x", count);
    }

    private static void quoted(StringBuilder line, String name, String value) {
        line.append(", ").append(name).append("=\"").append(escaped(value)).append('"');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String toString() {
        return "DigestAnswer";
    }
}
