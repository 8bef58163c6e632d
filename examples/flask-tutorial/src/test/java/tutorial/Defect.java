package tutorial;

import java.util.Locale;

/** A line of service/tutorial.py that breaks a rule; {@link DefectTests} holds line and tag to the source. */
enum Defect {
    CHALLENGE_ONLY_WHEN_MISSING(28),
    SECOND_WORD_ASSUMED(31),
    SCHEME_IGNORED(32),
    FORBIDDEN_WITHOUT_CHALLENGE(36);

    private final int line;

    Defect(int line) {
        this.line = line;
    }

    int line() {
        return line;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
