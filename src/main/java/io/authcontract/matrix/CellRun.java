package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Difference;
import io.authcontract.credential.Need;
import io.authcontract.credential.Part;
import io.authcontract.credential.Scenario;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Exchange;
import io.authcontract.http.HostNotAllowedException;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.Controls.Ahead;
import io.authcontract.rule.Access;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Variation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Sends one cell, exactly one request for it, and judges the answer. Safe for use by several threads. */
final class CellRun {
    private final Contract contract;
    private final Target target;
    private final Inputs inputs;
    private final Crafting crafting;
    private final Callers callers;
    private final Controls controls;
    private final Surroundings surroundings;
    private final Probes probes;
    private final CellJudge judge;
    private final Openings openings;
    private final Runnable beforeWaiting;
    private final Map<String, Lock> principals = new ConcurrentHashMap<>();

    CellRun(
            Contract contract,
            List<Operation> operations,
            Target target,
            MatrixOptions options,
            Runnable beforeWaiting) {
        this.contract = contract;
        this.target = target;
        this.beforeWaiting = beforeWaiting;
        this.inputs = new Inputs(contract, target.baseUri(), options.seed());
        this.crafting = new Crafting(contract, inputs, options.seed());
        this.callers = new Callers(contract, target.credentials());
        this.controls = new Controls(contract, operations, inputs, callers, this::send, beforeWaiting, options.clock());
        this.surroundings = new Surroundings(contract);
        this.probes = new Probes(controls, inputs, this::send, contract.policies());
        this.judge = new CellJudge(contract, inputs, controls, surroundings, probes, this::send);
        this.openings = new Openings(controls, inputs, this::send, beforeWaiting);
    }

    /** Sends the cell, waits for the answer, and judges it. */
    CellResult run(Cell cell) {
        return finished(step(cell));
    }

    private CellResult finished(Step step) {
        return step instanceof Step.Asking asking
                ? asking.then().apply(send(asking.request()))
                : ((Step.Judged) step).result();
    }

    /** Goes as far as it gets without the answer of the service to the request of the cell. */
    Step step(Cell cell) {
        return guarded(
                cell,
                () -> cell.operation().map(operation -> step(cell, operation)).orElseGet(() -> stepOnce(cell)));
    }

    private static Step guarded(Cell cell, Supplier<Step> step) {
        try {
            return step.get();
        } catch (HostNotAllowedException unsafe) {
            return unsent(cell, Verdict.SKIPPED, String.valueOf(unsafe.getMessage()));
        }
    }

    private static Step unsent(Cell cell, Verdict verdict, String reason) {
        return new Step.Judged(CellResult.unsent(cell, verdict, reason));
    }

    /** The next exchange that has to be there before a cell can be judged without waiting for another one; empty when all are. */
    Optional<Ahead> ahead(Cell cell) {
        return cell.operation().flatMap(operation -> ahead(cell, operation));
    }

    private Optional<Ahead> ahead(Cell cell, Operation operation) {
        if (cell.isProbe()) {
            return Inputs.isHarmless(operation) ? controls.ahead(operation) : probes.aheadOfUnsent(operation);
        }
        if (!Inputs.isHarmless(operation)) {
            return Optional.empty();
        }
        if (operation.access() instanceof Access.Open) {
            return inputs.missingSamples(operation).isEmpty() ? controls.ahead(operation) : Optional.empty();
        }
        return cell.scheme().flatMap(scheme -> controls.ahead(operation, scheme));
    }

    /** The request, where the contract allows its host; whoever sends it by itself gets to know why not. */
    Optional<Request> allowed(Supplier<Request> request) {
        try {
            Request made = request.get();
            contract.guard().check(made);
            return Optional.of(made);
        } catch (HostNotAllowedException unsafe) {
            return Optional.empty();
        }
    }

    /** A scenario that runs once goes to an operation whose control works, if there is one. */
    private Step stepOnce(Cell cell) {
        Scheme scheme = cell.scheme().orElseThrow();
        return controls.validated(scheme, cell.scenario())
                .or(() -> controls.working(scheme, cell.scenario()))
                .or(() -> controls.representative(cell.scenario()))
                .map(operation -> step(cell, operation))
                .orElseGet(() -> unsent(
                        cell, Verdict.SKIPPED, "no protected operation can be asked without changing something"));
    }

    private Step step(Cell cell, Operation operation) {
        if (!Inputs.isHarmless(operation) && cell.isProbe()) {
            Judgement judgement = probes.judgeUnsent(operation);
            return unsent(cell, judgement.verdict(), judgement.reason());
        }
        if (!Inputs.isHarmless(operation)) {
            return unsent(
                    cell,
                    Verdict.SKIPPED,
                    operation + " would delete what the path names; declare it with o -> o.harmless() if it may");
        }
        if (cell.isProbe()) {
            return new Step.Judged(judge.probed(cell, operation));
        }
        if (operation.access() instanceof Access.Open) {
            return openly(cell, operation);
        }
        return cell.scheme().isEmpty()
                ? sendAnd(cell, operation, new Control.Absent(noScheme()), Map.of())
                : withControl(cell, operation, cell.scheme().get());
    }

    /** What anybody gets of an open operation is what its other cells have to get too. */
    private Step openly(Cell cell, Operation operation) {
        List<String> samples = inputs.missingSamples(operation);
        if (!samples.isEmpty()) {
            return unsent(cell, Verdict.UNPROVEN, Inputs.declareSample(samples.get(0)));
        }
        if (isClosedHead(operation, Optional.of(controls.anonymous(operation)))) {
            return closedHead(cell);
        }
        Control control = openings.of(operation);
        return cell.scenario().credential() == CredentialKind.NONE
                ? new Step.Judged(
                        judge.judged(cell, operation, control, controls.anonymous(operation), Optional.empty()))
                : sendAnd(cell, operation, control, Map.of());
    }

    private static Step closedHead(Cell cell) {
        return unsent(cell, Verdict.CLOSED, "HEAD follows GET, and the service does not serve it");
    }

    private String noScheme() {
        return "the contract declares no scheme and no valid identity; declare .scheme(Scheme.bearer(..)) and"
                + " .identity(Identity.valid(\"alice\", ..))";
    }

    private Step withControl(Cell cell, Operation operation, Scheme scheme) {
        Scenario scenario = cell.scenario();
        Control control = controls.of(operation, scheme);
        if (isClosedHead(operation, control.sent())) {
            return closedHead(cell);
        }
        if (scenario.isControl()) {
            return control.sent()
                    .<Step>map(exchange ->
                            new Step.Judged(judge.judged(cell, operation, control, exchange, Optional.empty())))
                    .orElseGet(() -> unsent(cell, Verdict.UNPROVEN, "no control: " + control.because()));
        }
        Map<Need, Credential> available = callers.available(scheme, operation);
        Optional<Need> missing = scenario.needs().stream()
                .filter(need -> !available.containsKey(need))
                .findFirst();
        if (missing.isPresent()) {
            return unsent(
                    cell,
                    missing.get() == Need.VALID ? Verdict.UNPROVEN : Verdict.SKIPPED,
                    "the scenario has " + Callers.missing(missing.get(), scheme));
        }
        if (mayWrite(scenario, operation)) {
            return unsent(
                    cell,
                    Verdict.SKIPPED,
                    "not sent, for the operation does what it is asked without credentials: other content may change something");
        }
        return scenario.needs().contains(Need.DISPOSABLE)
                ? oneAtATime(cell, operation, control, available, scheme)
                : sendAnd(cell, operation, control, available);
    }

    /** Whether a request with other content than the declared one meets nobody who refuses it. */
    private boolean mayWrite(Scenario scenario, Operation operation) {
        return scenario.variation().filter(Variation.INVALID_INPUT::equals).isPresent()
                && controls.anonymous(operation)
                        .response()
                        .filter(response -> response.status() / 100 == 2)
                        .isPresent();
    }

    /** HEAD of a GET is nobody's promise: a service that does not serve it has nothing to guard. */
    private static boolean isClosedHead(Operation operation, Optional<Exchange> known) {
        return operation.source() == Operation.Source.FOLLOWS_GET
                && known.filter(exchange -> exchange.hasStatus(405) || exchange.hasStatus(501))
                        .isPresent();
    }

    /** Wrong passwords are counted by principal: never two at once for one. */
    private Step oneAtATime(
            Cell cell, Operation operation, Control control, Map<Need, Credential> available, Scheme scheme) {
        String principal = callers.of(Identity.Kind.DISPOSABLE, scheme)
                .map(caller -> caller.identity().name())
                .orElse("");
        Lock lock = principals.computeIfAbsent(principal, name -> new ReentrantLock());
        beforeWaiting.run();
        lock.lock();
        try {
            return new Step.Judged(finished(sendAnd(cell, operation, control, available)));
        } finally {
            lock.unlock();
        }
    }

    private Step sendAnd(Cell cell, Operation operation, Control control, Map<Need, Credential> available) {
        Optional<Response> accepted =
                control.hasWorked() ? control.sent().flatMap(Exchange::response) : Optional.empty();
        Request request = crafting.request(cell, operation, available, accepted);
        Optional<Difference> difference = difference(cell, operation, control, request);
        Optional<String> fault = difference.flatMap(found -> ownFault(cell, found));
        if (fault.isPresent()) {
            return unsent(cell, Verdict.INCONCLUSIVE, fault.get());
        }
        contract.guard().check(request);
        return new Step.Asking(
                request,
                exchange -> finished(guarded(
                        cell, () -> new Step.Judged(answered(cell, operation, control, exchange, difference)))));
    }

    private CellResult answered(
            Cell cell, Operation operation, Control control, Exchange exchange, Optional<Difference> difference) {
        return judge.judged(cell, operation, control(cell, operation, control, exchange), exchange, difference);
    }

    /** A token may have run out, or a list become longer, since the control was sent: what must be alike is compared with a control of now. */
    private Control control(Cell cell, Operation operation, Control control, Exchange exchange) {
        boolean mayHaveRunOut = operation.method().isSafe()
                && cell.scenario().credential() == CredentialKind.VALID
                && control.hasWorked()
                && exchange.hasStatus(401);
        if (mayHaveRunOut) {
            return controls.now(operation, cell.scheme().orElseThrow());
        }
        boolean mayHaveChanged = operation.method().isSafe()
                && Verdicts.asksForTheSame(surroundings.adjusted(cell.scenario()))
                && control.hasWorked()
                && !control.isLike(exchange);
        return mayHaveChanged ? controls.again(operation, cell.scheme().orElseThrow()) : control;
    }

    private static Optional<Difference> difference(Cell cell, Operation operation, Control control, Request request) {
        if (operation.access() instanceof Access.Open) {
            return Optional.empty();
        }
        return control.sent().flatMap(Exchange::request).flatMap(accepted -> cell.scheme()
                .map(scheme -> Difference.between(accepted, request, scheme)));
    }

    /** One difference, and exactly the declared one: else the refusal of the mutant would prove something else. */
    private static Optional<String> ownFault(Cell cell, Difference found) {
        var declared = cell.scenario().changesFor(cell.scheme().orElseThrow());
        return withoutContentOfAnotherMethod(found.parts(), declared).equals(declared)
                ? Optional.empty()
                : Optional.of("not sent, because authcontract itself is wrong: "
                        + cell.scenario().id()
                        + " was to change " + new Difference(declared) + ", and its request differs in " + found
                        + ". Please report it.");
    }

    /** A method that is another one on purpose has no content, whether the operation has some or not. */
    private static Set<Part> withoutContentOfAnotherMethod(Set<Part> found, Set<Part> declared) {
        Set<Part> parts = new HashSet<>(found);
        if (declared.contains(Part.METHOD) && !declared.contains(Part.CONTENT)) {
            parts.remove(Part.CONTENT);
        }
        return parts;
    }

    /** What a matrix sends does no harm when it is sent twice: it names no object that exists where it could change one. */
    private Exchange send(Request request) {
        contract.guard().check(request);
        beforeWaiting.run();
        return target.sender().sendRepeatable(request);
    }

    /** Fails at once where nothing may be sent at all. */
    void checkHost() {
        contract.guard().check(Request.of(Method.GET, target.baseUri().get()));
    }
}
