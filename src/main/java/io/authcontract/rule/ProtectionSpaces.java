package io.authcontract.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which offers of an origin have to be alike: those of the same schemes, and those made for one path or for what is below it, as a list and its members are. A
 * service may well ask for passwords at one path and for tokens beside it (RFC 9110 section 11.5).
 */
final class ProtectionSpaces {
    private static final int MOST_PATHS = 4096;
    private static final int DEEPEST = 16;

    private final Map<String, String> ofPaths = new HashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();
    private final Map<String, String> joined = new HashMap<>();

    /** Notes what was offered for a path; what was offered for it, above it or below it belongs to the same space from now on. */
    void see(String path, String schemes) {
        if (ofPaths.size() < MOST_PATHS) {
            ofPaths.putIfAbsent(path, schemes);
        }
        known(path).ifPresent(earlier -> join(earlier, schemes));
        below.getOrDefault(path, Set.of()).forEach(other -> join(other, schemes));
        for (String above : above(path)) {
            known(above).ifPresent(other -> join(other, schemes));
            if (below.containsKey(above) || below.size() < MOST_PATHS) {
                below.computeIfAbsent(above, fresh -> new HashSet<>()).add(schemes);
            }
        }
    }

    private Optional<String> known(String path) {
        return Optional.ofNullable(ofPaths.get(path));
    }

    /** The paths above it but the root, which has everything below it. */
    private static List<String> above(String path) {
        List<String> above = new ArrayList<>();
        for (int slash = path.indexOf('/', 1);
                slash > 0 && above.size() < DEEPEST;
                slash = path.indexOf('/', slash + 1)) {
            above.add(path.substring(0, slash));
        }
        return above;
    }

    private void join(String one, String other) {
        if (!of(one).equals(of(other))) {
            joined.put(of(other), of(one));
        }
    }

    /** The space that offers of these schemes belong to. */
    String of(String schemes) {
        String space = schemes;
        String wider = joined.getOrDefault(space, space);
        while (!wider.equals(space)) {
            space = wider;
            wider = joined.getOrDefault(space, space);
        }
        return space;
    }
}
