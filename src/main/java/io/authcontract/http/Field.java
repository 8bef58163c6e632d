package io.authcontract.http;

/**
 * One field line of a message (RFC 9110 section 5), name and value as sent or received.
 *
 * @param name the field name in its original case
 * @param value the field value without outer white space; each char is one octet (ISO-8859-1 view)
 * @since 0.1.0
 */
public record Field(String name, String value) {

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
        return Redaction.standard().field(this);
    }
}
