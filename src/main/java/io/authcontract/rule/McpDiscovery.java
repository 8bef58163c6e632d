package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import io.authcontract.rule.MetadataSightings.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether an MCP client that was refused finds out where to get a token. That it is refused with 401 is for unauth-is-401 and invalid-creds-401. */
final class McpDiscovery implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "mcp-discovery", "An MCP server refuses with 401 and is discoverable")
            .is(Level.MUST, Severity.MAJOR)
            .failing()
            .concerns(Set.of(Profile.MCP))
            .cites(
                    new Citation("MCP authorization 2026-07-28 and 2025-11-25", ""),
                    new Citation("MCP authorization 2025-06-18", ""))
            .because("A client cannot find the authorization server, and nobody can log in.")
            .remedy("Add resource_metadata=\"...\" to the challenge and serve the document.")
            .data();

    static final SetRule MCP_DISCOVERY = new Watching(DATA, McpDiscovery::new);

    /** Revisions are dates. The first asks for a 401 only, and the second for the parameter. */
    private static final String FIRST = "2025-03-26";

    private static final String PARAMETER_ONLY = "2025-06-18";

    private final MetadataSightings sightings = new MetadataSightings();

    private McpDiscovery() {}

    @Override
    public void see(Observation observation) {
        if (observation.circumstances().profile().filter(Profile.MCP::equals).isPresent()) {
            sightings.see(observation);
        }
    }

    @Override
    public void notice(Happening happening) {
        sightings.notice(happening);
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        Optional<String> unknown = Optional.empty();
        boolean judged = false;
        for (Claim claim : sightings.claims()) {
            if (claim.revision().equals(FIRST)) {
                continue;
            }
            Result result = judge(claim);
            judged = true;
            findings.addAll(result.findings());
            if (result instanceof Result.NotApplicable none) {
                unknown = unknown.or(() -> Optional.of(none.reason()));
            }
        }
        if (!judged) {
            return Result.notApplicable("no 401 of an MCP endpoint was seen for a request without a token");
        }
        return findings.isEmpty() && unknown.isPresent() ? Result.notApplicable(unknown.get()) : Result.of(findings);
    }

    private Result judge(Claim claim) {
        if (claim.metadata().isEmpty() && claim.revision().equals(PARAMETER_ONLY)) {
            return broken(claim, fact("resource_metadata", "absent"), fact("revision", PARAMETER_ONLY));
        }
        List<String> places = claim.metadata().map(List::of).orElseGet(claim::wellKnown);
        for (String place : places) {
            Optional<ResourceMetadata> document = sightings.document(place);
            if (document.isEmpty()) {
                return Result.notApplicable(sightings.whyUnknown(place));
            }
            Optional<String> inconclusive = document.get().inconclusive();
            if (inconclusive.isPresent()) {
                return Result.notApplicable(inconclusive.get());
            }
            if (document.get().status() == 200) {
                return document.get().servers().isEmpty()
                        ? broken(claim, fact("metadata", place), fact("authorization_servers", "none"))
                        : Result.satisfied();
            }
        }
        // That an address in the challenge leads nowhere is for prm-valid.
        return claim.metadata().isPresent()
                ? Result.notApplicable("resource_metadata leads to no document")
                : broken(claim, fact("resource_metadata", "absent"), fact("not found", String.join(", ", places)));
    }

    private static Result broken(Claim claim, Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(fact("endpoint", claim.resource())));
        all.addAll(List.of(facts));
        return Result.of(List.of(DATA.finding(all.toArray(new Fact[0]))));
    }
}
