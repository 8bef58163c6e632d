package io.authcontract.rule;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a contract allows by name, all compared ignoring case, and what it says of the place the service runs at.
 *
 * @param schemes authentication schemes outside the IANA registry
 * @param errors error codes of Bearer challenges outside the registry
 * @param cookies cookies that a refusal may set (load balancer, bot management, CSRF)
 * @param identityProviders hosts beside that of the service where people log in: {@code login.example}
 * @param hstsHost whether the host promises to be reached over https only (RFC 6797)
 * @param tlsTerminated whether something in front of the service ends TLS, so that http here is https outside
 * @param shareable whether the operation answers every caller alike, so that caches may share its answers
 * @since 0.1.0
 */
public record Allowances(
        Set<String> schemes,
        Set<String> errors,
        Set<String> cookies,
        Set<String> identityProviders,
        boolean hstsHost,
        boolean tlsTerminated,
        boolean shareable) {
    private static final Allowances NONE = new Allowances(Set.of(), Set.of(), Set.of());

    /**
     * Creates allowances; names are kept in lower case.
     *
     * @param schemes authentication schemes outside the IANA registry
     * @param errors error codes of Bearer challenges outside the registry
     * @param cookies cookies that a refusal may set (load balancer, bot management, CSRF)
     * @param identityProviders hosts beside that of the service where people log in: {@code login.example}
     * @param hstsHost whether the host promises to be reached over https only (RFC 6797)
     * @param tlsTerminated whether something in front of the service ends TLS, so that http here is https outside
     * @param shareable whether the operation answers every caller alike, so that caches may share its answers
     */
    public Allowances {
        schemes = lower(schemes);
        errors = lower(errors);
        cookies = lower(cookies);
        identityProviders = lower(identityProviders);
    }

    /**
     * Creates allowances of names only; nothing is said of the place the service runs at.
     *
     * @param schemes authentication schemes outside the IANA registry
     * @param errors error codes of Bearer challenges outside the registry
     * @param cookies cookies that a refusal may set (load balancer, bot management, CSRF)
     */
    public Allowances(Set<String> schemes, Set<String> errors, Set<String> cookies) {
        this(schemes, errors, cookies, Set.of(), false, false, false);
    }

    /**
     * Returns allowances of nothing.
     *
     * @return nothing is allowed
     */
    public static Allowances none() {
        return NONE;
    }

    /**
     * Returns these allowances with other identity providers.
     *
     * @param hosts hosts beside that of the service where people log in
     * @return new allowances
     */
    public Allowances identityProviders(Set<String> hosts) {
        return new Allowances(schemes, errors, cookies, hosts, hstsHost, tlsTerminated, shareable);
    }

    /**
     * Returns these allowances for a host that does or does not promise https.
     *
     * @param promised whether the host promises to be reached over https only
     * @return new allowances
     */
    public Allowances hstsHost(boolean promised) {
        return new Allowances(schemes, errors, cookies, identityProviders, promised, tlsTerminated, shareable);
    }

    /**
     * Returns these allowances for a service that does or does not stand behind a TLS terminator.
     *
     * @param inFront whether something in front of the service ends TLS
     * @return new allowances
     */
    public Allowances tlsTerminated(boolean inFront) {
        return new Allowances(schemes, errors, cookies, identityProviders, hstsHost, inFront, shareable);
    }

    /**
     * Returns these allowances for an operation that does or does not answer every caller alike.
     *
     * @param alike whether caches may share its answers
     * @return new allowances
     */
    public Allowances shareable(boolean alike) {
        return new Allowances(schemes, errors, cookies, identityProviders, hstsHost, tlsTerminated, alike);
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
