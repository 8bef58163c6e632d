package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.junit.DeclarationTestCases.ConstructorPerClass;
import io.authcontract.junit.DeclarationTestCases.Constructors;
import io.authcontract.junit.DeclarationTestCases.MetaAnnotatedMethod;
import io.authcontract.junit.DeclarationTestCases.OnClass;
import io.authcontract.junit.DeclarationTestCases.OnMethodOnly;
import io.authcontract.junit.DeclarationTestCases.OverridingSubclass;
import io.authcontract.junit.DeclarationTestCases.Subclass;
import io.authcontract.junit.DeclarationTestCases.SubclassOfMetaAnnotated;
import io.authcontract.junit.DeclarationTestCases.Templates;
import io.authcontract.junit.DeclarationTestCases.WithInterface;
import io.authcontract.junit.DeclarationTestCases.WithMetaAnnotation;
import io.authcontract.junit.FieldDeclarationTestCases.AnnotatedSubclassOfField;
import io.authcontract.junit.FieldDeclarationTestCases.AnnotationAndInstanceField;
import io.authcontract.junit.FieldDeclarationTestCases.AnnotationAndStaticField;
import io.authcontract.junit.FieldDeclarationTestCases.AnnotationAndStaticFieldPerClass;
import io.authcontract.junit.FieldDeclarationTestCases.AnnotationWithFieldInside;
import io.authcontract.junit.FieldDeclarationTestCases.StaticAndInstanceField;
import io.authcontract.junit.FieldDeclarationTestCases.SubclassOfBoth;
import io.authcontract.junit.FieldDeclarationTestCases.SubclassOfField;
import io.authcontract.junit.FieldDeclarationTestCases.SubclassWithOwnField;
import io.authcontract.junit.FieldDeclarationTestCases.WithInstanceField;
import io.authcontract.junit.FieldDeclarationTestCases.WithInstanceFieldPerClass;
import io.authcontract.junit.FieldDeclarationTestCases.WithStaticField;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Wherever a contract is declared, the closest declaration wins; in sequence and in parallel. */
class DeclarationTests {

    /** Each fixture with the number of its tests, invocations and dynamic tests counted one by one. */
    static Stream<Arguments> fixtures() {
        return Stream.of(
                Arguments.of(OnClass.class, 7),
                Arguments.of(OnMethodOnly.class, 3),
                Arguments.of(Subclass.class, 2),
                Arguments.of(OverridingSubclass.class, 2),
                Arguments.of(WithInterface.class, 2),
                Arguments.of(WithMetaAnnotation.class, 1),
                Arguments.of(SubclassOfMetaAnnotated.class, 1),
                Arguments.of(MetaAnnotatedMethod.class, 2),
                Arguments.of(WithStaticField.class, 7),
                Arguments.of(AnnotationAndStaticField.class, 1),
                Arguments.of(AnnotationAndStaticFieldPerClass.class, 1),
                Arguments.of(AnnotationWithFieldInside.class, 2),
                Arguments.of(WithInstanceField.class, 5),
                Arguments.of(WithInstanceFieldPerClass.class, 3),
                Arguments.of(AnnotationAndInstanceField.class, 1),
                Arguments.of(StaticAndInstanceField.class, 1),
                Arguments.of(SubclassOfField.class, 1),
                Arguments.of(AnnotatedSubclassOfField.class, 1),
                Arguments.of(SubclassWithOwnField.class, 1),
                Arguments.of(SubclassOfBoth.class, 1),
                Arguments.of(Constructors.class, 2),
                Arguments.of(ConstructorPerClass.class, 2),
                Arguments.of(Templates.class, 10));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void findsTheClosestDeclarationInSequence(Class<?> fixture, long tests) {
        allSucceed(Suite.sequential().run(fixture), tests);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void findsTheClosestDeclarationInParallel(Class<?> fixture, long tests) {
        allSucceed(Suite.parallel().run(fixture), tests);
    }

    private static void allSucceed(EngineExecutionResults results, long tests) {
        assertThat(Suite.failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
    }
}
