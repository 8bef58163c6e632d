package io.authcontract.rule;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule id to the reason why it did not apply. Written down when somebody asks: a matrix judges thousands of answers, and never does. */
final class Reasons extends AbstractMap<String, String> {
    private final RuleResults results;
    private volatile @Nullable Map<String, String> known;

    Reasons(RuleResults results) {
        this.results = results;
    }

    private Map<String, String> known() {
        Map<String, String> written = known;
        if (written == null) {
            Map<String, String> reasons = new LinkedHashMap<>();
            results.forEach((rule, result) -> {
                if (result instanceof Result.NotApplicable not) {
                    reasons.put(rule.id(), not.reason());
                }
            });
            written = Collections.unmodifiableMap(reasons);
            known = written;
        }
        return written;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return known().entrySet();
    }

    @Override
    public @Nullable String get(@Nullable Object rule) {
        return known().get(rule);
    }

    @Override
    public boolean containsKey(@Nullable Object rule) {
        return known().containsKey(rule);
    }
}
