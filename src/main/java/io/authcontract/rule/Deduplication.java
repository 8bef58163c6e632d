package io.authcontract.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One finding for each root cause: which findings only repeat which others. */
final class Deduplication {
    private static final String ALL = "*";

    private static final Map<String, Set<String>> HIDES = Map.of(
            "no-anonymous-access",
            Set.of(
                    "unauth-is-401",
                    "invalid-creds-401",
                    "method-consistency",
                    "openapi-enforced",
                    "auth-before-validation",
                    "existence-oracle",
                    "head-mirrors-get",
                    "body-no-protected-data"),
            "challenge-present",
            Set.of(
                    "challenge-parses",
                    "challenge-stable",
                    "challenge-actionable",
                    "bearer-error-on-token",
                    "forbidden-challenge",
                    "mcp-scope-guidance",
                    "cors-expose-challenge"),
            "challenge-parses",
            Set.of(
                    "challenge-sender-syntax",
                    "param-unique",
                    "realm-quoted",
                    "basic-realm",
                    "basic-params",
                    "bearer-has-param",
                    "bearer-attr-syntax",
                    "digest-params"),
            "soft-401",
            Set.of("unauth-is-401", "invalid-creds-401", "no-anonymous-access"),
            "no-login-redirect-for-machines",
            Set.of("unauth-is-401", "invalid-creds-401"),
            "no-5xx-on-creds",
            Set.of("invalid-creds-401"),
            "positive-control",
            Set.of(ALL),
            "cors-preflight",
            Set.of("cors-refusal-readable", "cors-expose-challenge"));

    private Deduplication() {}

    /** Returns the findings that another finding of the list does not explain. */
    static List<Finding> roots(List<Finding> findings) {
        return findings.size() < 2 ? findings : byHiding(findings).getOrDefault(false, List.of());
    }

    /** Returns the findings that only repeat another finding of the list. */
    static List<Finding> repeated(List<Finding> findings) {
        return findings.size() < 2 ? List.of() : byHiding(findings).getOrDefault(true, List.of());
    }

    private static Map<Boolean, List<Finding>> byHiding(List<Finding> findings) {
        Set<String> found = findings.stream().map(f -> f.rule().id()).collect(Collectors.toSet());
        return findings.stream()
                .collect(Collectors.partitioningBy(f -> isHidden(f.rule().id(), found)));
    }

    /** Whether one of the rules that were found explains a finding of this one. */
    static boolean isHidden(String id, Set<String> found) {
        return found.stream().anyMatch(root -> !root.equals(id) && hides(root, id));
    }

    private static boolean hides(String root, String id) {
        Set<String> hidden = HIDES.getOrDefault(root, Set.of());
        return hidden.contains(id) || hidden.contains(ALL) || SpecificCauses.hide(root, id);
    }
}
