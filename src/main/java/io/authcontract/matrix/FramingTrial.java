package io.authcontract.matrix;

import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.rule.Access;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sends content without credentials, and another request over the same connection: what a service leaves of the content becomes the beginning of the next
 * request. Whatever looks wrong is tried twice, and without content as well.
 */
final class FramingTrial implements Trial {
    private static final int MOST = 3;
    private static final int MOST_CANDIDATES = 2;
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final Matrix matrix;
    private final Bench bench;

    FramingTrial(Matrix matrix, Bench bench) {
        this.matrix = matrix;
        this.bench = bench;
    }

    @Override
    public Hook hook() {
        return Hook.CONTENT;
    }

    @Override
    public Set<String> rules() {
        return Set.of("body-framing");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<Operation> operations = matrix.stream()
                .flatMap(cell -> cell.operation().stream())
                .filter(operation -> operation.source() == Operation.Source.DECLARED)
                .filter(operation -> operation.access().isProtected() && Inputs.isHarmless(operation))
                .distinct()
                .filter(bench::isAddressed)
                .filter(operation -> !bench.anonymous(operation).body().isEmpty())
                .limit(MOST)
                .toList();
        Optional<String> reason = operations.isEmpty()
                ? Optional.of("no operation of this run takes content and refuses strangers")
                : bench.whyNoOtherSocket();
        if (reason.isPresent()) {
            tell.accept(untried(reason.get()));
            return;
        }
        NextOnConnection next = NextOnConnection.among(bench, candidates());
        if (next.isAnswered()) {
            operations.forEach(operation -> tried(operation, next, tell));
        } else {
            tell.accept(untried("nothing answers over a socket"));
        }
    }

    /** What is told apart best from an answer to the content: an open page, or one that a valid credential opens. */
    private List<Request> candidates() {
        Optional<Credential> valid = bench.credential(Identity.Kind.VALID);
        List<Operation> pages = bench.contract().operations().stream()
                .filter(operation -> operation.method().equals(Method.GET) && bench.isAddressed(operation))
                .toList();
        Stream<Request> open = pages.stream()
                .filter(page -> page.access() instanceof Access.Open)
                .map(bench::anonymous)
                .limit(MOST_CANDIDATES);
        Stream<Request> secured = pages.stream()
                .filter(page -> page.access().isProtected())
                .flatMap(page -> valid.map(credential -> bench.request(page, credential)).stream())
                .limit(MOST_CANDIDATES);
        return Stream.concat(open, secured).toList();
    }

    private void tried(Operation operation, NextOnConnection next, Consumer<Happening> tell) {
        FramingProbe probe = new FramingProbe(bench, next);
        Request bare = bench.anonymous(operation);
        if (probe.isRefused(bare)) {
            for (FramedContent content : FramedContent.of(bare, bench.nowhere(), withheld(next))) {
                probe.send(content)
                        .map(seen -> happening(operation, content, seen, next))
                        .ifPresent(tell);
            }
        }
        probe.silent().ifPresent(because -> tell.accept(untried(operation + " " + because)));
    }

    private static Happening happening(
            Operation operation, FramedContent content, FramingProbe.Seen seen, NextOnConnection next) {
        return new Happening.NextRequest(
                operation.id(),
                content.toString(),
                seen.status(),
                next.request().method() + " " + next.request().target(),
                seen.got(),
                next.usual(),
                seen.isDefined());
    }

    /** An answer that comes before the content comes about as soon as any other. */
    private static Duration withheld(NextOnConnection next) {
        Duration usual = next.slowest().multipliedBy(5);
        return usual.compareTo(SHORTEST) < 0 ? SHORTEST : usual.compareTo(LONGEST) > 0 ? LONGEST : usual;
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), because);
    }
}
