package io.authcontract.junit;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.ContractSource;
import io.authcontract.stub.AuthStub;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What an annotation declares, and what can be wrong with it.
 *
 * @param annotation the annotation
 * @param element the class or method that has it
 * @param owner the context of that class or method
 */
record AnnotatedContract(AuthContract annotation, AnnotatedElement element, ExtensionContext owner) {

    /** What may be chosen for the stub too; everything else it brings. */
    private static final Set<String> BESIDE_STUB = Set.of("stub", "tolerated", "policies", "tiers", "profile");

    Declaration declaration() {
        return new Declaration(
                place(),
                origin(),
                this::check,
                this::contract,
                Optional.empty(),
                DefaultTransport::open,
                owner,
                annotation.stub());
    }

    private Object origin() {
        return hasSource() ? annotation.value() : annotation;
    }

    private boolean hasSource() {
        return annotation.value() != ContractSource.class;
    }

    String place() {
        return "@AuthContract on "
                + (element instanceof Method method
                        ? method.getDeclaringClass().getName() + "." + method.getName()
                        : ((Class<?>) element).getName());
    }

    private void check() {
        Attribute.of(annotation).forEach(it -> CredentialLiteral.check(place(), it));
        if (hasSource()) {
            checkSource();
            return;
        }
        if (annotation.stub()) {
            checkStub();
            return;
        }
        declared();
        if (annotation.baseUri().isEmpty()) {
            ServiceAddress.checkThatSomebodyKnows(place(), owner);
        }
    }

    private void checkSource() {
        List<String> others = Attribute.of(annotation).stream()
                .map(Attribute::name)
                .distinct()
                .toList();
        Class<?> source = annotation.value();
        if (!others.isEmpty()) {
            throw Misconfiguration.sourceAndMore(place(), source, others);
        }
        boolean inner = source.isMemberClass() && !Modifier.isStatic(source.getModifiers());
        if (Modifier.isAbstract(source.getModifiers())
                || inner
                || constructor(source).isEmpty()) {
            throw Misconfiguration.noConstructor(place(), source);
        }
    }

    private void checkStub() {
        List<String> others = Attribute.of(annotation).stream()
                .map(Attribute::name)
                .filter(name -> !BESIDE_STUB.contains(name))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            throw Misconfiguration.stubAndMore(place(), others);
        }
    }

    private static Optional<Constructor<?>> constructor(Class<?> source) {
        return Arrays.stream(source.getDeclaredConstructors())
                .filter(it -> it.getParameterCount() == 0)
                .findFirst();
    }

    private Contract contract(ContractContext context) {
        check();
        if (hasSource()) {
            return source().contract(context);
        }
        return annotation.stub() ? ofStub() : declared();
    }

    private ContractSource source() {
        try {
            return ReflectionSupport.newInstance(annotation.value());
        } catch (RuntimeException thrown) {
            throw Misconfiguration.constructorThrew(place(), annotation.value(), thrown);
        }
    }

    private Contract ofStub() {
        AuthStub stub = stub();
        return built(() -> new WrittenContract(annotation).addChoices(stub.contractAt(stub.uri())));
    }

    private AuthStub stub() {
        try {
            return Stubs.of(owner);
        } catch (IllegalStateException missing) {
            throw Misconfiguration.noStub(place(), missing);
        }
    }

    private Contract declared() {
        return built(() -> new WrittenContract(annotation).named(name()));
    }

    private Contract built(Supplier<ContractBuilder> builder) {
        try {
            return builder.get().build();
        } catch (IllegalArgumentException wrong) {
            throw Misconfiguration.at(place(), wrong);
        }
    }

    private String name() {
        Class<?> type = element instanceof Method method ? method.getDeclaringClass() : (Class<?>) element;
        return annotation.name().isEmpty() ? type.getSimpleName() : annotation.name();
    }
}
