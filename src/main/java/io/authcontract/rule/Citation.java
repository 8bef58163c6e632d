package io.authcontract.rule;

/**
 * Where a rule comes from.
 *
 * @param document for example {@code RFC 9110}
 * @param section for example {@code 15.5.2} or {@code 7.2 Figure 19}; empty for a whole document
 * @since 0.1.0
 */
public record Citation(String document, String section) {

    /**
     * Cites an RFC.
     *
     * @param number for example 9110
     * @param section for example {@code "15.5.2"}
     * @return the citation
     */
    public static Citation rfc(int number, String section) {
        return new Citation("RFC " + number, section);
    }

    /**
     * Returns the address of the text, where it has a well-known one.
     *
     * @return a URL for RFCs, else an empty string
     */
    public String link() {
        if (!document.startsWith("RFC ")) {
            return "";
        }
        String page = "https://www.rfc-editor.org/rfc/rfc" + document.substring(4);
        return section.isEmpty() ? page : page + "#section-" + section.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        return section.isEmpty() ? document : document + ", " + section;
    }
}
