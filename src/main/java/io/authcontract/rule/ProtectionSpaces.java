package io.authcontract.rule;

import java.util.HashMap;
import java.util.Map;

/**
 * Which offers of an origin have to be alike: those of the same schemes, and those made for one path. A service may well ask for passwords at one path and
 * for tokens at another (RFC 9110 section 11.5), as long as each path keeps to its own.
 */
final class ProtectionSpaces {
    private final Memory<String> ofPaths = new Memory<>();
    private final Map<String, String> joined = new HashMap<>();

    /** Notes what was offered for a path; what was offered for it before belongs to the same space from now on. */
    void see(String path, String schemes) {
        ofPaths.at(path, () -> schemes).ifPresent(earlier -> join(of(earlier), of(schemes)));
    }

    private void join(String one, String other) {
        if (!one.equals(other)) {
            joined.put(other, one);
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
