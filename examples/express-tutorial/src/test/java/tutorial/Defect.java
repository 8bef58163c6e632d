package tutorial;

import java.util.Locale;

/** A line of service/tutorial.js that breaks a rule; {@link DefectTests} holds line and tag to the source. */
enum Defect {
    BODY_PARSED_FIRST(10),
    FIRST_OF_TWO(19),
    CHALLENGE_ONLY_WHEN_MISSING(21),
    TWO_SPACES_REFUSED(25),
    SCHEME_IGNORED(26),
    NO_ERROR_CODE(28),
    FORBIDDEN_WITHOUT_CHALLENGE(37);

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

    @Override
    public String toString() {
        return "line " + line + " " + tag();
    }
}
