package io.authcontract.junit;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.http.Exchange;
import io.authcontract.matrix.Cell;
import io.authcontract.matrix.CellResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * One invocation for one cell. The cell is judged after {@code @BeforeEach} and before the parameters of the method are resolved: what aborts there is
 * aborted, what a parameter resolver throws would fail.
 */
final class CellInvocation implements TestTemplateInvocationContext, BeforeTestExecutionCallback, ParameterResolver {
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
        CellEnding ending = template.ending(judging);
        ending.take();
        CellResult result = judging.recorded().result();
        if (wantsAnswer(context) && result.exchange().isEmpty()) {
            throw new TestAbortedException("There is no answer to inject: " + result.reason());
        }
    }

    private static boolean wantsAnswer(ExtensionContext context) {
        return Arrays.asList(context.getRequiredTestMethod().getParameterTypes())
                .contains(AuthResponse.class);
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
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Cell.class) {
            return judging.cell();
        }
        CellResult judged = judging.recorded().result();
        Exchange exchange = judged.exchange().orElseThrow();
        return AuthResponse.of(exchange, template.redaction()).withCircumstances(judged.circumstances());
    }
}
