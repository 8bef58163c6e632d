package io.authcontract.junit;

import static io.authcontract.junit.Fixtures.reaches;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixtures for {@link DeclarationTests}: contracts declared by a field, and by a field and an annotation. */
final class FieldDeclarationTestCases {
    private FieldDeclarationTestCases() {}

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
}
