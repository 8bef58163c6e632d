package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.McpRules.MCP_SCOPE_GUIDANCE;

import org.junit.jupiter.api.Test;

class McpRulesTests {
    private static final String METADATA = "resource_metadata=\"https://x/.well-known/oauth-protected-resource\"";

    private static Seen mcp(int status, String... fields) {
        return revision("2026-07-28", status, fields);
    }

    private static Seen revision(String revision, int status, String... fields) {
        return Seen.asked("POST /mcp HTTP/1.1", "MCP-Protocol-Version: " + revision)
                .in(c -> c.profile(Profile.MCP))
                .answered("HTTP/1.1 " + status + " ", String.join("\n", fields));
    }

    private static String bearer(String parameters) {
        return "WWW-Authenticate: Bearer " + METADATA + parameters;
    }

    @Test
    void a401WithoutScopeBreaks() {
        mcp(401, bearer("")).breaks(MCP_SCOPE_GUIDANCE, fact("scope", "absent"));
        mcp(401, bearer(", scope=\" \"")).breaks(MCP_SCOPE_GUIDANCE, fact("scope", "absent"));
    }

    @Test
    void offlineAccessBreaks() {
        mcp(401, bearer(", scope=\"a offline_access\""))
                .breaks(MCP_SCOPE_GUIDANCE, fact("scope", "has offline_access"));
        mcp(401, bearer(", scope=\"a offline_access_log\"")).meets(MCP_SCOPE_GUIDANCE);
    }

    @Test
    void a403HasToSayAllThree() {
        Seen forbidden = mcp(403, "WWW-Authenticate: Bearer realm=\"m\"").carrying(CredentialKind.UNDER_SCOPED);
        forbidden.breaksOften(
                MCP_SCOPE_GUIDANCE,
                fact("scope", "absent"),
                fact("error", "absent"),
                fact("resource_metadata", "absent"));
        mcp(403).carrying(CredentialKind.UNDER_SCOPED)
                .breaksOften(
                        MCP_SCOPE_GUIDANCE,
                        fact("scope", "absent"),
                        fact("error", "absent"),
                        fact("resource_metadata", "absent"));
        mcp(403, bearer(", error=\"insufficient_scope\", scope=\"tools:write\""))
                .carrying(CredentialKind.UNDER_SCOPED)
                .meets(MCP_SCOPE_GUIDANCE);
    }

    /** The clauses came with the revisions of 2025-11-25 and 2026-07-28. */
    @Test
    void olderRevisionsAskForLess() {
        revision("2025-06-18", 401, bearer("")).isNoMatterOf(MCP_SCOPE_GUIDANCE, "revision");
        revision("2025-11-25", 401, bearer("")).breaks(MCP_SCOPE_GUIDANCE, fact("scope", "absent"));
        revision("2025-11-25", 401, bearer(", scope=\"offline_access\"")).meets(MCP_SCOPE_GUIDANCE);
    }

    /** A 403 may refuse the Origin of a script, whatever the token. */
    @Test
    void otherRefusalsAreNoMatter() {
        mcp(403).isNoMatterOf(MCP_SCOPE_GUIDANCE, "lacks a scope");
        mcp(401).isNoMatterOf(MCP_SCOPE_GUIDANCE, "no WWW-Authenticate");
        mcp(401, "WWW-Authenticate: Basic realm=\"m\"").isNoMatterOf(MCP_SCOPE_GUIDANCE, "no Bearer");
        mcp(401, "WWW-Authenticate: Bearer realm=\"").isNoMatterOf(MCP_SCOPE_GUIDANCE, "does not parse");
        mcp(401, bearer("")).in(c -> c.profile(Profile.API)).isNoMatterOf(MCP_SCOPE_GUIDANCE, "profile");
        mcp(401, bearer("")).in(c -> Circumstances.unknown()).isNoMatterOf(MCP_SCOPE_GUIDANCE, "Circumstances.profile");
    }
}
