package io.authcontract.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.authcontract.architecture.ProductionCode.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTests {
    static List<Layer> layers() {
        return Layer.ALL;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aPackageUsesOnlyLowerLevelsAndItsOwnLibraries(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.packageName())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(layer.allowedPackages())
                .because("dependencies point to a lower level only, and a library is touched where Layer.ALL says so")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyClassHasAPlace() {
        classes().should().resideInAnyPackage(Layer.packageNames()).check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.authcontract.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        Stream<JavaPackage> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(candidate -> !candidate.isAnnotatedWith(NullMarked.class));

        assertThat(unmarked.map(JavaPackage::getName).sorted(Comparator.naturalOrder()))
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    @Test
    void nothingIsKeptInStaticFields() {
        assertThat(CLASSES.stream().flatMap(StaticState::in).sorted())
                .as("static fields that can change")
                .isEmpty();
    }

    @Test
    void nothingIsKeptInThreads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(CLASSES);
    }

    @Test
    void nobodyWritesToTheStandardStreams() {
        // Only what prints the few lines at the end of a run, which can be switched off.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.authcontract.junit.RunReport")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
