package io.authcontract.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The little a set rule keeps of each resource, and of the first few thousand of them only. */
final class Memory<T> {
    private static final int MOST_RESOURCES = 4096;
    private static final int MOST_FINDINGS = 16;

    /** A digest takes longer to make than a key of this length takes room. */
    private static final int LONGEST_KEY = 256;

    private final Map<String, T> known = new LinkedHashMap<>();
    private boolean full;
    private String latestKey = "";
    private @Nullable T latest;

    /** Returns what is kept under a key, begun anew where there is room; empty when there is none. */
    Optional<T> at(String key, Supplier<T> fresh) {
        if (latest != null && key.equals(latestKey)) {
            return Optional.of(latest); // The cells of an operation follow each other.
        }
        Optional<T> found = found(key, fresh);
        latestKey = found.isPresent() ? key : "";
        latest = found.orElse(null);
        return found;
    }

    private Optional<T> found(String key, Supplier<T> fresh) {
        String digest = key.length() <= LONGEST_KEY ? key : Digests.of(key);
        T old = known.get(digest);
        if (old != null) {
            return Optional.of(old);
        }
        if (known.size() >= MOST_RESOURCES) {
            full = true;
            return Optional.empty();
        }
        T begun = fresh.get();
        known.put(digest, begun);
        return Optional.of(begun);
    }

    Collection<T> all() {
        return known.values();
    }

    /** Findings count whatever was left out; without one, what was left out keeps the rule from being satisfied. */
    Result result(List<Finding> findings, boolean compared, String otherwise) {
        if (!findings.isEmpty()) {
            return Result.of(findings.stream().limit(MOST_FINDINGS).toList());
        }
        if (!compared) {
            return Result.notApplicable(otherwise);
        }
        return full
                ? Result.notApplicable("only the first " + MOST_RESOURCES
                        + " resources were compared, without a finding: examine fewer at once")
                : Result.satisfied();
    }
}
