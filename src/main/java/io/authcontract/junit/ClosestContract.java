package io.authcontract.junit;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which declaration is in force for a context. The closest wins: method, class with its supertypes, enclosing classes. On one class a field
 * beats the annotation, unless the annotation stands on a subclass of the class with the field.
 */
final class ClosestContract {
    private ClosestContract() {}

    static Optional<Declaration> find(ExtensionContext context) {
        return Contexts.outward(context)
                .flatMap(at -> at.getElement().stream())
                .flatMap(element -> on(element, context).stream())
                .findFirst();
    }

    private static Optional<Declaration> on(AnnotatedElement element, ExtensionContext context) {
        Optional<AuthContract> annotation = AnnotationSupport.findAnnotation(element, AuthContract.class);
        Optional<RegisteredExtension> field = element instanceof Class<?> type
                ? RegisteredExtension.on(type, context)
                        .filter(it -> annotation.isEmpty() || !isCloser(annotation.get(), type, it))
                : Optional.empty();
        return field.map(it -> declaration(it, element, context))
                .or(() -> annotation.map(
                        it -> new AnnotatedContract(it, element, Contexts.owner(context, element)).declaration()));
    }

    private static Declaration declaration(
            RegisteredExtension field, AnnotatedElement element, ExtensionContext context) {
        ExtensionContext owner = field.instance()
                .map(instance -> Contexts.ownerOfInstance(context, instance))
                .orElseGet(() -> Contexts.owner(context, element));
        return field.extension().declaredBy(field.place(), owner);
    }

    /** Whether the annotation is new on a subclass of the class that has the field. */
    private static boolean isCloser(AuthContract annotation, Class<?> type, RegisteredExtension field) {
        Class<?> annotated = type;
        while (annotated.getSuperclass() != null && annotation.equals(found(annotated.getSuperclass()))) {
            annotated = annotated.getSuperclass();
        }
        return field.declaringClass() != annotated && field.declaringClass().isAssignableFrom(annotated);
    }

    private static @Nullable AuthContract found(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, AuthContract.class).orElse(null);
    }
}
