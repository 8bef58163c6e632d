package io.authcontract.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The one redactor: every text that is printed or written passes it. Credentials become {@code ***}; what explains a refusal (scheme, JOSE
 * alg and kid, claims aud and exp) stays visible. Control characters become visible signs, so that what a server sends cannot steer a terminal.
 * Time is linear in the length of the text, and redacted text passes unchanged. Immutable.
 *
 * <pre>{@code
 * Redaction.standard().text("http://localhost/orders?access_token=2YotnFZFEjr1zCsicMWpAA");   // http://localhost/orders?access_token=***
 * Redaction.standard().field(new Field("Authorization", "Bearer eyJhbGciOi..."));
 * // Authorization: Bearer *** (JWT alg=RS256 kid=k1 aud=orders exp=2026-11-23T10:00:00Z)
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Redaction {
    private static final Redaction STANDARD = new Redaction(new KnownSecrets(Set.of()), new SecretNames(Set.of()));

    private final KnownSecrets known;
    private final SecretNames names;
    private final FieldValues values;
    private final List<Detector> anywhere;

    private Redaction(KnownSecrets known, SecretNames names) {
        this.known = known;
        this.names = names;
        JwtDetector tokens = new JwtDetector(known);
        CredentialsDetector credentials = new CredentialsDetector(tokens);
        this.values = new FieldValues(tokens, credentials);
        this.anywhere = List.of(
                tokens,
                new SchemeDetector(credentials),
                new NamedValueDetector(names, values),
                new UserinfoDetector(),
                known);
    }

    /**
     * Returns the redactor that knows the standard credential carriers.
     *
     * @return the redactor
     */
    public static Redaction standard() {
        return STANDARD;
    }

    /**
     * Returns a redactor that also masks these values wherever they occur: as they are, percent-encoded, JSON-escaped, HTML-escaped or in base64,
     * ignoring ASCII case. A value of less than four characters is masked only where no letter or digit touches it.
     *
     * @param secrets the values; empty ones are ignored
     * @return a new redactor
     */
    public Redaction withSecrets(Collection<String> secrets) {
        return new Redaction(known.plus(secrets), names);
    }

    /**
     * Returns a redactor that also masks the values of these header fields, query parameters, cookies and body fields.
     *
     * @param more names; case, hyphens and underscores do not matter
     * @return a new redactor
     */
    public Redaction withNames(Collection<String> more) {
        return new Redaction(known, names.plus(more));
    }

    /**
     * Returns a redactor that also masks every credential the requests of this exchange carried, for servers that echo it: tokens and their parts,
     * passwords, cookie values of four characters and more, API keys, secret parameters and members.
     *
     * @param exchange an exchange; its hops count too
     * @return a new redactor
     */
    public Redaction knowing(Exchange exchange) {
        Set<String> learned = new LinkedHashSet<>();
        exchange.hops().forEach(hop -> learned.addAll(LearnedSecrets.of(hop.request(), this)));
        exchange.request().ifPresent(request -> learned.addAll(LearnedSecrets.of(request, this)));
        return withSecrets(learned);
    }

    /** The same for a request that has no answer yet. */
    Redaction knowing(Request request) {
        return withSecrets(LearnedSecrets.of(request, this));
    }

    /**
     * Redacts free text: a message, a body, a header value of unknown meaning. Line feeds and tabs stay.
     *
     * @param text any text
     * @return the text without secrets
     */
    public String text(String text) {
        return marks(text).inText(text);
    }

    /** Redacts text that is to stay on one line. */
    String line(String text) {
        return marks(text).inLine(text);
    }

    /**
     * Redacts like {@link #text(String)} but replaces octet by octet, so that the length stays and a caret under the text stands right.
     *
     * @param text any text
     * @return a text of the same length, on one line
     */
    public String inPlace(String text) {
        return marks(text).inPlace(text);
    }

    /**
     * Redacts one field line.
     *
     * @param field the field line
     * @return {@code Name: value}, on one line
     */
    public String field(Field field) {
        return line(field.name()) + ": " + marks(field).inLine(field.value());
    }

    /**
     * Redacts method and address.
     *
     * @param request the request
     * @return {@code GET http://localhost/orders?token=***}
     */
    public String requestLine(Request request) {
        return request.method() + " " + line(request.origin().toString()) + line(request.target());
    }

    /**
     * Redacts a whole exchange: request line, field lines, status line, field lines, the beginning of the content, or the fault. Knows the
     * credentials of the exchange as {@link #knowing(Exchange)} does.
     *
     * @param exchange the exchange
     * @return several lines, those of the requests after {@code "> "}, those of the responses after {@code "< "}
     */
    public String exchange(Exchange exchange) {
        return ExchangeText.of(exchange, knowing(exchange));
    }

    Marks marks(String text) {
        Marks marks = new Marks();
        anywhere.forEach(detector -> detector.mark(text, 0, text.length(), marks));
        return marks;
    }

    /** The marks in the value of a field; what its name tells comes first, because it describes better. */
    Marks marks(Field field) {
        Marks marks = new Marks();
        String value = field.value();
        values.mark(names.ofField(field.name()), field.name(), value, 0, value.length(), marks);
        anywhere.forEach(detector -> detector.mark(value, 0, value.length(), marks));
        return marks;
    }
}
