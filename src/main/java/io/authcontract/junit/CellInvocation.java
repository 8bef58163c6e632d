package io.authcontract.junit;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.http.Exchange;
import io.authcontract.matrix.Cell;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * One invocation for one cell. The cell is judged after {@code @BeforeEach} and before the parameters of the method are resolved: what aborts there is
 * aborted, what a parameter resolver throws would fail.
 */
final class CellInvocation
        implements TestTemplateInvocationContext,
                BeforeTestExecutionCallback,
                InvocationInterceptor,
                ParameterResolver {
    private final MatrixTemplate template;
    private final Judging judging;

    CellInvocation(MatrixTemplate template, Judging judging) {
        this.template = template;
        this.judging = judging;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        Cell cell = judging.cell();
        return cell.id().substring(cell.contract().length() + 2);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        template.ending(judging).take();
    }

    /** A method nobody serves may be known to be closed without a request: there is no answer to hand to the body. */
    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        if (exchange().isEmpty() && method.getArguments().contains(null)) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }

    private Optional<Exchange> exchange() {
        return judging.recorded().result().exchange();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isOfCell(parameter, context);
    }

    /** What is injected into the template method alone: around the last invocation there is no cell. */
    static boolean isOfCell(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == Cell.class || type == AuthResponse.class)
                && context.getTestMethod().equals(Optional.of(parameter.getDeclaringExecutable()));
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Cell.class) {
            return judging.cell();
        }
        return exchange()
                .map(exchange -> AuthResponse.of(exchange, template.redaction())
                        .withCircumstances(judging.recorded().result().circumstances()))
                .orElse(null);
    }
}
