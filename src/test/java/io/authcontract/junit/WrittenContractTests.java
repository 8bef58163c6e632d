package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Policy;
import io.authcontract.contract.Toleration;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.rule.Access;
import io.authcontract.rule.Profile;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract spelled out in an annotation says what the builder would. */
class WrittenContractTests {
    @AuthContract(
            baseUri = "http://localhost:8080",
            secured = {"GET,POST /orders", "DELETE /orders/{id}"},
            anyAuthenticated = "GET /me",
            open = @Open(path = "GET /health", reason = "load balancer probe"),
            challenges = {"Bearer realm=\"orders\"", "Basic realm=\"admin\""},
            tolerated =
                    @Tolerated(
                            rule = "bearer-has-param",
                            cells = "GET *",
                            reason = "gateway drops the Bearer challenge, ORD-12",
                            until = "2027-01-31"),
            policies = Policy.CONCEAL_WITH_404,
            tiers = {Tier.CORE, Tier.STANDARD},
            profile = Profile.PROXY)
    static final class Everything {}

    @AuthContract(challenges = "Bearer", baseUri = "http://localhost:8080")
    static final class Little {}

    private static Contract contract(Class<?> type) {
        AuthContract annotation = type.getAnnotation(AuthContract.class);
        Attribute.of(annotation).forEach(it -> CredentialLiteral.check("here", it));
        return new WrittenContract(annotation).named("orders").build();
    }

    @Test
    void saysWhatTheAttributesSay() {
        Contract contract = contract(Everything.class);

        assertThat(contract.operations())
                .extracting(Operation::id)
                .containsExactly("GET /orders", "POST /orders", "DELETE /orders/{id}", "GET /me", "GET /health");
        assertThat(contract.operations())
                .extracting(Operation::access)
                .containsExactly(
                        new Access.Secured(),
                        new Access.Secured(),
                        new Access.Secured(),
                        new Access.AnyAuthenticated(),
                        new Access.Open("load balancer probe"));
        assertThat(contract.schemes()).containsExactly(Scheme.bearer("orders"), Scheme.basic("admin"));
        assertThat(contract.tolerations())
                .containsExactly(new Toleration(
                        "bearer-has-param",
                        "GET *",
                        "gateway drops the Bearer challenge, ORD-12",
                        LocalDate.of(2027, 1, 31)));
        assertThat(contract.policies()).containsExactly(Policy.CONCEAL_WITH_404);
        assertThat(contract.tiers()).containsExactlyInAnyOrder(Tier.CORE, Tier.STANDARD);
        assertThat(contract.profile()).isEqualTo(Profile.PROXY);
    }

    @Test
    void leavesTheRestAtItsDefault() {
        Contract contract = contract(Little.class);

        assertThat(contract.schemes()).containsExactly(Scheme.bearer());
        assertThat(contract.tiers()).containsExactly(Tier.CORE);
        assertThat(contract.profile()).isEqualTo(Profile.API);
        assertThat(contract.baseUri()).isEqualTo(Optional.empty());
    }

    @AuthContract(challenges = "Negotiate")
    static final class UnknownScheme {}

    @AuthContract(challenges = "Basic")
    static final class BasicWithoutRealm {}

    @Test
    void namesTheChallengesItKnows() {
        assertThatThrownBy(() -> contract(UnknownScheme.class))
                .hasMessage(
                        "The challenge \"Negotiate\" names no scheme that scenarios know. Write \"Bearer\", \"Bearer realm=\\\"orders\\\"\""
                                + " or \"Basic realm=\\\"orders\\\"\"; a ContractSource knows API keys and cookies too.");
        assertThatThrownBy(() -> contract(BasicWithoutRealm.class)).hasMessageStartingWith("The challenge \"Basic\"");
    }

    @AuthContract(tolerated = @Tolerated(rule = "bearer-has-param", reason = "ORD-12", until = "next year"))
    static final class NoDate {}

    @Test
    void asksForADate() {
        assertThatThrownBy(() -> contract(NoDate.class))
                .hasMessage(
                        "The toleration of bearer-has-param ends on \"next year\", which is no date. Write it as 2027-01-31.");
    }

    @AuthContract(challenges = "Bearer sesame-of-alice")
    static final class SecretInChallenge {}

    @AuthContract(tolerated = @Tolerated(rule = "x", reason = "use Bearer 4f9d2c11ab", until = "2027-01-31"))
    static final class SecretInReason {}

    @AuthContract(secured = "GET /orders?access_token=sesame")
    static final class SecretInOperation {}

    @ParameterizedTest
    @ValueSource(classes = {SecretInChallenge.class, SecretInReason.class, SecretInOperation.class})
    void refusesASecret(Class<?> type) {
        assertThatThrownBy(() -> contract(type)).hasMessageContaining("looks as if it has a credential in it");
    }
}
