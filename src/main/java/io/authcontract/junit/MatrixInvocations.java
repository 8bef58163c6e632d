package io.authcontract.junit;

import io.authcontract.matrix.Matrix;
import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Provides the invocations of an {@link AuthMatrix} method, one after the other while JUnit runs them. */
final class MatrixInvocations implements TestTemplateInvocationContextProvider {

    private record Key(String method) {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getElement(), AuthMatrix.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ContractSession session = ContractSession.of(declaration(context));
        AuthMatrix annotation = AnnotationSupport.findAnnotation(context.getElement(), AuthMatrix.class)
                .orElseThrow();
        MatrixSettings settings = MatrixSettings.of(context, annotation, session.isOnStub());
        Matrix matrix = Matrix.of(session.contract()).only(settings.filter());
        RunResults results = RunResults.of(context);
        if (matrix.stream().findAny().isEmpty()) {
            return Stream.of(nothing(context, settings, matrix));
        }
        results.select();
        MatrixTemplate template = Stores.get(
                context,
                new Key(context.getUniqueId()),
                MatrixTemplate.class,
                () -> new MatrixTemplate(matrix, session.target(), settings, results));
        return lazy(new CellInvocations(template, settings));
    }

    private static Declaration declaration(ExtensionContext context) {
        Optional<Declaration> declaration = ClosestContract.find(context);
        Optional<ExtensionContext> owner = declaration.map(Declaration::owner);
        Iterator<ExtensionContext> outward = Contexts.outward(context).iterator();
        boolean isInside = true;
        while (isInside && outward.hasNext()) {
            ExtensionContext at = outward.next();
            Optional<Field> waiting =
                    Contexts.testClass(at).flatMap(type -> RegisteredExtension.waiting(type, context));
            if (waiting.isPresent()) {
                throw Misconfiguration.makeItStatic(waiting.get(), context);
            }
            isInside = !owner.equals(Optional.of(at));
        }
        return declaration.orElseThrow(() -> Misconfiguration.nothingDeclared(context));
    }

    private static TestTemplateInvocationContext nothing(
            ExtensionContext context, MatrixSettings settings, Matrix matrix) {
        if (settings.filter().isAll()) {
            throw Misconfiguration.noOperation(context, matrix.contract().name());
        }
        return new CheckInvocation("(no cell)", () -> {
            throw new TestAbortedException(
                    "No cell of the contract \"" + matrix.contract().name() + "\" matches "
                            + AuthContractProperties.ONLY + " = \"" + settings.filter() + "\".");
        });
    }

    private static Stream<TestTemplateInvocationContext> lazy(Iterator<TestTemplateInvocationContext> invocations) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(invocations, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }
}
