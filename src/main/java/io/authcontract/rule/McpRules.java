package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.SHOULD;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a Model Context Protocol server tells a client that needs a token, or a better one. */
final class McpRules {
    private static final String SCOPES_SINCE = "2025-11-25";
    private static final String OFFLINE_SINCE = "2026-07-28";

    static final ExchangeRule MCP_SCOPE_GUIDANCE = rule(
                    "mcp-scope-guidance", "MCP challenges guide the client to the right scopes")
            .is(SHOULD, MINOR)
            .concerns(Set.of(Profile.MCP))
            .cites(new Citation("MCP authorization 2026-07-28", ""))
            .because("A client asks for every scope there is, or for one that does not help.")
            .remedy("Build the challenge from the scopes of the operation.")
            .given(
                    profile(Profile.MCP),
                    Given.when(McpRules::isGuided, "it concerns a 401, and a 403 for a token that lacks a scope"),
                    Given.when(
                            answer -> speaks(answer, SCOPES_SINCE),
                            "the revision of MCP in MCP-Protocol-Version does not ask for scopes"),
                    readable())
            .judgedBy(McpRules::guidance);

    private McpRules() {}

    static Given profile(Profile wanted) {
        Given called = Given.when(
                answer -> answer.profile().filter(wanted::equals).isPresent(), "it does not concern this profile");
        return answer -> answer.profile().isEmpty()
                ? Optional.of("the profile is unknown: declare it with Circumstances.profile")
                : called.missing(answer);
    }

    private static boolean isGuided(Answer answer) {
        return answer.status() == 401 || (answer.status() == 403 && answer.carries(CredentialKind.UNDER_SCOPED));
    }

    /** A 403 without any challenge guides nobody; a 401 without one is for challenge-present to report. */
    private static Given readable() {
        Given challenged = Given.challenge(Schemes.BEARER);
        return answer -> answer.status() == 403 && !answer.headers().contains("WWW-Authenticate")
                ? Optional.empty()
                : challenged.missing(answer);
    }

    /** Revisions are dates. A request without one is taken to speak the latest. */
    private static boolean speaks(Answer answer, String revision) {
        Optional<String> spoken = answer.request().flatMap(r -> r.headers().first("MCP-Protocol-Version"));
        return spoken.map(String::strip)
                .filter(v -> v.length() == revision.length())
                .map(v -> v.compareTo(revision) >= 0)
                .orElse(true);
    }

    private static Result guidance(Rule rule, Answer answer) {
        Optional<Challenge> bearer = answer.challenges(Schemes.BEARER).findFirst();
        List<String> scopes = scopes(bearer);
        List<Finding> findings = new ArrayList<>();
        if (scopes.isEmpty()) {
            findings.add(rule.finding(answer.statusFact(), fact("scope", "absent")));
        }
        if (scopes.contains("offline_access") && speaks(answer, OFFLINE_SINCE)) {
            findings.add(rule.finding(answer.statusFact(), fact("scope", "has offline_access")));
        }
        if (answer.status() == 403) {
            findings.addAll(forbidden(rule, answer, bearer));
        }
        return Result.of(findings);
    }

    private static List<String> scopes(Optional<Challenge> bearer) {
        String scope = bearer.flatMap(c -> c.parameter("scope")).orElse("");
        return Arrays.stream(scope.split(" ", -1)).filter(s -> !s.isEmpty()).toList();
    }

    private static List<Finding> forbidden(Rule rule, Answer answer, Optional<Challenge> bearer) {
        List<Finding> findings = new ArrayList<>();
        String error = bearer.flatMap(c -> c.parameter("error")).orElse("absent");
        if (!error.equals("insufficient_scope")) {
            findings.add(rule.finding(answer.statusFact(), fact("error", error), fact("wanted", "insufficient_scope")));
        }
        if (bearer.flatMap(c -> c.parameter("resource_metadata")).isEmpty()) {
            findings.add(rule.finding(answer.statusFact(), fact("resource_metadata", "absent")));
        }
        return findings;
    }
}
