package io.authcontract.credential;

import io.authcontract.http.Request;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Expectation;
import io.authcontract.rule.Presentation;
import io.authcontract.rule.Severity;
import io.authcontract.rule.Variation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request carries, and what is wrong, or unusual but legal, about it. Stateless; {@link #craft} gives the request.
 *
 * @param id the id of the catalogue, and for one of several crafts a variant: {@code none.literal-null/undefined}
 * @param title what it is, in a few words
 * @param kind what has to happen
 * @param tier the tier it belongs to
 * @param scope how often it runs
 * @param schemes the schemes it is made for; empty when it concerns every one
 * @param needs the credentials it is made of
 * @param credential what kind of credential the request carries
 * @param presentation how it is presented
 * @param expectation the statuses that are right, and those that are tolerated
 * @param severity how bad it is when it ends the wrong way
 * @param fails whether acceptance where it must be refused, or refusal where it must be accepted, breaks the cell; else it is a note
 * @param changes what differs from the accepted request; exactly that
 * @param variation what the request tries besides its credential
 * @param recipe makes the request
 * @since 0.1.0
 */
public record Scenario(
        String id,
        String title,
        Kind kind,
        Tier tier,
        Scope scope,
        Set<Scheme.Kind> schemes,
        Set<Need> needs,
        CredentialKind credential,
        Presentation presentation,
        Expectation expectation,
        Severity severity,
        boolean fails,
        Set<Part> changes,
        Optional<Variation> variation,
        Recipe recipe) {

    /** What has to happen to the request. */
    public enum Kind {
        /** It must not be accepted. */
        REFUSE,
        /** It must be accepted: a refusal is the defect. */
        ACCEPT,
        /** Standards allow both; it is reported. */
        TOLERATE
    }

    /** How often a scenario runs. */
    public enum Scope {
        /** For every operation. */
        CELL,
        /** Once for a scheme, on an operation whose control works. */
        SERVICE
    }

    /** Makes a request of one that carries no credential. */
    @FunctionalInterface
    public interface Recipe {

        /**
         * Makes the request.
         *
         * @param bare the request without any credential
         * @param materials what the credential is made of
         * @return the request as it has to go over the wire
         */
        Request craft(Request bare, Materials materials);
    }

    /**
     * Creates a scenario; the sets are copied.
     *
     * @param id the id of the catalogue, perhaps with a variant
     * @param title what it is, in a few words
     * @param kind what has to happen
     * @param tier the tier it belongs to
     * @param scope how often it runs
     * @param schemes the schemes it is made for; empty when it concerns every one
     * @param needs the credentials it is made of
     * @param credential what kind of credential the request carries
     * @param presentation how it is presented
     * @param expectation the statuses that are right, and those that are tolerated
     * @param severity how bad it is when it ends the wrong way
     * @param fails whether the wrong end breaks the cell
     * @param changes what differs from the accepted request
     * @param variation what the request tries besides its credential
     * @param recipe makes the request
     */
    public Scenario {
        schemes = Set.copyOf(schemes);
        needs = Set.copyOf(needs);
        changes = Set.copyOf(changes);
    }

    /**
     * Makes the request.
     *
     * @param bare the request without any credential
     * @param materials what the credential is made of; has what {@link #needs} names
     * @return the request as it has to go over the wire
     */
    public Request craft(Request bare, Materials materials) {
        return recipe.craft(bare, materials);
    }

    /**
     * Returns what differs from the accepted request of a scheme.
     *
     * @param accepted the scheme of the accepted request
     * @return the declared parts; for a scheme outside the Authorization field, that there is such a field and no key or cookie
     */
    public Set<Part> changesFor(Scheme accepted) {
        boolean keepsCredential =
                credential == CredentialKind.VALID && changes.stream().noneMatch(Part::isOfAuthorization);
        if (!schemes.isEmpty() || accepted.kind().isAuthorization() || keepsCredential) {
            return changes;
        }
        Part carrier = accepted.kind() == Scheme.Kind.COOKIE ? Part.COOKIE : Part.API_KEY;
        Stream<Part> besides = changes.stream().filter(part -> !part.isOfAuthorization());
        Stream<Part> credentials =
                credential == CredentialKind.NONE ? carriers(carrier) : Stream.of(Part.AUTHORIZATION, carrier);
        return Stream.concat(credentials, besides).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Part> carriers(Part carrier) {
        return changes.contains(Part.AUTHORIZATION) ? Stream.of(carrier) : Stream.empty();
    }

    /**
     * Returns this scenario as a contract changes it.
     *
     * @param statuses the statuses that are right, and those that are tolerated
     * @param failing whether the wrong end breaks the cell
     * @return another scenario with the same request
     */
    public Scenario expecting(Expectation statuses, boolean failing) {
        return new Scenario(
                id,
                title,
                kind,
                tier,
                scope,
                schemes,
                needs,
                credential,
                presentation,
                statuses,
                severity,
                failing,
                changes,
                variation,
                recipe);
    }

    /**
     * Tells whether this is the control itself: the valid credential, plainly presented.
     *
     * @return true for the scenarios that end in {@code .pos.valid}
     */
    public boolean isControl() {
        return id.endsWith(".pos.valid");
    }

    /**
     * Tells whether this is the request that carries nothing.
     *
     * @return true for {@code none.no-credentials} and the {@code .missing} of other carriers
     */
    public boolean isMissing() {
        return credential == CredentialKind.NONE && presentation == Presentation.PLAIN && kind == Kind.REFUSE;
    }

    /**
     * Tells whether a scenario is for a scheme.
     *
     * @param candidate a scheme of the contract
     * @return true also for one that concerns every scheme
     */
    public boolean concerns(Scheme candidate) {
        return schemes.isEmpty() || schemes.contains(candidate.kind());
    }

    @Override
    public String toString() {
        return id;
    }
}
