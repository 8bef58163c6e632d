package io.authcontract.junit;

import static io.authcontract.junit.Fixtures.reaches;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures for {@link DeclarationTests}: every place where a contract can be declared. Each test fails when it got another contract. */
final class DeclarationTestCases {
    private DeclarationTestCases() {}

    @AuthContract(Fixtures.Outer.class)
    static class OnClass {
        @BeforeAll
        static void beforeAll(AuthClient api, Contract contract) {
            reaches("outer", api);
            assertThat(contract.name()).isEqualTo("outer");
        }

        /** Runs for the tests of nested classes too, and then gets what those get. */
        @BeforeEach
        void beforeEach(AuthClient api, Contract contract) {
            reaches(contract.name(), api);
        }

        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }

        @Test
        void contract(Contract contract, AuthClient api) {
            assertThat(contract.name()).isEqualTo("outer");
            reaches("outer", api);
        }

        @AfterEach
        void afterEach(AuthClient api, Contract contract) {
            reaches(contract.name(), api);
        }

        @AfterAll
        static void afterAll(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        class Inherits {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }

            @Nested
            @AuthContract(Fixtures.Inner.class)
            class Overrides {
                @Test
                void one(AuthClient api) {
                    reaches("inner", api);
                }

                @Nested
                class InheritsTheOverride {
                    @Test
                    void one(AuthClient api) {
                        reaches("inner", api);
                    }

                    @Test
                    @AuthContract(Fixtures.Outer.class)
                    void onMethod(AuthClient api, Contract contract) {
                        assertThat(contract.name()).isEqualTo("outer");
                        reaches("outer", api);
                    }
                }
            }
        }

        @Nested
        class Sibling {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }
        }
    }

    static class OnMethodOnly {
        @Test
        @AuthContract(Fixtures.Outer.class)
        void outer(AuthClient api) {
            reaches("outer", api);
        }

        @AuthContract(Fixtures.Inner.class)
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void inner(int number, AuthClient api) {
            reaches("inner", api);
        }
    }

    @AuthContract(Fixtures.Outer.class)
    abstract static class AnnotatedBase {
        @Test
        void inherited(AuthClient api) {
            reaches(expected(), api);
        }

        abstract String expected();

        @Nested
        class InheritedNested {
            @Test
            void one(AuthClient api) {
                reaches(expected(), api);
            }
        }
    }

    static class Subclass extends AnnotatedBase {
        @Override
        String expected() {
            return "outer";
        }
    }

    @AuthContract(Fixtures.Inner.class)
    static class OverridingSubclass extends AnnotatedBase {
        @Override
        String expected() {
            return "inner";
        }
    }

    @AuthContract(Fixtures.Inner.class)
    interface AnnotatedInterface {
        @Test
        default void fromTheInterface(AuthClient api) {
            reaches("inner", api);
        }
    }

    static class WithInterface implements AnnotatedInterface {
        @Test
        void own(AuthClient api) {
            reaches("inner", api);
        }
    }

    /** Without {@code @Inherited} on purpose: JUnit finds it on superclasses all the same. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @AuthContract(Fixtures.Inner.class)
    @interface CallsInner {}

    @CallsInner
    static class WithMetaAnnotation {
        @Test
        void one(AuthClient api) {
            reaches("inner", api);
        }
    }

    static class SubclassOfMetaAnnotated extends WithMetaAnnotation {}

    @AuthContract(Fixtures.Outer.class)
    static class MetaAnnotatedMethod {
        @Test
        @CallsInner
        void inner(AuthClient api) {
            reaches("inner", api);
        }

        @Test
        void outer(AuthClient api) {
            reaches("outer", api);
        }
    }

    @AuthContract(Fixtures.Outer.class)
    static class Constructors {
        private final AuthClient api;
        private final Contract contract;

        Constructors(AuthClient api, Contract contract) {
            this.api = api;
            this.contract = contract;
        }

        @Test
        void one() {
            reaches("outer", api);
            assertThat(contract.name()).isEqualTo("outer");
        }

        @Nested
        class Inherits {
            private final AuthClient inner;

            Inherits(AuthClient api) {
                this.inner = api;
            }

            @Test
            void one() {
                reaches("outer", inner);
            }
        }
    }

    @AuthContract(Fixtures.Outer.class)
    @TestInstance(Lifecycle.PER_CLASS)
    static class ConstructorPerClass {
        private final AuthClient api;

        ConstructorPerClass(AuthClient api) {
            this.api = api;
        }

        @Test
        void one() {
            reaches("outer", api);
        }

        @Nested
        @TestInstance(Lifecycle.PER_CLASS)
        @AuthContract(Fixtures.Inner.class)
        class Inside {
            private final AuthClient api;

            Inside(AuthClient api) {
                this.api = api;
            }

            @Test
            void one() {
                reaches("inner", api);
            }
        }
    }

    @AuthContract(Fixtures.Outer.class)
    static class Templates {
        @RepeatedTest(2)
        void repeated(AuthClient api) {
            reaches("outer", api);
        }

        @TestFactory
        Stream<DynamicTest> factory(AuthClient api) {
            return List.of("a", "b").stream().map(name -> DynamicTest.dynamicTest(name, () -> reaches("outer", api)));
        }

        @Nested
        class Inherits {
            @ParameterizedTest
            @ValueSource(strings = {"a", "b"})
            void parameterized(String value, AuthClient api) {
                assertThat(value).hasSize(1);
                reaches("outer", api);
            }
        }

        @Nested
        @AuthContract(Fixtures.Inner.class)
        class Overrides {
            @RepeatedTest(2)
            void repeated(AuthClient api) {
                reaches("inner", api);
            }

            @ParameterizedTest
            @ValueSource(strings = {"a", "b"})
            @AuthContract(Fixtures.Outer.class)
            void onMethod(String value, AuthClient api) {
                reaches("outer", api);
            }
        }
    }
}
