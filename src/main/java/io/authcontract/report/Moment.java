package io.authcontract.report;

/** When a run has ended, as people read it. */
final class Moment {
    private Moment() {}

    /** {@code 2026-11-25 01:08:55 UTC} for what the document has as {@code 2026-11-25T01:08:55Z}. */
    static String text(String instant) {
        return instant.replace("T", " ").replace("Z", " UTC");
    }
}
