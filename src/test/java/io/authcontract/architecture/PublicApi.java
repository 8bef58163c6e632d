package io.authcontract.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What a user of the jar can name: public types, and their public and protected members, as text. */
final class PublicApi {
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])");

    private static final String NEW = "new";

    private PublicApi() {}

    /** Headline of each public type, and its members below it; all sorted. */
    static SortedMap<String, List<String>> of(Iterable<JavaClass> classes) {
        SortedMap<String, List<String>> api = new TreeMap<>();
        for (JavaClass candidate : classes) {
            Class<?> type = candidate.reflect();
            if (isReachable(type)) {
                api.put(headline(type), members(type).sorted().distinct().toList());
            }
        }
        return api;
    }

    static String text(Map<String, List<String>> api) {
        return api.entrySet().stream()
                .map(type -> Stream.concat(
                                Stream.of(type.getKey()),
                                type.getValue().stream().map(member -> "    " + member))
                        .collect(Collectors.joining("\n", "", "\n")))
                .collect(Collectors.joining("\n"));
    }

    /** The name comes first, so that sorting keeps packages together. */
    private static String headline(Class<?> type) {
        String supertypes = Stream.concat(superclass(type), Arrays.stream(type.getGenericInterfaces()))
                .map(PublicApi::simple)
                .sorted()
                .collect(Collectors.joining(", "));
        return type.getName().replace('$', '.') + typeParameters(type) + ": " + status(type) + modifiers(type)
                + kind(type) + (supertypes.isEmpty() ? "" : " of " + supertypes);
    }

    private static Stream<Type> superclass(Class<?> type) {
        return Stream.ofNullable(type.getGenericSuperclass())
                .filter(parent -> parent != Object.class && parent != Record.class && !type.isEnum());
    }

    private static Stream<String> members(Class<?> type) {
        Stream<String> fields = declared(type, Class::getDeclaredFields).map(PublicApi::describe);
        Stream<String> constructors =
                declared(type, Class::getDeclaredConstructors).map(PublicApi::describe);
        Stream<String> methods = declared(type, Class::getDeclaredMethods)
                .filter(Predicate.not(PublicApi::isGivenByJava))
                .map(PublicApi::describe);
        Stream<String> inherited = Stream.concat(
                        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .filter(parent -> parent.getName().startsWith("io.authcontract.") && !isReachable(parent))
                .flatMap(PublicApi::members)
                .filter(member -> !member.contains(NEW + "("));
        return Stream.of(fields, constructors, methods, inherited).flatMap(members -> members);
    }

    private static <M extends Member> Stream<M> declared(Class<?> type, Function<Class<?>, M[]> kind) {
        boolean extensible = !Modifier.isFinal(type.getModifiers()) && !type.isSealed();
        return Arrays.stream(kind.apply(type))
                .filter(member -> !member.isSynthetic())
                .filter(member -> Modifier.isPublic(member.getModifiers())
                        || (extensible && Modifier.isProtected(member.getModifiers())));
    }

    private static String describe(Field field) {
        return field.isEnumConstant()
                ? "constant " + field.getName()
                : modifiers(field) + simple(field.getGenericType()) + " " + field.getName();
    }

    private static String describe(Constructor<?> constructor) {
        return modifiers(constructor) + NEW + parameters(constructor);
    }

    private static String describe(Method method) {
        String fallback = method.getDefaultValue() == null ? "" : " default";
        return modifiers(method) + typeParameters(method) + simple(method.getGenericReturnType()) + " "
                + method.getName() + parameters(method) + fallback;
    }

    private static String parameters(Executable executable) {
        String thrown = Arrays.stream(executable.getGenericExceptionTypes())
                .map(PublicApi::simple)
                .sorted()
                .collect(Collectors.joining(", "));
        return Arrays.stream(executable.getGenericParameterTypes())
                        .map(PublicApi::simple)
                        .collect(Collectors.joining(", ", "(", ")"))
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String typeParameters(GenericDeclaration declaration) {
        if (declaration.getTypeParameters().length == 0) {
            return "";
        }
        String parameters = Arrays.stream(declaration.getTypeParameters())
                .map(parameter -> parameter.getName() + bounds(parameter.getBounds()))
                .collect(Collectors.joining(", ", "<", ">"));
        return declaration instanceof Method ? parameters + " " : parameters;
    }

    private static String bounds(Type[] bounds) {
        return bounds.length == 1 && bounds[0] == Object.class
                ? ""
                : Arrays.stream(bounds).map(PublicApi::simple).collect(Collectors.joining(" & ", " extends ", ""));
    }

    private static String modifiers(Member member) {
        int modifiers = member.getModifiers();
        List<String> words = new ArrayList<>();
        if (Modifier.isProtected(modifiers)) {
            words.add("protected");
        }
        if (Modifier.isStatic(modifiers)) {
            words.add("static");
        }
        if (Modifier.isAbstract(modifiers) && !member.getDeclaringClass().isAnnotation()) {
            words.add("abstract");
        }
        return words.stream().map(word -> word + " ").collect(Collectors.joining());
    }

    private static String modifiers(Class<?> type) {
        if (type.isInterface() || type.isEnum() || type.isRecord()) {
            return type.isSealed() ? "sealed " : "";
        }
        return (type.isSealed() ? "sealed " : "")
                + (Modifier.isAbstract(type.getModifiers()) ? "abstract " : "")
                + (Modifier.isFinal(type.getModifiers()) ? "final " : "");
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isRecord()) {
            return "record";
        }
        return type.isEnum() ? "enum" : "class";
    }

    private static String status(AnnotatedElement element) {
        API api = element.getAnnotation(API.class);
        return api == null ? "" : api.status() + " ";
    }

    private static String simple(Type type) {
        return PACKAGE.matcher(type.getTypeName()).replaceAll("").replace('$', '.');
    }

    /** A protected nested type is named by subclasses, so it counts. */
    private static boolean isReachable(Class<?> type) {
        boolean visible = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return visible && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
    }

    private static boolean isGivenByJava(Method method) {
        boolean ofObject = Arrays.stream(Object.class.getDeclaredMethods())
                .anyMatch(known -> known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
        boolean ofEnum = method.getDeclaringClass().isEnum()
                && Modifier.isStatic(method.getModifiers())
                && List.of("values", "valueOf").contains(method.getName());
        return ofObject || ofEnum;
    }
}
