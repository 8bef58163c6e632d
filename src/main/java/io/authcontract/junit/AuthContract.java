package io.authcontract.junit;

import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Tier;
import io.authcontract.rule.Profile;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Declares the contract that tests belong to, and injects {@link io.authcontract.client.AuthClient} and
 * {@link io.authcontract.contract.Contract} parameters:
 *
 * <pre>{@code
 * @AuthContract(OrdersContract.class)
 * class OrdersAuthTests {
 *     @Test
 *     void refusesStrangers(AuthClient api) {
 *         assertThat(api.get("/orders")).isUnauthorized();
 *     }
 * }
 * }</pre>
 *
 * <p>It works on classes, nested classes, interfaces, test methods and other annotations, and is inherited. The closest one wins: method, class
 * with its superclasses and interfaces, enclosing classes. On the same class an {@link AuthContractExtension} field wins over the annotation.
 *
 * <p>Give a {@link #value() source}, or a {@link #baseUri() base address}, or neither when {@code authcontract.base-uri} or a
 * {@link ServiceLocator} tells the address.
 *
 * @since 0.1.0
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(AuthContractExtension.class)
public @interface AuthContract {

    /**
     * The source of the contract. Nothing else is given then: the source declares it.
     *
     * @return a class with a constructor without parameters
     */
    Class<? extends ContractSource> value() default ContractSource.class;

    /**
     * The address of the service, for example {@code http://localhost:8080}; the property {@code authcontract.base-uri} wins over it.
     *
     * @return an http or https address
     */
    String baseUri() default "";

    /**
     * The name of the contract; the simple name of the annotated class by default.
     *
     * @return the service's name
     */
    String name() default "";

    /**
     * Hosts beyond this machine that may be called; the base address alone is no permission.
     *
     * @return literal host names, without wildcards and placeholders
     */
    String[] allowHosts() default {};

    /**
     * Methods that may change something on the allowed hosts, for example {@code "POST"}; on this machine every method is allowed.
     *
     * @return method names
     */
    String[] allowUnsafeMethods() default {};

    /**
     * Operations that only callers with valid and sufficient credentials may use.
     *
     * @return each with methods and a path template: {@code "GET,POST /orders"}
     */
    String[] secured() default {};

    /**
     * Operations that every caller with valid credentials may use, whatever its permissions.
     *
     * @return each with methods and a path template: {@code "GET /me"}
     */
    String[] anyAuthenticated() default {};

    /**
     * Operations that everybody may use.
     *
     * @return each with the reason
     */
    Open[] open() default {};

    /**
     * The ways in which the service takes credentials, as its challenges name them. Who calls it takes a credential, which does not belong into an
     * annotation: without an identity, which only a {@link #value() source} or the {@link #stub() stub} has, the matrix proves nothing.
     *
     * @return {@code "Bearer"}, {@code "Bearer realm=\"orders\""} or {@code "Basic realm=\"orders\""}
     */
    String[] challenges() default {};

    /**
     * Reviewed exceptions.
     *
     * @return each with reason and last day
     */
    Tolerated[] tolerated() default {};

    /**
     * Design choices that differ from the defaults.
     *
     * @return the policies
     */
    Policy[] policies() default {};

    /**
     * How far a run goes.
     *
     * @return the tiers of scenarios that run; {@link Tier#CORE} when none is named
     */
    Tier[] tiers() default {};

    /**
     * Who calls the service.
     *
     * @return the profile rules go by
     */
    Profile profile() default Profile.API;

    /**
     * Runs against the stub in place of a service, to rehearse: it brings address, operations, schemes and identities. Needs
     * {@code org.wiremock:wiremock-standalone}.
     *
     * @return false by default
     */
    boolean stub() default false;
}
