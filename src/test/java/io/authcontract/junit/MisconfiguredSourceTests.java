package io.authcontract.junit;

import static io.authcontract.junit.ConfigurationErrors.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.testkit.OrdersService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract that cannot be had fails at once, and the one message says where, what was found, and what to write. */
class MisconfiguredSourceTests {
    private static final String HERE = MisconfiguredSourceTests.class.getName();

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
}
