package io.authcontract.credential;

import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller proves its identity with. It puts itself on a request; {@code toString} shows the carrier and never the secret.
 *
 * <p>The named kinds refuse what their grammar forbids, for that is nearly always a mistake in the test (a line break read from a file, an empty
 * variable). To send something broken on purpose, write it yourself with {@link #authorization(String, String...)} or
 * {@link #header(String, String)}: those take every octet as it is.
 *
 * @since 0.1.0
 */
public sealed interface Credential {

    /**
     * Returns the request with this credential added. Lines that are there already stay; cookies share one line (RFC 6265 section 5.4).
     *
     * @param request a request
     * @return a new request
     */
    Request applyTo(Request request);

    /**
     * Returns the texts that must never be printed.
     *
     * @return what a redactor has to mask, in every form in which it goes over the wire
     */
    Set<String> secrets();

    /**
     * Returns user and password for the Basic scheme, encoded in UTF-8 (RFC 7617 section 2.1).
     *
     * @param user the user-id, without a colon
     * @param password the password, possibly empty
     * @return the credential
     * @throws IllegalArgumentException when the user-id has a colon, or one of the two a control character
     */
    static Credential basic(String user, String password) {
        return new Basic(user, password);
    }

    /**
     * Returns a token for the Bearer scheme (RFC 6750 section 2.1).
     *
     * @param token the token, visible ASCII characters
     * @return the credential
     * @throws IllegalArgumentException when the token is empty or has another character
     */
    static Credential bearer(String token) {
        return new Bearer(token);
    }

    /**
     * Returns an API key that goes in a header field.
     *
     * @param headerName the field name, for example {@code X-Api-Key}
     * @param value the key, visible ASCII characters
     * @return the credential
     * @throws IllegalArgumentException when the name is not a token, or the key is empty or has another character
     */
    static Credential apiKey(String headerName, String value) {
        return new ApiKey(headerName, value);
    }

    /**
     * Returns a session cookie.
     *
     * @param name the cookie name, a token
     * @param value the cookie value, as it stands in the Cookie field (RFC 6265 section 4.1.1)
     * @return the credential
     * @throws IllegalArgumentException when name or value has a character that does not belong in a cookie
     */
    static Credential cookie(String name, String value) {
        return new Cookie(name, value);
    }

    /**
     * Returns Authorization field lines exactly as written: {@code authorization("Bearer  x")} has two spaces.
     *
     * @param value the value of the first line, each char one octet
     * @param more the values of further lines
     * @return the credential
     */
    static Credential authorization(String value, String... more) {
        List<Field> lines = new ArrayList<>(List.of(new Field("Authorization", value)));
        Arrays.stream(more).map(line -> new Field("Authorization", line)).forEach(lines::add);
        return new Custom(lines);
    }

    /**
     * Returns a field line of any name, exactly as written.
     *
     * @param name the field name
     * @param value the field value, each char one octet
     * @return the credential
     */
    static Credential header(String name, String value) {
        return new Custom(List.of(new Field(name, value)));
    }

    /**
     * User and password (RFC 7617).
     *
     * @param user the user-id
     * @param password the password
     */
    record Basic(String user, String password) implements Credential {

        /**
         * Checks both; throws {@link IllegalArgumentException} for what RFC 7617 section 2 excludes.
         *
         * @param user the user-id
         * @param password the password
         */
        public Basic {
            if (user.contains(":")) {
                throw new IllegalArgumentException(
                        "The user-id \"" + user.substring(0, user.indexOf(':'))
                                + ":...\" has a colon, but the first colon ends the user-id (RFC 7617 section 2)."
                                + " Pass user and password as two arguments, or write the whole line with Credential.authorization(..).");
            }
            CredentialText.requireNoControl("user-id", user);
            CredentialText.requireNoControl("password", password);
        }

        @Override
        public Request applyTo(Request request) {
            return request.withHeader("Authorization", "Basic " + token68());
        }

        @Override
        public Set<String> secrets() {
            return CredentialText.known(password, token68());
        }

        private String token68() {
            return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Basic[" + user + ":***]";
        }
    }

    /**
     * A bearer token (RFC 6750).
     *
     * @param token the token
     */
    record Bearer(String token) implements Credential {

        /**
         * Checks the token; throws {@link IllegalArgumentException} when it could not stand in an Authorization field.
         *
         * @param token the token
         */
        public Bearer {
            CredentialText.requireVisible("bearer token", token, "Credential.authorization(\"Bearer ..\")");
        }

        @Override
        public Request applyTo(Request request) {
            return request.withHeader("Authorization", "Bearer " + token);
        }

        @Override
        public Set<String> secrets() {
            return CredentialText.known(token);
        }

        @Override
        public String toString() {
            return "Bearer[***]";
        }
    }

    /**
     * An API key in a header field.
     *
     * @param headerName the field name
     * @param value the key
     */
    record ApiKey(String headerName, String value) implements Credential {

        /**
         * Checks both; throws {@link IllegalArgumentException} when they could not stand in a field line.
         *
         * @param headerName the field name
         * @param value the key
         */
        public ApiKey {
            CredentialText.requireToken("header name", headerName);
            CredentialText.requireVisible("API key", value, "Credential.header(name, value)");
        }

        @Override
        public Request applyTo(Request request) {
            return request.withHeader(headerName, value);
        }

        @Override
        public Set<String> secrets() {
            return CredentialText.known(value);
        }

        @Override
        public String toString() {
            return "ApiKey[" + headerName + ": ***]";
        }
    }

    /**
     * A cookie (RFC 6265).
     *
     * @param name the cookie name
     * @param value the cookie value
     */
    record Cookie(String name, String value) implements Credential {

        /**
         * Checks both; throws {@link IllegalArgumentException} when they could not stand in a Cookie field.
         *
         * @param name the cookie name
         * @param value the cookie value
         */
        public Cookie {
            CredentialText.requireToken("cookie name", name);
            CredentialText.requireCookieValue(value);
        }

        @Override
        public Request applyTo(Request request) {
            Headers headers = request.headers();
            List<String> pairs = new ArrayList<>(headers.values("Cookie"));
            pairs.add(name + "=" + value);
            return request.withHeaders(headers.without("Cookie").with("Cookie", String.join("; ", pairs)));
        }

        @Override
        public Set<String> secrets() {
            return CredentialText.known(value);
        }

        @Override
        public String toString() {
            return "Cookie[" + name + "=***]";
        }
    }

    /**
     * Field lines exactly as written, however odd.
     *
     * @param lines the field lines in order
     */
    record Custom(List<Field> lines) implements Credential {

        /**
         * Copies the list.
         *
         * @param lines the field lines in order
         */
        public Custom {
            lines = List.copyOf(lines);
        }

        @Override
        public Request applyTo(Request request) {
            List<Field> all = new ArrayList<>(request.headers().fields());
            all.addAll(lines);
            return request.withHeaders(Headers.of(all));
        }

        @Override
        public Set<String> secrets() {
            Set<String> secrets = new LinkedHashSet<>();
            lines.forEach(line -> secrets.addAll(CredentialText.secretsOf(line)));
            return secrets;
        }

        @Override
        public String toString() {
            return lines.stream().map(line -> line.name() + ": ***").collect(Collectors.joining(", ", "Custom[", "]"));
        }
    }
}
