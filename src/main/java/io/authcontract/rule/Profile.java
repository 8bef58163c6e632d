package io.authcontract.rule;

/**
 * Who calls the operation; decides which rules concern it.
 *
 * @since 0.1.0
 */
public enum Profile {
    /** Machine clients, JSON. */
    API,
    /** Pages and same-origin scripts. */
    BROWSER,
    /** Search engines and link checkers. */
    CRAWLER,
    /** Model Context Protocol over HTTP. */
    MCP,
    /** Through a gateway or cache. */
    PROXY,
    /** Token, revocation and introspection endpoints. */
    AS
}
