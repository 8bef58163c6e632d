package io.authcontract.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Walks the contexts of a test from the innermost outward. {@code getEnclosingTestClasses()} is no substitute: on JUnit 5.12 it is empty inside
 * the invocations of a template; nor is {@code Class.getEnclosingClass()}: it is wrong for inherited nested classes.
 */
final class Contexts {
    private Contexts() {}

    static Stream<ExtensionContext> outward(ExtensionContext context) {
        return Stream.iterate(Optional.of(context), Optional::isPresent, at -> at.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream);
    }

    /** The test class that a context stands for; empty for the context of a method inside of it. */
    static Optional<Class<?>> testClass(ExtensionContext context) {
        return context.getElement().filter(Class.class::isInstance).map(Class.class::cast);
    }

    /** The test instance of that class, where it exists yet; an enclosing class may have one before the nested class has. */
    static Optional<Object> instance(ExtensionContext context, Class<?> type) {
        return outward(context)
                .flatMap(at -> at.getTestInstances().stream())
                .flatMap(instances -> instances.findInstance(type).stream())
                .<Object>map(instance -> instance)
                .findFirst();
    }

    /** The outermost context of a class or method: all invocations and nested classes below share its store. */
    static ExtensionContext owner(ExtensionContext context, AnnotatedElement element) {
        return outermost(outward(context).filter(at -> at.getElement().equals(Optional.of(element))), context);
    }

    /** The outermost context that has this test instance: the class with one instance for all tests, else the invocation. */
    static ExtensionContext ownerOfInstance(ExtensionContext context, Object instance) {
        return outermost(
                outward(context).filter(at -> at.getTestInstances().stream()
                        .flatMap(instances -> instances.getAllInstances().stream())
                        .anyMatch(it -> it == instance)),
                context);
    }

    private static ExtensionContext outermost(Stream<ExtensionContext> contexts, ExtensionContext otherwise) {
        return contexts.reduce(otherwise, (inner, outer) -> outer);
    }
}
