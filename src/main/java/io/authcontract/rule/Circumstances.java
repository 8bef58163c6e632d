package io.authcontract.rule;

import io.authcontract.http.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about an exchange beyond its octets. Each part may be unknown; a rule that needs an unknown part does not apply and says so.
 * {@link #toString()} shows no canary.
 *
 * @param credential what kind of credential was sent
 * @param presentation how it was presented
 * @param access who may call the operation
 * @param profile who calls it
 * @param expectation the statuses that are right for this request
 * @param substitutes statuses that the contract accepts in place of 401 or 403 (404 where existence is concealed); such an answer is a note
 * @param control the exchange of the same operation with a valid credential
 * @param canaries values sent in this request that must not come back
 * @param allowances private names the contract allows
 * @param variation what the request tries besides its credential
 * @param webOrigins the origins whose scripts may call the service, as browsers send them: {@code https://app.example}
 * @param carriers names of fields and cookies that carry credentials of this service, besides the usual ones: {@code X-Orders-Key}
 * @since 0.1.0
 */
public record Circumstances(
        Optional<CredentialKind> credential,
        Optional<Presentation> presentation,
        Optional<Access> access,
        Optional<Profile> profile,
        Optional<Expectation> expectation,
        Set<Integer> substitutes,
        Optional<Exchange> control,
        List<String> canaries,
        Allowances allowances,
        Optional<Variation> variation,
        Set<String> webOrigins,
        Set<String> carriers) {
    private static final Circumstances UNKNOWN = new Circumstances(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            List.of(),
            Allowances.none(),
            Optional.empty(),
            Set.of(),
            Set.of());

    /**
     * Creates circumstances; the collections are copied.
     *
     * @param credential what kind of credential was sent
     * @param presentation how it was presented
     * @param access who may call the operation
     * @param profile who calls it
     * @param expectation the statuses that are right for this request
     * @param substitutes statuses that the contract accepts in place of 401 or 403 (404 where existence is concealed); such an answer is a note
     * @param control the exchange of the same operation with a valid credential
     * @param canaries values sent in this request that must not come back
     * @param allowances private names the contract allows
     * @param variation what the request tries besides its credential
     * @param webOrigins the origins whose scripts may call the service, as browsers send them: {@code https://app.example}
     * @param carriers names of fields and cookies that carry credentials of this service, besides the usual ones: {@code X-Orders-Key}
     */
    public Circumstances {
        substitutes = Set.copyOf(substitutes);
        canaries = List.copyOf(canaries);
        webOrigins = Set.copyOf(webOrigins);
        carriers = Set.copyOf(carriers);
    }

    /**
     * Returns circumstances of which nothing is known.
     *
     * @return all unknown
     */
    public static Circumstances unknown() {
        return UNKNOWN;
    }

    /**
     * Returns these circumstances with a known credential.
     *
     * @param kind the kind of credential that was sent
     * @return new circumstances
     */
    public Circumstances credential(CredentialKind kind) {
        Draft draft = new Draft(this);
        draft.credential = Optional.of(kind);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with a known presentation.
     *
     * @param how how it was presented
     * @return new circumstances
     */
    public Circumstances presentation(Presentation how) {
        Draft draft = new Draft(this);
        draft.presentation = Optional.of(how);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with a known access.
     *
     * @param who who may call the operation
     * @return new circumstances
     */
    public Circumstances access(Access who) {
        Draft draft = new Draft(this);
        draft.access = Optional.of(who);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with a known profile.
     *
     * @param caller who calls it
     * @return new circumstances
     */
    public Circumstances profile(Profile caller) {
        Draft draft = new Draft(this);
        draft.profile = Optional.of(caller);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with known right statuses.
     *
     * @param statuses the statuses that are right, and those that are tolerated
     * @return new circumstances
     */
    public Circumstances expectation(Expectation statuses) {
        Draft draft = new Draft(this);
        draft.expectation = Optional.of(statuses);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with other accepted substitutes.
     *
     * @param statuses the statuses accepted in place of 401 or 403
     * @return new circumstances
     */
    public Circumstances substitutes(Set<Integer> statuses) {
        Draft draft = new Draft(this);
        draft.substitutes = statuses;
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with a known control.
     *
     * @param accepted the exchange of the same operation with a valid credential
     * @return new circumstances
     */
    public Circumstances control(Exchange accepted) {
        Draft draft = new Draft(this);
        draft.control = Optional.of(accepted);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with known canaries.
     *
     * @param values values sent in this request
     * @return new circumstances
     */
    public Circumstances canaries(List<String> values) {
        Draft draft = new Draft(this);
        draft.canaries = values;
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with other allowances.
     *
     * @param names what is allowed
     * @return new circumstances
     */
    public Circumstances allowances(Allowances names) {
        Draft draft = new Draft(this);
        draft.allowances = names;
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with a known variation.
     *
     * @param tried what the request tries besides its credential
     * @return new circumstances
     */
    public Circumstances variation(Variation tried) {
        Draft draft = new Draft(this);
        draft.variation = Optional.of(tried);
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with known web origins.
     *
     * @param origins the origins whose scripts may call the service
     * @return new circumstances
     */
    public Circumstances webOrigins(Set<String> origins) {
        Draft draft = new Draft(this);
        draft.webOrigins = origins;
        return draft.circumstances();
    }

    /**
     * Returns these circumstances with known carriers of credentials.
     *
     * @param names names of fields and cookies that carry credentials of this service
     * @return new circumstances
     */
    public Circumstances carriers(Set<String> names) {
        Draft draft = new Draft(this);
        draft.carriers = names;
        return draft.circumstances();
    }

    /** These circumstances on their way to others: the parts stand in one place only. */
    private static final class Draft {
        private Optional<CredentialKind> credential;
        private Optional<Presentation> presentation;
        private Optional<Access> access;
        private Optional<Profile> profile;
        private Optional<Expectation> expectation;
        private Set<Integer> substitutes;
        private Optional<Exchange> control;
        private List<String> canaries;
        private Allowances allowances;
        private Optional<Variation> variation;
        private Set<String> webOrigins;
        private Set<String> carriers;

        Draft(Circumstances known) {
            credential = known.credential;
            presentation = known.presentation;
            access = known.access;
            profile = known.profile;
            expectation = known.expectation;
            substitutes = known.substitutes;
            control = known.control;
            canaries = known.canaries;
            allowances = known.allowances;
            variation = known.variation;
            webOrigins = known.webOrigins;
            carriers = known.carriers;
        }

        Circumstances circumstances() {
            return new Circumstances(
                    credential,
                    presentation,
                    access,
                    profile,
                    expectation,
                    substitutes,
                    control,
                    canaries,
                    allowances,
                    variation,
                    webOrigins,
                    carriers);
        }
    }

    @Override
    public String toString() {
        return "credential " + credential.map(Enum::name).orElse("unknown") + ", profile "
                + profile.map(Enum::name).orElse("unknown");
    }
}
