package io.authcontract.rule;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ids of the rules that were met; written down when somebody asks, as {@link Reasons} are. */
final class Satisfactions extends AbstractList<String> {
    private final RuleResults results;
    private volatile @Nullable List<String> known;

    Satisfactions(RuleResults results) {
        this.results = results;
    }

    private List<String> known() {
        List<String> written = known;
        if (written == null) {
            List<String> ids = new ArrayList<>();
            results.forEach((rule, result) -> {
                if (result instanceof Result.Satisfied) {
                    ids.add(rule.id());
                }
            });
            written = List.copyOf(ids);
            known = written;
        }
        return written;
    }

    @Override
    public String get(int index) {
        return known().get(index);
    }

    @Override
    public int size() {
        return known().size();
    }
}
