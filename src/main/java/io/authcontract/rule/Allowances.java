package io.authcontract.rule;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Private names a contract allows by name, all compared ignoring case.
 *
 * @param schemes authentication schemes outside the IANA registry
 * @param errors error codes of Bearer challenges outside the registry
 * @param cookies cookies that a refusal may set (load balancer, bot management, CSRF)
 * @since 0.1.0
 */
public record Allowances(Set<String> schemes, Set<String> errors, Set<String> cookies) {

    /**
     * Creates allowances; names are kept in lower case.
     *
     * @param schemes authentication schemes outside the IANA registry
     * @param errors error codes of Bearer challenges outside the registry
     * @param cookies cookies that a refusal may set (load balancer, bot management, CSRF)
     */
    public Allowances {
        schemes = lower(schemes);
        errors = lower(errors);
        cookies = lower(cookies);
    }

    /**
     * Returns allowances of nothing.
     *
     * @return nothing is allowed
     */
    public static Allowances none() {
        return new Allowances(Set.of(), Set.of(), Set.of());
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
