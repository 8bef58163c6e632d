package io.authcontract.junit;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** How one test ended, with its display name and what it said. */
record Node(String name, Status status, String text) {

    /** The tests of a run in the order in which they ended. */
    static List<Node> of(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .map(event -> {
                    TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
                    String text = result.getThrowable()
                            .map(Throwable::getMessage)
                            .map(String::valueOf)
                            .orElse("");
                    return new Node(event.getTestDescriptor().getDisplayName(), result.getStatus(), text);
                })
                .toList();
    }

    static Node named(List<Node> nodes, String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + nodes));
    }

    @Override
    public String toString() {
        return status + " " + name
                + (text.isEmpty() ? "" : ": " + text.lines().findFirst().orElse(""));
    }
}
