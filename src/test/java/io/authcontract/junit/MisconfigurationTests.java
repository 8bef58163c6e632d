package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.testkit.OrdersService;
import java.util.List;
import java.util.stream.Stream;
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

    /** The message of the only configuration error, wherever in the chain of causes JUnit put it. */
    private static String message(Suite suite, Class<?> fixture) {
        List<Throwable> failures = suite.failures(fixture);
        assertThat(failures).hasSize(1);
        return configurationError(failures.get(0)).getMessage();
    }

    private static String message(Class<?> fixture) {
        return message(Suite.sequential(), fixture);
    }

    private static ExtensionConfigurationException configurationError(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(ExtensionConfigurationException.class::isInstance)
                .map(ExtensionConfigurationException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no configuration error", failure));
    }

    @AuthContract
    static class NoAddressTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void asksForAnAddressInOneOfThreeWays() {
        assertThat(message(NoAddressTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + """
                $NoAddressTestCases:
                Nobody knows the address of the service. There are three ways to tell it:
                  1. write it: @AuthContract(baseUri = "http://localhost:8080"), or set the property authcontract.base-uri
                  2. declare it in a contract: @AuthContract(OrdersContract.class), or, for a port known only at run time, a field
                       @RegisterExtension static final AuthContractExtension contract =
                           AuthContractExtension.with(() -> Contract.named("orders").baseUri(() -> server.uri()).build());
                  3. run the application in the test, with a ServiceLocator that finds it (none is registered)""");
    }

    static final class WithoutAddress implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return Contract.named("orders").build();
        }
    }

    @AuthContract(WithoutAddress.class)
    static class SourceWithoutAddressTestCases {
        @Test
        void sends(AuthClient api) {
            api.get("/orders");
        }
    }

    @Test
    void asksForTheAddressThatASourceLeavesOut() {
        assertThat(message(SourceWithoutAddressTestCases.class))
                .startsWith("@AuthContract on " + HERE
                        + "$SourceWithoutAddressTestCases:\nNobody knows the address of the service.");
    }

    @AuthContract(value = Fixtures.Outer.class, baseUri = "http://localhost:8080", allowHosts = "staging.example.org")
    static class SourceAndMoreTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void refusesASourceBesideAnAddress() {
        assertThat(message(SourceAndMoreTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + """
                $SourceAndMoreTestCases:
                Both the source Outer and baseUri, allowHosts are given, but a source declares the whole contract. \
                Keep one: write @AuthContract(Outer.class) and declare the rest there, or leave out the source.""");
    }

    static final class NeedsMore implements ContractSource {
        NeedsMore(String name) {
            assertThat(name).isNotEmpty();
        }

        @Override
        public Contract contract(ContractContext context) {
            return Fixtures.outer();
        }
    }

    @AuthContract(NeedsMore.class)
    static class NoConstructorTestCases {
        @Test
        void needsNoClient() {}
    }

    @Test
    void asksForAConstructorWithoutParameters() {
        assertThat(message(NoConstructorTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE + "$NoConstructorTestCases:\nThe source "
                                + HERE
                                + """
                $NeedsMore cannot be created: it has to be a top-level or static class, not abstract, with a constructor without parameters. \
                A contract that needs more is declared with a field:
                  @RegisterExtension static final AuthContractExtension contract = AuthContractExtension.with(() -> ..);""");
    }

    abstract static class Abstract implements ContractSource {}

    @AuthContract(Abstract.class)
    static class AbstractSourceTestCases {
        @Test
        void needsNoClient() {}
    }

    @SuppressWarnings("ClassCanBeStatic") // that it is not static is what the message is about
    class Inner implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return Fixtures.outer();
        }
    }

    @AuthContract(Inner.class)
    static class InnerSourceTestCases {
        @Test
        void needsNoClient() {}
    }

    @ParameterizedTest
    @ValueSource(classes = {AbstractSourceTestCases.class, InnerSourceTestCases.class})
    void refusesSourcesThatCannotBeCreated(Class<?> fixture) {
        assertThat(message(fixture)).contains("cannot be created: it has to be a top-level or static class");
    }

    static final class Throwing implements ContractSource {
        Throwing() {
            throw new IllegalStateException("no configuration service");
        }

        @Override
        public Contract contract(ContractContext context) {
            return Fixtures.outer();
        }
    }

    @AuthContract(Throwing.class)
    static class ThrowingConstructorTestCases {
        @Test
        void takes(AuthClient api) {}
    }

    @Test
    void tellsWhatAConstructorThrew() {
        assertThat(message(ThrowingConstructorTestCases.class))
                .isEqualTo(
                        "@AuthContract on " + HERE
                                + "$ThrowingConstructorTestCases:\nThe source " + HERE
                                + "$Throwing cannot be created: its constructor threw"
                                + " java.lang.IllegalStateException: no configuration service. Move what can fail into the suppliers of the contract.");
    }

    static class ThrowingContractTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> {
            throw new IllegalStateException("server is not started");
        });

        @Test
        void takes(AuthClient api) {}
    }

    @Test
    void tellsWhatTheContractThrew() {
        assertThat(message(ThrowingContractTestCases.class))
                .isEqualTo(
                        "the field CONTRACT of " + HERE
                                + """
                $ThrowingContractTestCases:
                The contract cannot be built. It threw java.lang.IllegalStateException: server is not started. \
                What needs a started service or a secret belongs into a supplier, for example baseUri(() -> server.uri()).""");
    }

    static class NoContractTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(() -> (Contract) null);

        @Test
        void takes(AuthClient api) {}
    }

    @Test
    void asksForAContractInPlaceOfNull() {
        assertThat(message(NoContractTestCases.class))
                .isEqualTo("the field CONTRACT of " + HERE + "$NoContractTestCases:\nThe contract is null."
                        + " Let it be built: Contract.named(\"orders\").baseUri(() -> server.uri()).build().");
    }

    static class AddressTooEarlyTestCases {
        static OrdersService service;

        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("orders").baseUri(() -> service.uri()).build());

        @Test
        void sends(AuthClient api) {
            api.get("/orders");
        }
    }

    static class NoAddressYetTestCases {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(
                () -> Contract.named("orders").baseUri(() -> null).build());

        @Test
        void sends(AuthClient api) {
            api.get("/orders");
        }
    }

    @Test
    void tellsThatTheServiceIsNotStarted() {
        assertThat(message(NoAddressYetTestCases.class))
                .isEqualTo(
                        "the field CONTRACT of " + HERE
                                + """
                $NoAddressYetTestCases:
                Contract "orders" has a baseUri(..) whose supplier gives null. \
                It is asked when a request is sent: start the service before, for example in @BeforeAll.""");
        assertThat(message(AddressTooEarlyTestCases.class))
                .startsWith(
                        "the field CONTRACT of " + HERE
                                + """
                $AddressTooEarlyTestCases:
                Contract "orders" has a baseUri(..) whose supplier threw java.lang.NullPointerException:""")
                .endsWith(". It is asked when a request is sent: start the service before, for example in @BeforeAll.");
    }

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

        assertThat(message(suite, NoAddressTestCases.class))
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
