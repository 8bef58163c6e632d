package io.authcontract.junit;

import static io.authcontract.junit.Fixtures.reaches;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the address of a service comes from when its contract does not say: property, annotation, running application. */
class ServiceAddressTests {
    private static final String HERE = ServiceAddressTests.class.getName();

    @TempDir
    Path folder;

    public static final class FindsOuter implements ServiceLocator {
        @Override
        public Optional<URI> locate(ExtensionContext context) {
            return context.getRequiredTestClass() == LocatedTestCases.class
                    ? Optional.of(Fixtures.OUTER.uri())
                    : Optional.empty();
        }
    }

    public static final class FindsInner implements ServiceLocator {
        @Override
        public Optional<URI> locate(ExtensionContext context) {
            return Optional.of(Fixtures.INNER.uri());
        }
    }

    public static final class FindsNothing implements ServiceLocator {
        @Override
        public Optional<URI> locate(ExtensionContext context) {
            return Optional.empty();
        }
    }

    public static final class FindsNoHttp implements ServiceLocator {
        @Override
        public Optional<URI> locate(ExtensionContext context) {
            return Optional.of(URI.create("jdbc:h2:mem"));
        }
    }

    /** Runs a suite while a service loader finds these locators. */
    private List<Throwable> failures(Suite suite, Class<?> fixture, String... locators) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        String lines = Arrays.stream(locators).collect(Collectors.joining("\n"));
        Files.writeString(services.resolve(ServiceLocator.class.getName()), lines);
        ClassLoader parent = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
            return Suite.failures(suite.run(loader, fixture));
        }
    }

    private List<Throwable> failures(Class<?> fixture, Class<?>... locators) throws IOException {
        return failures(
                Suite.sequential(),
                fixture,
                Arrays.stream(locators).map(Class::getName).toArray(String[]::new));
    }

    @AuthContract
    static class LocatedTestCases {
        @Test
        void one(AuthClient api, Contract contract) {
            assertThat(contract.name()).isEqualTo("LocatedTestCases");
            assertThat(api.get("/orders")
                            .exchange()
                            .response()
                            .orElseThrow()
                            .headers()
                            .first("X-Service"))
                    .contains("outer");
        }
    }

    @Test
    void asksLocators() throws IOException {
        assertThat(failures(LocatedTestCases.class, FindsNothing.class, FindsOuter.class))
                .isEmpty();
    }

    @Test
    void asksLocatorsInParallelRunsToo() throws IOException {
        assertThat(failures(Suite.parallel(), LocatedTestCases.class, FindsOuter.class.getName()))
                .isEmpty();
    }

    @Test
    void namesTheLocatorsThatFoundNothing() throws IOException {
        assertThat(failures(LocatedTestCases.class, FindsNothing.class))
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith("@AuthContract on " + HERE
                                + "$LocatedTestCases:\nNobody knows the address of the service.")
                        .hasMessageEndingWith("(none of these does: " + HERE + "$FindsNothing)"));
    }

    @Test
    void refusesToChooseBetweenApplications() throws IOException {
        assertThat(failures(LocatedTestCases.class, FindsOuter.class, FindsInner.class))
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure)
                                .hasMessage(
                                        "@AuthContract on " + HERE
                                                + "$LocatedTestCases:\nService locators found different applications:"
                                                + "\n  " + Fixtures.OUTER.uri() + " by " + HERE + "$FindsOuter"
                                                + "\n  " + Fixtures.INNER.uri() + " by " + HERE + "$FindsInner"
                                                + "\nTell which one is meant: @AuthContract(baseUri = \"..\"), or the property authcontract.base-uri."));
    }

    @Test
    void checksWhatALocatorFound() throws IOException {
        assertThat(failures(LocatedTestCases.class, FindsNoHttp.class))
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure)
                                .hasMessage(
                                        "The service locator " + HERE
                                                + "$FindsNoHttp gives the base address \"jdbc:h2:mem\","
                                                + " which has the scheme \"jdbc\"."
                                                + " Write an http or https address such as http://localhost:8080 or https://orders.example.org/api."));
    }

    @Test
    void tellsThatALocatorCannotBeLoaded() throws IOException {
        assertThat(failures(Suite.sequential(), LocatedTestCases.class, "com.example.Absent"))
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure)
                                .hasMessageStartingWith("A ServiceLocator cannot be loaded: ")
                                .hasMessageContaining("com.example.Absent")
                                .hasMessageEndingWith(
                                        ". Correct the file META-INF/services/io.authcontract.junit.ServiceLocator, or the class it names."));
    }

    static final class Asking implements ContractSource {
        @Override
        public Contract contract(ContractContext context) {
            return Contract.named("asking")
                    .baseUri(context::serviceUri)
                    .identity(Identity.valid("alice", () -> Credential.bearer("sesame-of-outer")))
                    .build();
        }
    }

    @AuthContract(Asking.class)
    static class AskingTestCases {
        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }
    }

    @Test
    void asksThePropertyFirst() throws IOException {
        Suite suite = Suite.sequential()
                .with(AuthContractProperties.BASE_URI, Fixtures.OUTER.uri().toString());

        assertThat(failures(suite, AskingTestCases.class, FindsInner.class.getName()))
                .isEmpty();
        assertThat(suite.failures(WrittenTestCases.class)).isEmpty();
    }

    /** Nobody listens there: the property has to win. */
    @AuthContract(baseUri = "http://localhost:1")
    static class WrittenTestCases {
        @Test
        void one(AuthClient api) {
            assertThat(api.get("/orders").exchange().hasStatus(401)).isTrue();
        }
    }

    /** The nearest annotation that has an address tells it to contracts that ask. */
    @AuthContract(baseUri = "http://localhost:1")
    static class OutwardTestCases {
        @Nested
        @AuthContract(Asking.class)
        class Inside {
            @Test
            void source(AuthClient api) {
                assertThat(api.get("/orders").exchange().request().orElseThrow().url())
                        .isEqualTo("http://localhost:1/orders");
            }
        }

        @Nested
        class Field {
            @RegisterExtension
            static final AuthContractExtension CONTRACT = AuthContractExtension.with(context ->
                    Contract.named("asking").baseUri(context::serviceUri).build());

            @Test
            void field(AuthClient api) {
                assertThat(api.get("/orders").exchange().request().orElseThrow().url())
                        .isEqualTo("http://localhost:1/orders");
            }
        }
    }

    @Test
    void looksForAnnotationsOutward() throws IOException {
        assertThat(failures(OutwardTestCases.class, FindsInner.class)).isEmpty();
    }
}
