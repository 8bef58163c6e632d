package io.authcontract.http;

/** Finds what must not be shown in a stretch of text. Reads forward only, so the time is linear whatever the text. */
@FunctionalInterface
interface Detector {
    void mark(String text, int from, int to, Marks marks);
}
