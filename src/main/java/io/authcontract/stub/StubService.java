package io.authcontract.stub;

import io.authcontract.credential.Scheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a stub plays: a small orders service, the ways in which it takes credentials, and its flaws. Immutable.
 *
 * <pre>{@code
 * StubService.orders();                                                     // Bearer tokens, as the RFCs ask
 * StubService.orders().taking(Scheme.basic("orders"));
 * StubService.orders().with(Flaw.CHALLENGE_MISSING);
 * }</pre>
 *
 * <p>{@code GET /orders} and {@code GET /orders/{id}} need the scope {@code orders:read}; {@code POST /orders}, {@code PUT /orders/{id}} and
 * {@code DELETE /orders/{id}} need {@code orders:write}; {@code GET /health} is for everybody. Orders 7, 8 and 9 exist.
 *
 * @since 0.1.0
 */
public final class StubService {
    private final List<Scheme> schemes;
    private final Set<StubPart> parts;
    private final List<Flaw> flaws;

    private StubService(List<Scheme> schemes, Set<StubPart> parts, List<Flaw> flaws) {
        this.schemes = List.copyOf(schemes);
        this.parts = Collections.unmodifiableSet(new TreeSet<>(parts));
        this.flaws = List.copyOf(flaws);
        this.parts.forEach(this::checkNeeded);
        this.flaws.forEach(this::checkShown);
    }

    /** A flaw of something that is not played would be none, and nobody would notice. */
    private void checkShown(Flaw flaw) {
        flaw.part().filter(part -> !plays(part)).ifPresent(part -> {
            throw notShown(flaw, part + ", which the stub does not play");
        });
        flaw.schemes().stream().filter(kind -> !takes(kind)).findFirst().ifPresent(kind -> {
            throw notShown(flaw, kind + ", which the stub does not take");
        });
    }

    private static IllegalArgumentException notShown(Flaw flaw, String why) {
        return new IllegalArgumentException("The flaw \"" + flaw + "\" is one of " + why
                + ". Write StubService.orders().taking(" + declarations(flaw.schemes()) + ")"
                + flaw.part().map(part -> ".also(StubPart." + part + ")").orElse("") + ".with(Flaw.named(\"" + flaw
                + "\")).");
    }

    private static String declarations(Set<Scheme.Kind> kinds) {
        return kinds.stream()
                .map(kind -> kind == Scheme.Kind.BASIC ? "Scheme.basic(\"orders\")" : "Scheme.bearer(\"orders\")")
                .collect(Collectors.joining(", "));
    }

    private boolean takes(Scheme.Kind kind) {
        return schemes.stream().anyMatch(scheme -> scheme.kind() == kind);
    }

    private void checkNeeded(StubPart part) {
        if (!takes(part.needed())) {
            throw new IllegalArgumentException("The stub is to play " + part + ", which needs " + part.needed()
                    + ", and takes " + schemes + ". Write taking(" + declarations(Set.of(part.needed()))
                    + ") before also(..), with other schemes or alone.");
        }
    }

    /**
     * Returns the orders service with bearer tokens and without flaws.
     *
     * @return the service
     */
    public static StubService orders() {
        return new StubService(List.of(Scheme.bearer("orders")), Set.of(), List.of());
    }

    /**
     * Returns this service with other ways of taking credentials. Each is enough, and a request may use one of them only.
     *
     * @param ways Basic, Bearer, or API keys; each kind once
     * @return another service
     * @throws IllegalArgumentException when there is none, one that is not played, or a kind twice, or a part needs another one
     */
    public StubService taking(Scheme... ways) {
        if (ways.length == 0) {
            throw new IllegalArgumentException(
                    "The stub is to take no credentials at all. Write for example taking(Scheme.bearer(\"orders\")).");
        }
        List<Scheme> all = new ArrayList<>();
        for (Scheme way : ways) {
            if (way.kind() == Scheme.Kind.COOKIE) {
                throw new IllegalArgumentException("The stub takes no cookie that others name, and the scheme " + way
                        + " is one. Write Scheme.bearer(..), Scheme.basic(..) or Scheme.apiKey(..); sessions come with"
                        + " also(StubPart.LOGIN).");
            }
            if (all.stream().anyMatch(other -> other.kind() == way.kind())) {
                throw new IllegalArgumentException("The stub is to take " + way.kind() + " twice. Keep one of them.");
            }
            all.add(way);
        }
        return new StubService(all, parts, flaws);
    }

    /**
     * Returns this service with more flaws.
     *
     * @param more what it does wrong
     * @return another service
     * @throws IllegalArgumentException when a flaw is one of a part that is not played, or of a scheme that is not taken; the message says which
     */
    public StubService with(Flaw... more) {
        List<Flaw> all = new ArrayList<>(flaws);
        all.addAll(List.of(more));
        return new StubService(schemes, parts, all);
    }

    /**
     * Returns this service with more than the orders.
     *
     * @param more what it plays beside them
     * @return another service
     * @throws IllegalArgumentException when a part needs a scheme that is not taken; the message says which
     */
    public StubService also(StubPart... more) {
        Set<StubPart> all = new TreeSet<>(parts);
        all.addAll(List.of(more));
        return new StubService(schemes, all, flaws);
    }

    /** The scheme whose accounts and realm Digest has, where it is played. */
    Optional<Scheme> digest() {
        return schemes.stream()
                .filter(scheme -> scheme.kind() == Scheme.Kind.BASIC && plays(StubPart.DIGEST))
                .findFirst();
    }

    boolean plays(StubPart part) {
        return parts.contains(part);
    }

    List<Scheme> schemes() {
        return schemes;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    @Override
    public String toString() {
        return "orders, " + schemes + (parts.isEmpty() ? "" : ", also " + parts)
                + (flaws.isEmpty() ? "" : ", with " + flaws);
    }
}
