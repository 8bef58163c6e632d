package io.authcontract.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Finds static fields that can change: those that are not final, and final ones that hold something mutable. */
final class StaticState {
    private StaticState() {}

    static Stream<String> in(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> !isConstant(field))
                .map(field -> field.getFullName() + " : " + field.getRawType().getName());
    }

    private static boolean isConstant(JavaField field) {
        return field.getModifiers().contains(JavaModifier.FINAL) && !isMutable(value(field.reflect()), field);
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError("cannot read " + field, e);
        }
    }

    private static boolean isMutable(Object value, JavaField field) {
        if (value.getClass().isArray()) {
            return !isLookUpTable(value, field);
        }
        if (value instanceof Collection || value instanceof Map) {
            return !value.getClass().getName().matches("java\\.util\\.(ImmutableCollections|Collections)\\$.*");
        }
        return value instanceof StringBuilder
                || value instanceof BitSet
                || value instanceof Random
                || value.getClass().getName().startsWith("java.util.concurrent.");
    }

    /** An array of primitives that its class alone can see is taken for a constant: the JDK has no immutable one. */
    private static boolean isLookUpTable(Object array, JavaField field) {
        return array.getClass().getComponentType().isPrimitive()
                && field.getModifiers().contains(JavaModifier.PRIVATE);
    }
}
