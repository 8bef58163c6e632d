package io.authcontract.junit;

import io.authcontract.credential.Need;
import io.authcontract.matrix.Cell;
import io.authcontract.matrix.CellResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The invocations of a template, made while JUnit asks for them: cells or operations, then the whole matrix. Not for use by several threads. */
final class CellInvocations implements Iterator<TestTemplateInvocationContext> {
    private final MatrixTemplate template;
    private final MatrixSettings settings;
    private final Iterator<Cell> cells;
    private final Queue<Judging> underWay = new ConcurrentLinkedQueue<>();
    private @Nullable Iterator<Future<CellResult>> ahead;
    private @Nullable Cell next;
    private boolean ended;

    CellInvocations(MatrixTemplate template, MatrixSettings settings) {
        this.template = template;
        this.settings = settings;
        this.cells = template.cells();
        advance();
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public TestTemplateInvocationContext next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        if (next == null) {
            ended = true;
            return new CheckInvocation(WholeMatrix.NAME, () -> template.checkWhole(List.copyOf(underWay)));
        }
        return settings.byOperation() ? group(next) : new CellInvocation(template, judging(next));
    }

    private GroupInvocation group(Cell first) {
        String name = group(first, first.subject());
        List<Judging> group = new ArrayList<>();
        Cell cell = first;
        while (cell != null && group(cell, cell.subject()).equals(name)) {
            group.add(judging(cell));
            cell = next;
        }
        return new GroupInvocation(template, name, group);
    }

    /** Cells of one group follow each other. */
    private static String group(Cell cell, String subject) {
        if (cell.isProbe()) {
            return "undeclared methods of " + cell.operation().orElseThrow().path();
        }
        if (cell.operation().isEmpty()) {
            return "once for each scheme";
        }
        return cell.scenario().needs().contains(Need.DISPOSABLE) ? subject + ", what may lock out" : subject;
    }

    private Judging judging(Cell cell) {
        advance();
        Judging judging = settings.ahead() ? template.ahead(cell, sent()) : template.inside(cell);
        if (settings.concurrent()) {
            remember(judging);
        }
        return judging;
    }

    private Future<CellResult> sent() {
        if (ahead == null) {
            ahead = template.ahead();
        }
        return ahead.next();
    }

    private void remember(Judging judging) {
        while (!underWay.isEmpty() && underWay.element().isDone()) {
            underWay.remove();
        }
        underWay.add(judging);
    }

    private void advance() {
        next = cells.hasNext() ? cells.next() : null;
    }
}
