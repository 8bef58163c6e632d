package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Need;
import io.authcontract.credential.Scenario;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.Callers.Caller;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The controls of a run: each is sent once, when the first cell asks for it, and judged beside what else is known. */
final class Controls {
    static final int MOST_PATHS = 1024;

    private static final int MOST_LOOKED_AT = 64;

    private static final String CONDITIONAL = "none.conditional";

    private static final Set<Integer> NEVER = Set.of(401, 403, 405, 429);
    /** What one who only reads is told of the request, whoever asks. */
    private static final Set<Integer> ABOUT_REQUEST = Set.of(400, 404, 406, 410, 412, 416, 422);

    /** What an input that is surely absent or unreadable gets from code that has let the caller in. */
    private static final Set<Integer> AFTER_AUTHENTICATION = Set.of(400, 404, 409, 412, 415, 422, 428);

    private final Contract contract;
    private final List<Operation> operations;
    private final Map<String, List<Operation>> byPath;
    private final Inputs inputs;
    private final Callers callers;
    private final Function<Request, Exchange> send;
    private final Runnable beforeWaiting;
    private final Clock clock;
    /** Scenarios that run once look through all operations where none works: a word of each is kept, not its answer. */
    private final Map<Key, Boolean> works = new ConcurrentHashMap<>();

    private final Latest<String, OfPath> known = new Latest<>(MOST_PATHS);

    private record Key(Operation operation, Scheme scheme) {}

    /** What is known of one path. Its cells follow each other, and what is never asked for again would fill the memory of a long run. */
    private static final class OfPath {
        private final Map<Key, Once<Control>> judged = new ConcurrentHashMap<>();
        private final Map<Key, Once<Exchange>> sent = new ConcurrentHashMap<>();
        private final Map<Operation, Once<Exchange>> anonymous = new ConcurrentHashMap<>();
    }

    Controls(
            Contract contract,
            List<Operation> operations,
            Inputs inputs,
            Callers callers,
            Function<Request, Exchange> send,
            Runnable beforeWaiting,
            Clock clock) {
        this.contract = contract;
        this.operations = operations;
        this.byPath = operations.stream().collect(Collectors.groupingBy(Operation::path));
        this.inputs = inputs;
        this.callers = callers;
        this.send = send;
        this.beforeWaiting = beforeWaiting;
        this.clock = clock;
    }

    Control of(Operation operation, Scheme scheme) {
        return known(operation)
                .judged
                .computeIfAbsent(
                        new Key(operation, scheme), key -> new Once<>(() -> judge(operation, scheme), beforeWaiting))
                .get();
    }

    /**
     * What has to be sent before an operation is judged as somebody with a credential of the scheme. Nothing where there is no control, or where it is judged.
     */
    Optional<Ahead> ahead(Operation operation, Scheme scheme) {
        Once<Control> control = known(operation).judged.get(new Key(operation, scheme));
        if ((control != null && control.isKnown())
                || whyAbsent(operation, scheme).isPresent()) {
            return Optional.empty();
        }
        return unknown(sentOnce(operation, scheme), () -> request(operation, scheme));
    }

    /** What has to be sent before an operation is judged as a stranger. */
    Optional<Ahead> ahead(Operation operation) {
        return unknown(anonymousOnce(operation), () -> inputs.bare(operation));
    }

    private static Optional<Ahead> unknown(Once<Exchange> exchange, Supplier<Request> request) {
        return exchange.isKnown() ? Optional.empty() : Optional.of(new Ahead(exchange, request));
    }

    /** An exchange that others wait for, and the request that makes it known. */
    record Ahead(Once<Exchange> exchange, Supplier<Request> request) {}

    private OfPath known(Operation operation) {
        return known.of(operation.path(), path -> new OfPath());
    }

    /** The operation a scenario that runs once is applied to: the first safe one whose control works, else any other. */
    Optional<Operation> working(Scheme scheme, Scenario scenario) {
        return candidates(scenario)
                .filter(operation -> works(operation, scheme))
                .findFirst();
    }

    /** For a condition, the first of them whose answer has something to compare (RFC 9110 section 8.8). */
    Optional<Operation> validated(Scheme scheme, Scenario scenario) {
        return scenario.id().startsWith(CONDITIONAL)
                ? candidates(scenario)
                        .limit(MOST_LOOKED_AT)
                        .filter(operation -> works(operation, scheme))
                        .filter(operation -> of(operation, scheme)
                                .sent()
                                .flatMap(Exchange::response)
                                .filter(Controls::hasValidator)
                                .isPresent())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean hasValidator(Response response) {
        return response.headers().contains("ETag") || response.headers().contains("Last-Modified");
    }

    private boolean works(Operation operation, Scheme scheme) {
        Key key = new Key(operation, scheme);
        Boolean known = works.get(key);
        if (known == null) {
            known = of(operation, scheme).hasWorked();
            works.put(key, known);
        }
        return known;
    }

    /** Where such a scenario goes when no control works: it may still be accepted where it must not be. */
    Optional<Operation> representative(Scenario scenario) {
        return candidates(scenario).findFirst();
    }

    private Stream<Operation> candidates(Scenario scenario) {
        return operations.stream()
                .filter(operation -> Occasions.suits(scenario, operation))
                .filter(operation -> operation.access().isProtected() && Inputs.isHarmless(operation))
                .filter(operation -> operation.source() == Operation.Source.DECLARED)
                .sorted(Comparator.comparing(operation -> !operation.method().isSafe()));
    }

    private Control judge(Operation operation, Scheme scheme) {
        Optional<String> absent = whyAbsent(operation, scheme);
        if (absent.isPresent()) {
            return new Control.Absent(absent.get());
        }
        Exchange exchange = sent(operation, scheme);
        return whyNotWorked(operation, scheme, exchange)
                .<Control>map(because -> new Control.Failed(exchange, because))
                .orElseGet(() -> new Control.Worked(exchange));
    }

    private Optional<String> whyAbsent(Operation operation, Scheme scheme) {
        List<String> samples = inputs.missingSamples(operation);
        if (operation.control().absentBecause().isPresent()) {
            return Optional.of("the contract declares no control ("
                    + operation.control().absentBecause().get() + ")");
        }
        if (!samples.isEmpty()) {
            return Optional.of(Inputs.declareSample(samples.get(0)));
        }
        if (callers.of(Identity.Kind.VALID, scheme).isEmpty()) {
            return Optional.of("the scheme " + scheme.carrier() + " has " + Callers.missing(Need.VALID, scheme));
        }
        return Optional.empty();
    }

    private Exchange sent(Operation operation, Scheme scheme) {
        return sentOnce(operation, scheme).get();
    }

    private Once<Exchange> sentOnce(Operation operation, Scheme scheme) {
        return known(operation)
                .sent
                .computeIfAbsent(
                        new Key(operation, scheme),
                        key -> new Once<>(() -> send.apply(request(operation, scheme)), beforeWaiting));
    }

    private Request request(Operation operation, Scheme scheme) {
        return caller(scheme).credential().applyTo(inputs.bare(operation));
    }

    /** The control, sent once more and judged by itself. */
    Control again(Operation operation, Scheme scheme) {
        Exchange exchange = send.apply(request(operation, scheme));
        return whyNotWorked(operation, scheme, exchange)
                .<Control>map(because -> of(operation, scheme))
                .orElseGet(() -> new Control.Worked(exchange));
    }

    /** Whether the credential still works, after it was refused once: its token may have run out since the control was sent. */
    Control now(Operation operation, Scheme scheme) {
        Exchange exchange = send.apply(request(operation, scheme));
        return exchange.hasStatus(401)
                ? new Control.Failed(
                        exchange,
                        "the control, " + operation + " as "
                                + caller(scheme).identity().name()
                                + ", worked and was answered with 401 when it was sent again: the credential has run out; use one that lasts as long as the run")
                : of(operation, scheme);
    }

    private Caller caller(Scheme scheme) {
        return callers.of(Identity.Kind.VALID, scheme)
                .orElseThrow(() -> new IllegalStateException("no caller for " + scheme));
    }

    private Optional<String> whyNotWorked(Operation operation, Scheme scheme, Exchange exchange) {
        String who =
                "the control, " + operation + " as " + caller(scheme).identity().name() + ", ";
        if (exchange.response().isEmpty()) {
            return Optional.of(who + "got no answer: "
                    + exchange.fault().map(Object::toString).orElse("unknown"));
        }
        Response response = exchange.response().get();
        Set<Integer> declared = operation.control().statuses();
        if (declared.contains(response.status()) || (declared.isEmpty() && response.status() / 100 == 2)) {
            return Optional.empty();
        }
        String answered = who + "was answered with " + response.status();
        if (!declared.isEmpty()) {
            return Optional.of(answered + ", and the contract declares "
                    + declared.stream().sorted().toList());
        }
        if (isInconclusive(operation, response.status())) {
            return Optional.of(
                    answered + ControlAdvice.of(exchange, caller(scheme).credential(), clock.instant()));
        }
        if (isAnsweredAlike(operation, exchange)) {
            return Optional.of(answered + ControlAdvice.ofNoGuard(operation, response.status()));
        }
        return isPathServed(operation, scheme, exchange)
                ? Optional.empty()
                : Optional.of(answered + ControlAdvice.ofNoPath());
    }

    /** Whether an answer may be about the input, which was made to change nothing, and not about the caller. */
    static boolean mayBeAboutInput(Operation operation, int status) {
        return !isInconclusive(operation, status);
    }

    /** Whether one who only reads was told that something else is wrong: a parameter is missing, or the object. */
    static boolean isAboutReading(Operation operation, int status) {
        return operation.method().isSafe() && ABOUT_REQUEST.contains(status);
    }

    private static boolean isInconclusive(Operation operation, int status) {
        return operation.method().isSafe()
                || operation.input().harmless()
                || NEVER.contains(status)
                || !AFTER_AUTHENTICATION.contains(status);
    }

    /** A 4xx for an absent object or unreadable content shows that the caller was let in only where strangers get another one. */
    private boolean isAnsweredAlike(Operation operation, Exchange exchange) {
        return anonymous(operation)
                .response()
                .map(Response::status)
                .filter(status -> !exchange.hasStatus(status))
                .isEmpty();
    }

    /** And only where the path is known to exist, or a path that does not is answered differently. */
    private boolean isPathServed(Operation operation, Scheme scheme, Exchange exchange) {
        return isPathKnown(operation, scheme)
                || BodyShape.differs(
                        exchange, send.apply(caller(scheme).credential().applyTo(inputs.sibling(operation))));
    }

    /** The same request without credentials. */
    Exchange anonymous(Operation operation) {
        return anonymousOnce(operation).get();
    }

    private Once<Exchange> anonymousOnce(Operation operation) {
        return known(operation)
                .anonymous
                .computeIfAbsent(operation, key -> new Once<>(() -> send.apply(inputs.bare(operation)), beforeWaiting));
    }

    private boolean isPathKnown(Operation operation, Scheme scheme) {
        return operationsOf(operation.path())
                .filter(other -> !other.equals(operation))
                .filter(other -> other.access().isProtected() && Inputs.isHarmless(other))
                .filter(other -> whyAbsent(other, scheme).isEmpty())
                .anyMatch(other -> sent(other, scheme)
                        .response()
                        .filter(response -> response.status() / 100 == 2)
                        .isPresent());
    }

    private Stream<Operation> operationsOf(String path) {
        return byPath.getOrDefault(path, List.of()).stream();
    }

    /** What strangers get for the operations of that path that are safe to ask for. */
    Stream<Exchange> anonymousOfPath(String path) {
        return protectedAt(path)
                .filter(operation -> operation.method().isSafe())
                .map(this::anonymous);
    }

    /** Whether anything at that path asks for credentials. */
    boolean isGuarded(String path) {
        return operationsOf(path).anyMatch(operation -> operation.access().isProtected());
    }

    private Stream<Operation> protectedAt(String path) {
        return operationsOf(path).filter(operation -> operation.access().isProtected() && Inputs.isHarmless(operation));
    }

    /** What a valid credential gets for some operation of that path: content that nobody else may see. */
    Stream<Exchange> ofPath(String path) {
        return protectedAt(path)
                .flatMap(operation -> contract.schemes().stream().map(scheme -> of(operation, scheme)))
                .filter(Control::hasWorked)
                .flatMap(control -> control.sent().stream());
    }
}
