package io.authcontract.http;

import java.util.Locale;
import java.util.Set;

/**
 * One field line of a message (RFC 9110 section 5), name and value as sent or received.
 *
 * <p>{@link #toString()} shows the values of fields that describe the message, and the schemes and cookie names of credentials; any other value
 * may echo a credential that this line alone does not know. {@link Redaction#field(Field)} of a redactor that knows the exchange shows them all.
 *
 * @param name the field name in its original case
 * @param value the field value without outer white space; each char is one octet (ISO-8859-1 view)
 * @since 0.1.0
 */
public record Field(String name, String value) {
    private static final Set<String> DESCRIBING = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "age",
            "allow",
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-language",
            "content-length",
            "content-type",
            "cookie",
            "date",
            "expires",
            "host",
            "keep-alive",
            "last-modified",
            "pragma",
            "proxy-authorization",
            "retry-after",
            "te",
            "transfer-encoding",
            "vary");

    /**
     * Tells whether this field has the given name, ignoring case (RFC 9110 section 5.1).
     *
     * @param other the name to compare with
     * @return whether the names are equal ignoring case
     */
    public boolean hasName(String other) {
        return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        boolean describing = DESCRIBING.contains(name.toLowerCase(Locale.ROOT));
        return describing
                ? Redaction.standard().field(this)
                : Redaction.standard().line(name) + ": ...";
    }
}
