package io.authcontract.client.restassured;

import io.authcontract.assertion.AuthResponseAssert;
import io.authcontract.rule.RuleBook;
import io.restassured.specification.ResponseSpecification;
import java.util.function.Consumer;

/**
 * A refusal as REST-assured's {@code then().spec(..)} takes it.
 *
 * <pre>{@code
 * given().filter(new ContractFilter()).when().get("/orders").then().spec(unauthorized().challenging("Bearer"));
 * }</pre>
 *
 * <p>Failures have our text and stop at the first requirement that does not hold. REST-assured's own expectations can be added and are checked last.
 * A refusal cannot be merged into another specification ({@code expect().spec(..)}, {@code addResponseSpecification(..)}): REST-assured merges only
 * its own class. Mutable while it is built, like all specifications of REST-assured.
 *
 * @since 0.1.0
 */
public interface RefusalSpec extends ResponseSpecification {

    /**
     * Returns a specification of a response with status 401 (RFC 9110 section 15.5.2).
     *
     * @return the specification, to be extended
     */
    static RefusalSpec unauthorized() {
        return Refusals.create().satisfying(AuthResponseAssert::isUnauthorized);
    }

    /**
     * Returns a specification of a response with status 403 (RFC 9110 section 15.5.4).
     *
     * @return the specification, to be extended
     */
    static RefusalSpec forbidden() {
        return Refusals.create().satisfying(AuthResponseAssert::isForbidden);
    }

    /**
     * Adds any assertions.
     *
     * @param requirements assertions on the response
     * @return this specification
     */
    RefusalSpec satisfying(Consumer<AuthResponseAssert> requirements);

    /**
     * Demands that a scheme is offered, whatever other challenges there are; see {@link AuthResponseAssert#challenges}.
     *
     * @param scheme the scheme, in any case
     * @return this specification
     */
    default RefusalSpec challenging(String scheme) {
        return satisfying(response -> response.challenges(scheme));
    }

    /**
     * Demands that these schemes are offered and no others; see {@link AuthResponseAssert#challengesOnly}.
     *
     * @param schemes at least one scheme, in any case
     * @return this specification
     */
    default RefusalSpec challengingOnly(String... schemes) {
        return satisfying(response -> response.challengesOnly(schemes));
    }

    /**
     * Demands that none of these values comes back; see {@link AuthResponseAssert#leaksNo}.
     *
     * @param secrets at least one, none empty
     * @return this specification
     */
    default RefusalSpec leakingNo(String... secrets) {
        return satisfying(response -> response.leaksNo(secrets));
    }

    /**
     * Demands that no finding of a rule book fails; see {@link AuthResponseAssert#conformsTo}.
     *
     * @param book the rules
     * @return this specification
     */
    default RefusalSpec conformingTo(RuleBook book) {
        return satisfying(response -> response.conformsTo(book));
    }
}
