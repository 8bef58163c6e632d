package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.Locale;

/** How verdicts are written: never by colour alone. */
final class Sign {
    private Sign() {}

    /** One letter, a capital where somebody has to look. */
    static String letter(Verdict verdict) {
        String letter = verdict.name().substring(0, 1);
        return isCalm(verdict) ? letter.toLowerCase(Locale.ROOT) : letter;
    }

    /** One sign for a page. */
    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "✓";
            case BROKEN -> "✗";
            case UNPROVEN -> "?";
            case INCONCLUSIVE -> "~";
            case SKIPPED -> "–";
            case CLOSED -> "·";
        };
    }

    /** The word in running text, capitals where it breaks a build. */
    static String word(Verdict verdict) {
        return verdict == Verdict.BROKEN ? "BROKEN" : verdict.name().toLowerCase(Locale.ROOT);
    }

    static boolean isCalm(Verdict verdict) {
        return verdict == Verdict.PROVEN || verdict == Verdict.CLOSED;
    }
}
