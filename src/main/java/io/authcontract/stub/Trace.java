package io.authcontract.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes known of one request on its way through the stub: what its log gets, and whom the service took the caller for. For one thread. */
final class Trace {
    private final List<String> lines = new ArrayList<>();
    private @Nullable Decision decision;
    private boolean isUnwritten;

    void log(String line) {
        lines.add(line);
    }

    /** Of this request nothing is logged. */
    void leaveUnwritten() {
        isUnwritten = true;
    }

    List<String> lines() {
        return isUnwritten ? List.of() : List.copyOf(lines);
    }

    void decided(Decision made) {
        decision = made;
    }

    /** Empty where nobody had to decide anything. */
    Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    @Override
    public String toString() {
        return lines.size() + " lines, " + decision;
    }
}
