package io.authcontract.junit;

import static io.authcontract.junit.ConfigurationErrors.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong configuration fails at once, and the one message says where, what was found, and what to write. */
class MisconfigurationTests {
    private static final String HERE = MisconfigurationTests.class.getName();

    static class WrongContractTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("orders").allowHosts("*.example.org").build());

        @Test
        void takes(AuthClient api) {}
    }

    @Test
    void passesOnWhatTheBuilderFound() {
        assertThat(message(WrongContractTestCases.class))
                .isEqualTo(
                        "the field CONTRACT of " + HERE
                                + """
                $WrongContractTestCases:
                The contract cannot be built. Contract "orders": allowHosts has "*.example.org", which is a wildcard. \
                A host is allowed by its literal name only, so that a review sees where requests may go: \
                write for example allowHosts = "staging.example.org".""");
    }

    @AuthContract(baseUri = "localhost:8080")
    static class NoHttpTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void refusesAnAddressThatIsNotHttp() {
        assertThat(message(NoHttpTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + """
                $NoHttpTestCases:
                It gives the base address "localhost:8080", which has the scheme "localhost". \
                Write an http or https address such as http://localhost:8080 or https://orders.example.org/api.""");
    }

    @Test
    void refusesAPropertyThatIsNotHttp() {
        Suite suite = Suite.sequential().with(AuthContractProperties.BASE_URI, "localhost");

        assertThat(message(suite, MisconfiguredSourceTests.NoAddressTestCases.class))
                .isEqualTo(
                        "The property authcontract.base-uri gives the base address \"localhost\", which has no scheme."
                                + " Write an http or https address such as http://localhost:8080 or https://orders.example.org/api.");
    }

    @AuthContract(baseUri = "http://localhost:8080", allowHosts = "${STAGING_HOST}")
    static class PlaceholderTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void refusesAHostThatIsNotLiteral() {
        assertThat(message(PlaceholderTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + """
                $PlaceholderTestCases:
                Contract "PlaceholderTestCases": allowHosts has "${STAGING_HOST}", which is a placeholder. \
                A host is allowed by its literal name only, so that a review sees where requests may go: \
                write for example allowHosts = "staging.example.org".""");
    }

    @AuthContract(
            baseUri = "http://localhost:8080",
            allowHosts = "staging.example.org",
            allowUnsafeMethods = "POST PUT")
    static class NoMethodTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void refusesWhatIsNoMethod() {
        assertThat(message(NoMethodTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + """
                $NoMethodTestCases:
                Not a request method: "POST PUT". A method is a token such as GET or PURGE (RFC 9110 section 9.1).""");
    }

    @AuthContract(baseUri = "http://alice:open-sesame@localhost:8080")
    static class PasswordTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void refusesACredentialInAnAnnotation() {
        assertThat(message(PasswordTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + """
                $PasswordTestCases:
                The attribute baseUri looks as if it has a credential in it, and what is in an annotation is in the repository. \
                Take it out, revoke it if it is real, and let an identity of a ContractSource supply it:
                  .identity(Identity.valid("alice", () -> Credential.bearer(context.secret("ORDERS_TOKEN"))))""");
    }

    @AuthContract(Fixtures.Outer.class)
    static class OnMethodTestCases {
        @Test
        void fine(AuthClient api) {}

        @Test
        @AuthContract(baseUri = "http://localhost:0")
        void wrong() {}

        @Nested
        class Inside {
            @Test
            void fine(AuthClient api) {}
        }
    }

    @Test
    void failsOnlyTheMethodThatIsWrong() {
        var results = Suite.sequential().run(OnMethodTestCases.class);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        assertThat(Suite.failures(results)).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith(
                        "@AuthContract on " + HERE + "$OnMethodTestCases.wrong:\nIt gives the base address"));
    }

    static class TwoFieldsTestCases {
        @RegisterExtension
        static final AuthContractExtension ONE = AuthContractExtension.with(Fixtures::outer);

        @RegisterExtension
        static final AuthContractExtension TWO = AuthContractExtension.with(Fixtures::inner);

        @Test
        void needsNoClient() {}
    }

    @Test
    void refusesTwoFieldsInOneClass() {
        assertThat(message(TwoFieldsTestCases.class))
                .isIn(
                        HERE
                                + """
                $TwoFieldsTestCases:
                The fields ONE and TWO both register an AuthContractExtension. \
                Keep one; put tests of another contract into a nested class with its own.""",
                        HERE
                                + """
                $TwoFieldsTestCases:
                The fields TWO and ONE both register an AuthContractExtension. \
                Keep one; put tests of another contract into a nested class with its own.""");
    }

    @ExtendWith(AuthContractExtension.class)
    static class NothingDeclaredTestCases {
        @Test
        void takes(AuthClient api) {}
    }

    @Test
    void asksForADeclaration() {
        assertThat(message(NothingDeclaredTestCases.class))
                .isEqualTo(
                        HERE
                                + """
                $NothingDeclaredTestCases:
                AuthContractExtension is registered, but no contract is declared. Write @AuthContract(OrdersContract.class) or \
                @AuthContract(baseUri = "http://localhost:8080") on the class, or a field
                  @RegisterExtension static final AuthContractExtension contract = AuthContractExtension.with(() -> ..);""");
    }

    static class MissingSecretTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(context -> Contract.named("orders")
                .baseUri(Fixtures.OUTER::uri)
                .identity(Identity.valid("alice", () -> Credential.bearer(context.secret("AUTHCONTRACT_NOWHERE"))))
                .build());

        @Test
        void needsNoSecret(AuthClient api) {
            assertThat(api.get("/orders").exchange().hasStatus(401)).isTrue();
        }

        @Test
        void needsIt(AuthClient api) {
            api.as("alice").get("/orders");
        }
    }

    @Test
    void missesASecretOnlyWhereItIsNeeded() {
        var results = Suite.sequential().run(MissingSecretTestCases.class);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
        assertThat(Suite.failures(results)).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageStartingWith("There is no secret \"AUTHCONTRACT_NOWHERE\". Looked for:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "", "1.5", "99999999"})
    void refusesNumbersThatAreNone(String value) {
        Suite suite = Suite.sequential().with(AuthContractProperties.TIMEOUT_SECONDS, value);

        assertThat(message(suite, OnClassTestCases.class))
                .isEqualTo("The property authcontract.timeout-seconds is \"" + value
                        + "\". Write a whole number from 1 to 1000000, for example 30.");
    }

    @Test
    void refusesASecretsFileThatIsNoPath() {
        Suite suite = Suite.sequential().with(AuthContractProperties.SECRETS_FILE, "a\0b");

        assertThat(message(suite, OnClassTestCases.class))
                .isEqualTo("The property authcontract.secrets-file is \"a\0b\". Write the path of a file.");
    }

    @AuthContract(Fixtures.Outer.class)
    static class OnClassTestCases {
        @Test
        void one(AuthClient api) {}
    }
}
