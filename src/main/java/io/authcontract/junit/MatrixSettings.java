package io.authcontract.junit;

import io.authcontract.junit.AuthMatrix.Ahead;
import io.authcontract.junit.AuthMatrix.Granularity;
import io.authcontract.matrix.CellFilter;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * How one template method runs.
 *
 * @param testClass the name of its test class
 * @param method the name of the method
 * @param onStub whether the stub answers
 * @param filter which cells
 * @param byOperation whether one invocation has all cells of an operation
 * @param concurrent whether JUnit runs the invocations concurrently
 * @param ahead whether cells are sent before their invocations
 * @param strict whether inconclusive cells fail
 * @param rerun the command that runs it again
 */
record MatrixSettings(
        String testClass,
        String method,
        boolean onStub,
        CellFilter filter,
        boolean byOperation,
        boolean concurrent,
        boolean ahead,
        boolean strict,
        Rerun rerun) {
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    static MatrixSettings of(ExtensionContext template, AuthMatrix annotation, boolean onStub) {
        boolean concurrent = isConcurrent(template);
        return new MatrixSettings(
                template.getRequiredTestClass().getName(),
                template.getRequiredTestMethod().getName(),
                onStub,
                filter(template),
                annotation.granularity() == Granularity.OPERATION,
                concurrent,
                isAhead(template, annotation.ahead(), concurrent),
                ConfiguredOptions.flag(template, AuthContractProperties.STRICT, false),
                Rerun.of(template));
    }

    private static boolean isAhead(ExtensionContext template, Ahead wanted, boolean concurrent) {
        return wanted == Ahead.YES || (wanted == Ahead.AUTO && !concurrent && !PerTestLifecycle.isAround(template));
    }

    private static boolean isConcurrent(ExtensionContext template) {
        return template.getExecutionMode() == ExecutionMode.CONCURRENT
                && template.getConfigurationParameter(PARALLEL)
                        .filter(Boolean::parseBoolean)
                        .isPresent();
    }

    private static CellFilter filter(ExtensionContext template) {
        return template.getConfigurationParameter(AuthContractProperties.ONLY)
                .map(MatrixSettings::filter)
                .orElseGet(CellFilter::all);
    }

    private static CellFilter filter(String text) {
        try {
            return CellFilter.parse(text);
        } catch (IllegalArgumentException empty) {
            throw new ExtensionConfigurationException(
                    "The property " + AuthContractProperties.ONLY + ": " + empty.getMessage(), empty);
        }
    }
}
