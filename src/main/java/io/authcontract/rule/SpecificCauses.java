package io.authcontract.rule;

import java.util.Map;
import java.util.Set;

/** Rules that know what a request tries: their finding says more than that of the general rule, which would only repeat it. */
final class SpecificCauses {
    private static final Set<String> LET_IN = Set.of("no-anonymous-access");

    private static final Map<String, Set<String>> HIDE = Map.of(
            "method-tampering", LET_IN,
            "path-variant", LET_IN,
            "header-spoof", LET_IN,
            "trace-no-echo", Set.of("unauth-is-401", "invalid-creds-401"),
            "auth-before-validation", Set.of("unauth-is-401"),
            "auth-before-preconditions", Set.of("no-anonymous-access", "unauth-is-401", "invalid-creds-401"),
            "expired-session-401", Set.of("no-5xx-on-creds", "invalid-creds-401"),
            "no-anonymous-access", Set.of("expired-session-401"));

    private SpecificCauses() {}

    static boolean hide(String root, String id) {
        return HIDE.getOrDefault(root, Set.of()).contains(id);
    }
}
