package io.authcontract.rule;

import io.authcontract.http.Exchange;
import io.authcontract.http.Origin;
import io.authcontract.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where a client that was refused looks for the metadata of the resource (RFC 9728 section 5). */
public final class MetadataAddresses {
    private MetadataAddresses() {}

    /**
     * Returns the addresses that a refusal leads to.
     *
     * @param refusal an exchange without a token
     * @param isMcp whether a client also looks at the well-known paths, where the challenge names none
     * @return addresses that can be asked for; none where the answer is no 401 with a Bearer challenge
     */
    public static List<URI> of(Exchange refusal, boolean isMcp) {
        if (!isMcp && !isNamed(refusal)) {
            return List.of();
        }
        Circumstances known =
                Circumstances.unknown().credential(CredentialKind.NONE).access(new Access.Secured());
        MetadataSightings sightings = new MetadataSightings();
        sightings.see(Observation.of(refusal, known));
        return sightings.claims().stream()
                .flatMap(claim ->
                        claim.metadata().map(List::of).orElseGet(() -> isMcp ? claim.wellKnown() : List.of()).stream())
                .flatMap(address -> uri(address).stream())
                .toList();
    }

    private static boolean isNamed(Exchange refusal) {
        return refusal.response()
                .map(Response::headers)
                .filter(headers -> headers.values("WWW-Authenticate").stream().anyMatch(MetadataSightings::mayName))
                .isPresent();
    }

    private static Optional<URI> uri(String address) {
        try {
            URI uri = URI.create(address);
            Origin.of(uri);
            return uri.getRawUserInfo() == null && uri.getRawFragment() == null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
