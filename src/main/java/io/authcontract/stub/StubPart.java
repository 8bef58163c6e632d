package io.authcontract.stub;

import io.authcontract.credential.Scheme;

/**
 * What a stub plays beside the orders when it is asked to: {@code StubService.orders().taking(Scheme.basic("orders")).also(StubPart.LOCKOUT)}.
 *
 * @since 0.1.0
 */
public enum StubPart {
    /**
     * The passwords are taken with Digest too (RFC 7616): SHA-256, and a nonce for each request. Needs the Basic scheme.
     */
    DIGEST(Scheme.Kind.BASIC),
    /**
     * People log in at {@code /login}, with a form of {@code user} and {@code password}, and have a session then. A browser without credentials is led there and back, a program
     * is refused. Needs the Basic scheme.
     */
    LOGIN(Scheme.Kind.BASIC),
    /**
     * Ten wrong passwords in a row lock an account: every password of it is then refused like a wrong one, until {@link AuthStub#reset()}. Its other credentials go on. That holds
     * guessers off (OWASP ASVS 5.0, 6.3.1) in the plainest way: whoever knows a name can lock it. Needs the Basic scheme, and brings grace, whose account may be locked.
     */
    LOCKOUT(Scheme.Kind.BASIC),
    /**
     * Challenges name the metadata of the path, which tells that tokens come from {@code https://auth.example} (RFC 9728), and the scope to ask for, as MCP clients
     * expect. Needs the Bearer scheme.
     */
    RESOURCE_METADATA(Scheme.Kind.BEARER);

    private final Scheme.Kind needed;

    StubPart(Scheme.Kind needed) {
        this.needed = needed;
    }

    Scheme.Kind needed() {
        return needed;
    }
}
