package io.authcontract.challenge;

import io.authcontract.challenge.SenderFault.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects sender faults; of each kind only the first few, so that a hostile value costs no memory. */
final class SenderFaults {
    private static final int MOST_OF_A_KIND = 8;
    private static final int FEW = 8;

    /** Made with the first fault: most values have none. */
    private List<SenderFault> found = List.of();

    List<SenderFault> list() {
        return List.copyOf(found);
    }

    void add(Kind kind, int position, String subject) {
        if (found.isEmpty()) {
            found = new ArrayList<>(4);
        }
        if (count(kind) < MOST_OF_A_KIND) {
            found.add(new SenderFault(kind, position, subject));
        }
    }

    private int count(Kind kind) {
        int count = 0;
        for (SenderFault fault : found) {
            count += fault.kind() == kind ? 1 : 0;
        }
        return count;
    }

    void emptyElements(int count, int position) {
        if (count > 0) {
            add(Kind.EMPTY_LIST_ELEMENT, position, "");
        }
    }

    /** Reports the commas after an element, apart from the one that separates it from the next. */
    void commasAfterElement(int commas, FieldCursor cursor) {
        emptyElements(cursor.atEnd() ? commas : commas - 1, cursor.at());
    }

    /** Reports names that occur twice among the parameters of one challenge. */
    void duplicates(Parameters parameters, int position) {
        if (parameters.mayRepeat()) {
            duplicates(parameters.toList(), position);
        }
    }

    private void duplicates(List<AuthParam> parameters, int position) {
        if (parameters.size() > FEW) {
            duplicatesOfMany(parameters, position);
            return;
        }
        for (int i = 1; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            for (int j = 0; j < i; j++) {
                if (parameters.get(j).hasName(name)) {
                    add(Kind.DUPLICATE_PARAMETER, position, name);
                }
            }
        }
    }

    // a set, because comparing all pairs of a long list would be quadratic
    private void duplicatesOfMany(List<AuthParam> parameters, int position) {
        Set<String> seen = new HashSet<>();
        for (AuthParam parameter : parameters) {
            if (!seen.add(parameter.key())) {
                add(Kind.DUPLICATE_PARAMETER, position, parameter.name());
            }
        }
    }
}
