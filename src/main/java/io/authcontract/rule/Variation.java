package io.authcontract.rule;

/**
 * What a request tries besides its credential, to be let in or to be told more than a stranger may know. A rule recognises by itself what stands in the
 * request, such as a preflight or a condition; this tells what only the sender knows.
 *
 * @since 0.1.0
 */
public enum Variation {
    /** The path of a protected operation, spelled in another way: a double slash, a dot segment, another case, a suffix. */
    PATH_SPELLING,
    /** A field by which a proxy would tell who the caller is or which resource is meant: {@code X-Forwarded-User}, {@code X-Original-URL}. */
    FORGED_FIELD,
    /** A method that nobody declared, or another one named by an override field. */
    METHOD_TAMPERING,
    /** One defect besides the missing credential: content that is no JSON, a wrong media type, a parameter that cannot be. */
    INVALID_INPUT,
    /** The id of an object that does not exist. */
    UNKNOWN_OBJECT
}
