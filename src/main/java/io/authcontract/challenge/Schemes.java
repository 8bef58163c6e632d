package io.authcontract.challenge;

import java.util.Locale;
import java.util.Set;

/**
 * Names of authentication schemes, with the spelling of the IANA HTTP Authentication Scheme Registry (RFC 9110 section 16.4.1).
 *
 * @since 0.1.0
 */
public final class Schemes {
    /** RFC 7617. */
    public static final String BASIC = "Basic";

    /** RFC 6750. */
    public static final String BEARER = "Bearer";

    /** RFC 7616. */
    public static final String DIGEST = "Digest";

    /** RFC 9449. */
    public static final String DPOP = "DPoP";

    /** RFC 4559. */
    public static final String NEGOTIATE = "Negotiate";

    /** Never registered, but what Windows servers send beside Negotiate. */
    public static final String NTLM = "NTLM";

    private static final Set<String> REGISTERED = Set.of(
            "basic",
            "bearer",
            "concealed",
            "digest",
            "dpop",
            "gnap",
            "hoba",
            "mutual",
            "negotiate",
            "oauth",
            "privatetoken",
            "scram-sha-1",
            "scram-sha-256",
            "vapid");

    private Schemes() {}

    /**
     * Tells whether a scheme is in the IANA registry.
     *
     * @param scheme the scheme, in any case
     * @return whether it is registered
     */
    public static boolean isRegistered(String scheme) {
        return REGISTERED.contains(scheme.toLowerCase(Locale.ROOT));
    }
}
