package io.authcontract.report;

/**
 * What a report folder contains.
 *
 * @since 0.1.0
 */
public enum ReportFormat {
    /** {@code index.html}: one page for people, complete in itself. */
    HTML,
    /** {@code matrix.md}: for a comment on a pull request. */
    MARKDOWN,
    /** {@code matrix.json}: for other programs; its schema is {@code docs/matrix.schema.json}. */
    JSON
}
