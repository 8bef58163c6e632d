package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.stream.Collectors;

/** What the letters of a matrix mean: those that occur. */
final class Legend {
    private Legend() {}

    static String of(Tally tally) {
        return Tally.WORST_FIRST.stream()
                .filter(verdict -> tally.count(verdict) > 0)
                .map(verdict -> Sign.letter(verdict) + " " + meaning(verdict))
                .collect(Collectors.joining("\n", "", "\n. not asked"));
    }

    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case PROVEN -> "proven: answered as promised, beside a control that worked";
            case BROKEN -> "BROKEN: accepted, refused or answered as it must not be";
            case UNPROVEN -> "unproven: no valid credential worked, so a refusal says nothing";
            case INCONCLUSIVE -> "inconclusive: the answer says nothing about credentials";
            case SKIPPED -> "skipped: not sent";
            case CLOSED -> "closed: a method nobody declares, and the service does not serve it";
        };
    }
}
