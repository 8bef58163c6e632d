package io.authcontract.stub;

/**
 * What a stub plays beside the orders when it is asked to: {@code StubService.orders().taking(Scheme.basic("orders")).also(StubPart.LOCKOUT)}.
 *
 * @since 0.1.0
 */
public enum StubPart {
    /**
     * The passwords are taken with Digest too (RFC 7616): SHA-256, and a nonce for each request. Needs the Basic scheme.
     */
    DIGEST,
    /**
     * Ten wrong passwords in a row lock an account: every password of it is then refused like a wrong one, until {@link AuthStub#reset()}. Its other credentials go on. That holds
     * guessers off (OWASP ASVS 5.0, 6.3.1) in the plainest way: whoever knows a name can lock it. Needs the Basic scheme, and brings grace, whose account may be locked.
     */
    LOCKOUT
}
