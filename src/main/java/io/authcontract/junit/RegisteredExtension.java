package io.authcontract.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * An extension that a field registers, found by looking at the fields as JUnit does. (Callbacks would be too late: constructor parameters are
 * resolved before any of them.)
 *
 * @param extension the extension
 * @param field the field
 * @param instance the test instance that has the field; empty for a static one
 */
record RegisteredExtension(AuthContractExtension extension, Field field, Optional<Object> instance) {

    /** The innermost one in force for a context. */
    static Optional<RegisteredExtension> closest(ExtensionContext context) {
        return Contexts.outward(context)
                .flatMap(at -> Contexts.testClass(at).stream())
                .flatMap(type -> on(type, context).stream())
                .findFirst();
    }

    /** The one that a class or its supertypes register: a field of the test instance, where there is one yet, else a static one. */
    static Optional<RegisteredExtension> on(Class<?> type, ExtensionContext context) {
        return Contexts.instance(context, type)
                .flatMap(instance -> first(type, Optional.of(instance)))
                .or(() -> first(type, Optional.empty()));
    }

    /** A field that could declare a contract, but whose test instance does not exist yet. */
    static Optional<Field> waiting(Class<?> type, ExtensionContext context) {
        if (Contexts.instance(context, type).isPresent()) {
            return Optional.empty();
        }
        return AnnotationSupport.findAnnotatedFields(
                        type,
                        RegisterExtension.class,
                        field -> !Modifier.isStatic(field.getModifiers())
                                && AuthContractExtension.class.isAssignableFrom(field.getType()))
                .stream()
                .findFirst();
    }

    private static Optional<RegisteredExtension> first(Class<?> type, Optional<Object> instance) {
        List<Field> fields = AnnotationSupport.findAnnotatedFields(
                type,
                RegisterExtension.class,
                field -> Modifier.isStatic(field.getModifiers()) == instance.isEmpty(),
                HierarchyTraversalMode.BOTTOM_UP);
        List<RegisteredExtension> found =
                fields.stream().flatMap(field -> read(field, instance).stream()).toList();
        if (found.size() > 1 && found.get(0).declaringClass() == found.get(1).declaringClass()) {
            throw Misconfiguration.twoFields(found.get(0), found.get(1));
        }
        return found.stream().findFirst();
    }

    private static Optional<RegisteredExtension> read(Field field, Optional<Object> instance) {
        return ReflectionSupport.tryToReadFieldValue(field, instance.orElse(null))
                .toOptional()
                .filter(AuthContractExtension.class::isInstance)
                .map(AuthContractExtension.class::cast)
                .filter(AuthContractExtension::isDeclaration)
                .map(extension -> new RegisteredExtension(extension, field, instance));
    }

    Class<?> declaringClass() {
        return field.getDeclaringClass();
    }

    String place() {
        return "the field " + field.getName() + " of " + declaringClass().getName();
    }
}
