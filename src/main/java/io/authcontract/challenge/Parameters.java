package io.authcontract.challenge;

/** Collects the parameters of one challenge, and notices when a name may have come twice. */
final class Parameters extends Elements<AuthParam> {
    private long marks;
    private boolean mayRepeat;

    Parameters() {
        super(8);
    }

    @Override
    void add(AuthParam parameter) {
        super.add(parameter);
        mark(parameter.name());
    }

    /** Names that are equal ignoring case have the same mark; that seldom happens to others, so that pairs are seldom compared. */
    private void mark(String name) {
        long mark = 1L << (5 * name.length() + (name.charAt(0) & 0x1F));
        mayRepeat |= (marks & mark) != 0;
        marks |= mark;
    }

    /** Tells whether two names have the same mark; if not, all names differ. */
    boolean mayRepeat() {
        return mayRepeat;
    }
}
