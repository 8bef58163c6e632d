package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Origin;
import io.authcontract.rule.MetadataSightings.Claim;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the address in a challenge leads to the metadata of the resource that was asked for. */
final class MetadataDocuments implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule("prm-valid", "resource_metadata leads to a valid metadata document")
            .is(Level.MUST, Severity.MAJOR)
            .failing()
            .concerns(Set.of(Profile.API, Profile.MCP))
            .cites(rfc(9728, "5.1"), rfc(9728, "3.2"), rfc(9728, "3.3"), rfc(9728, "7.1"))
            .because(
                    "A client that follows the challenge finds nothing, or the metadata of something else, and must not use it.")
            .remedy(
                    "Publish the document for everybody, one for each resource, with the identifier that clients ask for.")
            .data();

    static final SetRule PRM_VALID = new Watching(DATA, MetadataDocuments::new);

    private final MetadataSightings sightings = new MetadataSightings();

    private MetadataDocuments() {}

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            sightings.see(observation);
        }
    }

    @Override
    public void notice(Happening happening) {
        sightings.notice(happening);
    }

    /** Each address once, for the first resource that its document is not about. */
    @Override
    public Result result() {
        Map<String, Finding> findings = new LinkedHashMap<>();
        Optional<String> unknown = Optional.empty();
        boolean judged = false;
        for (Claim claim : sightings.claims()) {
            String address = claim.metadata().orElse("");
            if (claim.metadata().isEmpty() || findings.containsKey(address)) {
                continue;
            }
            List<Detail> details = new ArrayList<>();
            unknown = unknown.or(() -> whyUnknown(address));
            judged = true;
            address(address, details);
            sightings.document(address).ifPresent(document -> document(claim, document, details));
            finding(address, details).ifPresent(found -> findings.put(address, found));
        }
        if (!judged) {
            return Result.notApplicable("no challenge names resource_metadata");
        }
        return findings.isEmpty() && unknown.isPresent()
                ? Result.notApplicable(unknown.get())
                : Result.of(List.copyOf(findings.values()));
    }

    private Optional<String> whyUnknown(String address) {
        Optional<ResourceMetadata> document = sightings.document(address);
        return document.isEmpty()
                ? Optional.of(sightings.whyUnknown(address))
                : document.flatMap(ResourceMetadata::inconclusive);
    }

    /** One thing that is wrong, and whether it fails. */
    private record Detail(Fact found, Optional<Fact> wanted, boolean fails) {}

    private static Detail wrong(String label, Object found, String wanted) {
        return new Detail(fact(label, found), Optional.of(fact("wanted " + label, wanted)), true);
    }

    private static Optional<Finding> finding(String address, List<Detail> details) {
        List<Fact> facts = new ArrayList<>(List.of(fact("resource_metadata", address)));
        details.forEach(detail -> {
            facts.add(detail.found());
            detail.wanted().ifPresent(facts::add);
        });
        Finding finding = DATA.finding(facts.toArray(new Fact[0]));
        return details.isEmpty()
                ? Optional.empty()
                : Optional.of(details.stream().anyMatch(Detail::fails) ? finding : finding.asNote());
    }

    /** RFC 9728 section 7.1 asks for TLS; on this machine nobody listens in. */
    private static void address(String address, List<Detail> details) {
        if (!isTrustworthy(address)) {
            details.add(wrong("address", "no https address", "https"));
        }
    }

    static boolean isTrustworthy(String address) {
        return origin(address)
                .filter(origin -> origin.isSecure() || origin.isLoopback())
                .isPresent();
    }

    private static Optional<Origin> origin(String address) {
        try {
            return Optional.of(Origin.of(URI.create(address)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static void document(Claim claim, ResourceMetadata document, List<Detail> details) {
        if (document.inconclusive().isPresent()) {
            return;
        }
        if (document.status() != 200) {
            details.add(wrong("status", document.status(), "200"));
            return;
        }
        if (!document.type().equals("application/json")) {
            details.add(wrong("Content-Type", document.type(), "application/json"));
        }
        if (!document.isObject()) {
            details.add(wrong("content", "no JSON object", "a JSON object"));
            return;
        }
        resource(claim, document).ifPresent(details::add);
        document.empty().forEach(name -> details.add(wrong(name, "an empty array", "an element, or no member")));
        document.servers().stream()
                .filter(server -> !isTrustworthy(server))
                .forEach(server -> details.add(wrong("authorization_servers", server, "an https address")));
    }

    /**
     * RFC 9728 section 3.3 wants the very address that was asked for. Services of many paths name what they have in common, and one on this machine keeps the
     * name it has elsewhere: both are notes. A query that is no part of the resource is left out, such as one that only this run has.
     */
    private static Optional<Detail> resource(Claim claim, ResourceMetadata document) {
        String named = document.resource().orElse("absent");
        String asked = claim.resource();
        if (plain(named).equals(plain(asked)) || plain(named).equals(plain(claim.resourceOfPath()))) {
            return Optional.empty();
        }
        boolean above = asked.startsWith(plain(named) + "/") && origin(named).isPresent();
        boolean elsewhere = origin(claim.origin()).filter(Origin::isLoopback).isPresent()
                && origin(named).filter(origin -> !origin.isLoopback()).isPresent();
        return Optional.of(
                new Detail(fact("resource", named), Optional.of(fact("wanted resource", asked)), !above && !elsewhere));
    }

    /** An empty path and {@code /} are the same (RFC 3986 section 6.2.3). */
    private static String plain(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
