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
import org.junit.jupiter.api.extension.RegisterExtension;
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

    static class WithStaticField {
        @RegisterExtension
        private static final AuthContractExtension CONTRACT = AuthContractExtension.with(Fixtures::outer);

        private final AuthClient api;

        WithStaticField(AuthClient api) {
            this.api = api;
        }

        @BeforeAll
        static void beforeAll(AuthClient api) {
            reaches("outer", api);
        }

        @Test
        void one(AuthClient other) {
            reaches("outer", api);
            reaches("outer", other);
        }

        /** The annotation registers nothing here: JUnit registers an extension type once. The field's instance has to serve it. */
        @Nested
        @AuthContract(Fixtures.Inner.class)
        class AnnotationInside {
            private final AuthClient api;

            AnnotationInside(AuthClient api) {
                this.api = api;
            }

            @Test
            void one(AuthClient other) {
                reaches("inner", api);
                reaches("inner", other);
            }
        }

        @Nested
        class FieldInside {
            @RegisterExtension
            static final AuthContractExtension CONTRACT = AuthContractExtension.with(context -> Fixtures.inner());

            @Test
            void one(AuthClient api) {
                reaches("inner", api);
            }

            @Nested
            class Deeper {
                @RepeatedTest(2)
                void one(AuthClient api) {
                    reaches("inner", api);
                }
            }
        }

        @Nested
        class Inherits {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }

            @Test
            @AuthContract(Fixtures.Inner.class)
            void onMethod(AuthClient api) {
                reaches("inner", api);
            }
        }
    }

    @AuthContract(Fixtures.Outer.class)
    static class AnnotationAndStaticField {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(Fixtures::inner);

        private final AuthClient api;

        AnnotationAndStaticField(AuthClient api) {
            this.api = api;
        }

        @Test
        void theFieldWins(AuthClient other) {
            reaches("inner", api);
            reaches("inner", other);
        }
    }

    /** Its constructor parameters are resolved before any callback. */
    @AuthContract(Fixtures.Outer.class)
    @TestInstance(Lifecycle.PER_CLASS)
    static class AnnotationAndStaticFieldPerClass {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(Fixtures::inner);

        private final AuthClient api;

        AnnotationAndStaticFieldPerClass(AuthClient api) {
            this.api = api;
        }

        @BeforeAll
        void beforeAll(AuthClient other) {
            reaches("inner", other);
        }

        @Test
        void theFieldWins(AuthClient other) {
            reaches("inner", api);
            reaches("inner", other);
        }
    }

    @AuthContract(Fixtures.Outer.class)
    static class AnnotationWithFieldInside {
        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        class FieldInside {
            @RegisterExtension
            static final AuthContractExtension CONTRACT = AuthContractExtension.with(Fixtures::inner);

            private final AuthClient api;

            FieldInside(AuthClient api) {
                this.api = api;
            }

            @Test
            void one(AuthClient other) {
                reaches("inner", api);
                reaches("inner", other);
            }
        }
    }

    static class WithInstanceField {
        @RegisterExtension
        final AuthContractExtension contract = AuthContractExtension.with(Fixtures::outer);

        @BeforeEach
        void beforeEach(AuthClient api, Contract contract) {
            reaches(contract.name(), api);
        }

        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }

        @RepeatedTest(2)
        void repeated(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        class Inherits {
            @Test
            void one(AuthClient api) {
                reaches("outer", api);
            }
        }

        @Nested
        @AuthContract(Fixtures.Inner.class)
        class AnnotationInside {
            @Test
            void one(AuthClient api) {
                reaches("inner", api);
            }
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class WithInstanceFieldPerClass {
        @RegisterExtension
        final AuthContractExtension contract = AuthContractExtension.with(Fixtures::outer);

        @BeforeAll
        void beforeAll(AuthClient api) {
            reaches("outer", api);
        }

        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }

        @Nested
        class Inherits {
            private final AuthClient api;

            Inherits(AuthClient api) {
                this.api = api;
            }

            @ParameterizedTest
            @ValueSource(ints = {1, 2})
            void one(int number) {
                reaches("outer", api);
            }
        }
    }

    /** What needs no test instance follows the annotation, the test methods follow the field. */
    @AuthContract(Fixtures.Outer.class)
    static class AnnotationAndInstanceField {
        @RegisterExtension
        final AuthContractExtension contract = AuthContractExtension.with(Fixtures::inner);

        private final AuthClient api;

        AnnotationAndInstanceField(AuthClient api) {
            this.api = api;
        }

        @BeforeAll
        static void beforeAll(AuthClient api) {
            reaches("outer", api);
        }

        @Test
        void one(AuthClient other) {
            reaches("outer", api);
            reaches("inner", other);
        }
    }

    static class StaticAndInstanceField {
        @RegisterExtension
        static final AuthContractExtension OF_CLASS = AuthContractExtension.with(Fixtures::outer);

        @RegisterExtension
        final AuthContractExtension ofInstance = AuthContractExtension.with(Fixtures::inner);

        @BeforeAll
        static void beforeAll(AuthClient api) {
            reaches("outer", api);
        }

        @Test
        void one(AuthClient api) {
            reaches("inner", api);
        }
    }

    abstract static class BaseWithField {
        @RegisterExtension
        static final AuthContractExtension CONTRACT = AuthContractExtension.with(Fixtures::outer);
    }

    static class SubclassOfField extends BaseWithField {
        @Test
        void one(AuthClient api) {
            reaches("outer", api);
        }
    }

    @AuthContract(Fixtures.Inner.class)
    static class AnnotatedSubclassOfField extends BaseWithField {
        @Test
        void theSubclassKnowsBetter(AuthClient api) {
            reaches("inner", api);
        }
    }

    static class SubclassWithOwnField extends BaseWithField {
        @RegisterExtension
        static final AuthContractExtension OWN = AuthContractExtension.with(Fixtures::inner);

        @Test
        void theSubclassKnowsBetter(AuthClient api) {
            reaches("inner", api);
        }
    }

    @AuthContract(Fixtures.Inner.class)
    abstract static class AnnotatedBaseWithField extends BaseWithField {}

    static class SubclassOfBoth extends AnnotatedBaseWithField {
        @Test
        void theAnnotationIsCloser(AuthClient api) {
            reaches("inner", api);
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
