package io.authcontract.rule;

import io.authcontract.challenge.Schemes;
import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where refusals say that the metadata of their resource is, and what was found there (RFC 9728). The first few of both. */
final class MetadataSightings {
    static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private static final int MOST = 256;
    private static final String PARAMETER = "resource_metadata";

    private final Set<Claim> claims = new LinkedHashSet<>();
    private final Map<String, ResourceMetadata> documents = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private Optional<String> untried = Optional.empty();

    /**
     * A refusal without a token.
     *
     * @param metadata where it says that the metadata is, if it does
     * @param origin the origin of the request
     * @param path its path
     * @param query its query with the question mark, or nothing
     * @param revision the revision of MCP that it spoke, if it named one
     */
    record Claim(Optional<String> metadata, String origin, String path, String query, String revision) {
        String resource() {
            return origin + path + query;
        }

        /** Which of the resources of a path it was may be no matter of its metadata. */
        String resourceOfPath() {
            return origin + path;
        }

        /** RFC 9728 section 3.1: the path stands behind the well-known part; MCP clients then look at the root. */
        List<String> wellKnown() {
            String root = origin + WELL_KNOWN;
            return path.equals("/") ? List.of(root) : List.of(root + path, root);
        }
    }

    void see(Observation observation) {
        Optional<Request> request = observation.request();
        observation
                .answer()
                .filter(answer -> answer.status() == 401 && answer.carries(CredentialKind.NONE))
                .filter(answer -> answer.isProtected() && claims.size() < MOST)
                .flatMap(answer -> request.flatMap(asked -> claim(answer, asked)))
                .ifPresent(this::add);
        remember(observation.exchange());
    }

    /** Whether reading a value may be worth it. */
    static boolean mayName(String challenges) {
        return challenges.toLowerCase(Locale.ROOT).contains(PARAMETER);
    }

    void notice(Happening happening) {
        if (happening instanceof Happening.Followed followed) {
            remember(followed.exchange());
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.OTHER_HOST) {
            untried = untried.or(() -> Optional.of(none.because()));
        }
    }

    private void add(Claim claim) {
        claims.add(claim);
        claim.metadata().map(MetadataSightings::normal).ifPresent(named::add);
    }

    private static Optional<Claim> claim(Answer answer, Request asked) {
        if (answer.circumstances().variation().isPresent()
                || answer.challenges(Schemes.BEARER).findAny().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> metadata = answer.challenges().stream()
                .flatMap(challenge -> challenge.parameter(PARAMETER).stream())
                .findFirst();
        String revision =
                asked.headers().first("MCP-Protocol-Version").orElse("").strip();
        String query = asked.target().substring(asked.path().length());
        return Optional.of(new Claim(metadata, asked.origin().toString(), asked.path(), query, revision));
    }

    /** Whatever was asked for below the well-known path, or because a refusal names it. */
    private void remember(Exchange exchange) {
        exchange.request()
                .filter(asked -> asked.method().equals(Method.GET) && documents.size() < MOST)
                .filter(asked -> asked.path().startsWith(WELL_KNOWN) || isNamed(asked))
                .ifPresent(asked -> documents.putIfAbsent(address(asked), ResourceMetadata.of(exchange.response())));
    }

    private boolean isNamed(Request asked) {
        return !named.isEmpty() && named.contains(address(asked));
    }

    /** As a request for it is written: the port of the scheme and an empty path do not tell addresses apart (RFC 3986 section 6.2.3). */
    private static String normal(String address) {
        try {
            return address(Request.of(Method.GET, URI.create(address)));
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private static String address(Request asked) {
        return asked.origin() + asked.target();
    }

    List<Claim> claims() {
        return new ArrayList<>(claims);
    }

    Optional<ResourceMetadata> document(String address) {
        return Optional.ofNullable(documents.get(normal(address)));
    }

    String whyUnknown(String address) {
        return untried.orElse("nobody asked for " + Sighting.bounded(address) + ", so that the document is unknown");
    }
}
