package io.authcontract.http;

/**
 * One stretch of a text that must not be shown.
 *
 * @param start index of its first char
 * @param end index after its last char
 * @param variable the shell variable that stands for it in a curl line, for example {@code TOKEN}
 * @param shown what readers see instead
 */
record Mark(int start, int end, String variable, String shown) {
    static final String MASK = "***";

    boolean overlaps(Mark later) {
        return later.start < end;
    }

    /** The union: a part that sticks out would show the rest of a secret, and no description fits both. */
    Mark joinedWith(Mark later) {
        return later.end <= end ? this : new Mark(start, later.end, variable, MASK);
    }
}
