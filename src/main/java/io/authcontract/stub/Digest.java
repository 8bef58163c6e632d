package io.authcontract.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.challenge.AuthorizationField;
import io.authcontract.credential.Credential;
import io.authcontract.http.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client answers to the Digest challenge of the stub (RFC 7616 section 3.4): SHA-256, with the quality of protection auth.
 *
 * @param request the request
 * @param parameters what its Authorization field has
 */
record Digest(Request request, Map<String, String> parameters) {
    static final String SCHEME = "Digest";
    private static final String ALGORITHM = "SHA-256";
    private static final String AUTH = "auth";

    /** Empty where the request has another scheme, or something that is none of this one. */
    static Optional<Digest> of(Request request) {
        return Optional.of(AuthorizationField.parse(request.headers().values(Credentials.FIELD)))
                .filter(field -> field.isWellFormed() && field.hasScheme(SCHEME))
                .map(field -> {
                    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    field.parameters().forEach(parameter -> all.put(parameter.name(), parameter.value()));
                    return new Digest(request, all);
                });
    }

    /** What the stub asks for; the realm is that of Basic. */
    static String challenge(String realm, String nonce, boolean stale) {
        return SCHEME + " realm=" + Refusals.quoted(realm) + ", qop=\"" + AUTH + "\", algorithm=" + ALGORITHM
                + ", charset=UTF-8" + ", nonce=\"" + nonce + "\"" + (stale ? ", stale=true" : "");
    }

    String user() {
        return parameter("username");
    }

    String nonce() {
        return parameter("nonce");
    }

    private String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether somebody made it who knows the password, whatever the nonce is worth. */
    boolean isOf(Credential.Basic account, String realm) {
        boolean isForThis = parameter("realm").equals(realm)
                && parameter("uri").equals(request.target())
                && parameter("qop").equals(AUTH)
                && parameter("algorithm").equalsIgnoreCase(ALGORITHM);
        String expected = response(account, realm);
        return isForThis
                && MessageDigest.isEqual(
                        expected.getBytes(ISO_8859_1), parameter("response").getBytes(ISO_8859_1));
    }

    private String response(Credential.Basic account, String realm) {
        String secret = hash(String.join(":", account.user(), realm, account.password()));
        String content = hash(request.method() + ":" + request.target());
        return hash(String.join(":", secret, nonce(), parameter("nc"), parameter("cnonce"), parameter("qop"), content));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(ALGORITHM).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // Every Java platform has it.
        }
    }

    @Override
    public String toString() {
        return SCHEME + " of " + user();
    }
}
