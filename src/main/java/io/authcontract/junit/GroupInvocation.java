package io.authcontract.junit;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One invocation for all cells of an operation. */
final class GroupInvocation implements TestTemplateInvocationContext, BeforeTestExecutionCallback, ParameterResolver {
    private final MatrixTemplate template;
    private final String name;
    private final List<Judging> cells;

    GroupInvocation(MatrixTemplate template, String name, List<Judging> cells) {
        this.template = template;
        this.name = name;
        this.cells = List.copyOf(cells);
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        GroupEnding ending = new GroupEnding(name);
        cells.forEach(cell -> ending.add(cell.cell(), template.ending(cell)));
        ending.take();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return CellInvocation.isOfCell(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        throw Misconfiguration.noSingleCell(parameter.getParameter().getType(), context);
    }
}
