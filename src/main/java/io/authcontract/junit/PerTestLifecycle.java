package io.authcontract.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Whether something runs before or after each test, that a request sent ahead would miss. What is registered by the service loader or by another
 * extension cannot be seen.
 */
final class PerTestLifecycle {
    private static final List<Class<? extends Extension>> CALLBACKS = List.of(
            BeforeEachCallback.class,
            AfterEachCallback.class,
            BeforeTestExecutionCallback.class,
            AfterTestExecutionCallback.class,
            InvocationInterceptor.class);

    /** Ours, and Spring's, which has every callback but changes nothing of its own accord. */
    private static final Set<String> HARMLESS = Set.of(
            AuthContractExtension.class.getName(),
            MatrixInvocations.class.getName(),
            "org.springframework.test.context.junit.jupiter.SpringExtension");

    private PerTestLifecycle() {}

    static boolean isAround(ExtensionContext template) {
        return Contexts.outward(template).anyMatch(PerTestLifecycle::isAt);
    }

    private static boolean isAt(ExtensionContext context) {
        return Contexts.testClass(context)
                .map(type -> hasMethods(type) || registers(type) || hasFields(type))
                .orElseGet(() ->
                        context.getElement().filter(PerTestLifecycle::registers).isPresent());
    }

    private static boolean hasMethods(Class<?> type) {
        return Stream.of(BeforeEach.class, AfterEach.class)
                .anyMatch(annotation -> !AnnotationSupport.findAnnotatedMethods(
                                type, annotation, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty());
    }

    private static boolean registers(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class).stream()
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .anyMatch(PerTestLifecycle::isPerTest);
    }

    private static boolean hasFields(Class<?> type) {
        return ReflectionSupport.findFields(type, field -> true, HierarchyTraversalMode.TOP_DOWN).stream()
                .anyMatch(field -> registers(field) || isRegistered(field));
    }

    private static boolean isRegistered(Field field) {
        return AnnotationSupport.isAnnotated(field, RegisterExtension.class) && isPerTest(registered(field));
    }

    /** What stands in the field says more than its type; that of an instance cannot be read yet. */
    private static Class<?> registered(Field field) {
        return Modifier.isStatic(field.getModifiers())
                ? ReflectionSupport.tryToReadFieldValue(field, null)
                        .toOptional()
                        .<Class<?>>map(Object::getClass)
                        .orElse(field.getType())
                : field.getType();
    }

    private static boolean isPerTest(Class<?> extension) {
        return !HARMLESS.contains(extension.getName())
                && CALLBACKS.stream().anyMatch(callback -> callback.isAssignableFrom(extension));
    }
}
