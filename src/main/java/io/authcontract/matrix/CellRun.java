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
import io.authcontract.rule.Access;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Examination;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import io.authcontract.rule.RuleBook;
import io.authcontract.rule.Variation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

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
    private final RuleBook besides;
    private final RuleBook ofInput;
    private final Openings openings;
    private final Map<String, Lock> principals = new ConcurrentHashMap<>();

    CellRun(Contract contract, List<Operation> operations, Target target, MatrixOptions options) {
        this.contract = contract;
        this.target = target;
        this.inputs = new Inputs(contract, target.baseUri(), options.seed());
        this.crafting = new Crafting(contract, inputs, options.seed());
        this.callers = new Callers(contract, target.credentials());
        this.controls = new Controls(contract, operations, inputs, callers, this::send, options.clock());
        this.surroundings = new Surroundings(contract);
        this.probes = new Probes(controls, inputs, this::send, contract.policies());
        this.besides = BesidesRules.of(contract.book());
        this.ofInput = BesidesRules.ofInput(contract.book());
        this.openings = new Openings(controls, inputs, this::send);
    }

    CellResult run(Cell cell) {
        try {
            return cell.operation().map(operation -> run(cell, operation)).orElseGet(() -> runOnce(cell));
        } catch (HostNotAllowedException unsafe) {
            return CellResult.unsent(cell, Verdict.SKIPPED, String.valueOf(unsafe.getMessage()));
        }
    }

    /** A scenario that runs once goes to an operation whose control works, if there is one. */
    private CellResult runOnce(Cell cell) {
        Scheme scheme = cell.scheme().orElseThrow();
        return controls.validated(scheme, cell.scenario())
                .or(() -> controls.working(scheme, cell.scenario()))
                .or(() -> controls.representative(cell.scenario()))
                .map(operation -> run(cell, operation))
                .orElseGet(() -> CellResult.unsent(
                        cell, Verdict.SKIPPED, "no protected operation can be asked without changing something"));
    }

    private CellResult run(Cell cell, Operation operation) {
        if (!Inputs.isHarmless(operation) && cell.isProbe()) {
            Judgement judgement = probes.judgeUnsent(operation);
            return CellResult.unsent(cell, judgement.verdict(), judgement.reason());
        }
        if (!Inputs.isHarmless(operation)) {
            return CellResult.unsent(
                    cell,
                    Verdict.SKIPPED,
                    operation + " would delete what the path names; declare it with o -> o.harmless() if it may");
        }
        if (cell.isProbe()) {
            return probe(cell, operation);
        }
        if (operation.access() instanceof Access.Open) {
            return openly(cell, operation);
        }
        return cell.scheme().isEmpty()
                ? sendAnd(cell, operation, new Control.Absent(noScheme()), Map.of())
                : withControl(cell, operation, cell.scheme().get());
    }

    /** What anybody gets of an open operation is what its other cells have to get too. */
    private CellResult openly(Cell cell, Operation operation) {
        List<String> samples = inputs.missingSamples(operation);
        if (!samples.isEmpty()) {
            return CellResult.unsent(cell, Verdict.UNPROVEN, Inputs.declareSample(samples.get(0)));
        }
        if (isClosedHead(operation, Optional.of(controls.anonymous(operation)))) {
            return closedHead(cell);
        }
        Control control = openings.of(operation);
        return cell.scenario().credential() == CredentialKind.NONE
                ? judged(cell, operation, control, controls.anonymous(operation), Optional.empty())
                : sendAnd(cell, operation, control, Map.of());
    }

    private static CellResult closedHead(Cell cell) {
        return CellResult.unsent(cell, Verdict.CLOSED, "HEAD follows GET, and the service does not serve it");
    }

    private String noScheme() {
        return "the contract declares no scheme and no valid identity; declare .scheme(Scheme.bearer(..)) and"
                + " .identity(Identity.valid(\"alice\", ..))";
    }

    private CellResult probe(Cell cell, Operation operation) {
        Exchange exchange = controls.anonymous(operation);
        Judgement judgement = probes.judge(operation, exchange);
        Circumstances known = surroundings.of(cell.scenario(), operation, new Control.Absent(""));
        List<Finding> findings = judgement.verdict() == Verdict.BROKEN
                ? tampered(cell, operation, judgement, exchange, known)
                : List.of();
        return result(
                cell, judgement, operation, Observation.of(exchange, known), findings, List.of(), Optional.empty());
    }

    /** What was served is the protected content of the path, or acts like one of its operations: the path is guarded, and the method is not. */
    private List<Finding> tampered(
            Cell cell, Operation operation, Judgement judgement, Exchange exchange, Circumstances known) {
        Circumstances tried = surroundings.ofUndeclared(known, operation);
        List<Finding> findings = new ArrayList<>(
                tolerated(cell, besides.examine(Observation.of(exchange, tried)).findings()));
        if (findings.stream().noneMatch(Finding::fails)) {
            findings.add(OutcomeRule.finding(cell.scenario(), judgement, status(exchange)));
        }
        return findings;
    }

    private static int status(Exchange exchange) {
        return exchange.response().map(Response::status).orElse(0);
    }

    private CellResult withControl(Cell cell, Operation operation, Scheme scheme) {
        Scenario scenario = cell.scenario();
        Control control = controls.of(operation, scheme);
        if (isClosedHead(operation, control.sent())) {
            return closedHead(cell);
        }
        if (scenario.isControl()) {
            return control.sent()
                    .map(exchange -> judged(cell, operation, control, exchange, Optional.empty()))
                    .orElseGet(() -> CellResult.unsent(cell, Verdict.UNPROVEN, "no control: " + control.because()));
        }
        Map<Need, Credential> available = callers.available(scheme, operation);
        Optional<Need> missing = scenario.needs().stream()
                .filter(need -> !available.containsKey(need))
                .findFirst();
        if (missing.isPresent()) {
            return CellResult.unsent(
                    cell,
                    missing.get() == Need.VALID ? Verdict.UNPROVEN : Verdict.SKIPPED,
                    "the scenario has " + Callers.missing(missing.get(), scheme));
        }
        if (mayWrite(scenario, operation)) {
            return CellResult.unsent(
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
    private CellResult oneAtATime(
            Cell cell, Operation operation, Control control, Map<Need, Credential> available, Scheme scheme) {
        String principal = callers.of(Identity.Kind.DISPOSABLE, scheme)
                .map(caller -> caller.identity().name())
                .orElse("");
        Lock lock = principals.computeIfAbsent(principal, name -> new ReentrantLock());
        lock.lock();
        try {
            return sendAnd(cell, operation, control, available);
        } finally {
            lock.unlock();
        }
    }

    private CellResult sendAnd(Cell cell, Operation operation, Control control, Map<Need, Credential> available) {
        Optional<Response> accepted =
                control.hasWorked() ? control.sent().flatMap(Exchange::response) : Optional.empty();
        Request request = crafting.request(cell, operation, available, accepted);
        Optional<Difference> difference = difference(cell, operation, control, request);
        Optional<String> fault = difference.flatMap(found -> ownFault(cell, found));
        if (fault.isPresent()) {
            return CellResult.unsent(cell, Verdict.INCONCLUSIVE, fault.get());
        }
        Exchange exchange = send(request);
        return judged(cell, operation, control(cell, operation, control, exchange), exchange, difference);
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

    private CellResult judged(
            Cell cell, Operation operation, Control control, Exchange exchange, Optional<Difference> difference) {
        Scenario scenario = surroundings.adjusted(cell.scenario());
        Circumstances known = surroundings.of(scenario, operation, control);
        Observation observation = Observation.of(exchange, known);
        Examination examination =
                book(cell, scenario, operation, control, exchange).examine(observation);
        List<Finding> findings = new ArrayList<>(tolerated(cell, examination.findings()));
        Judgement judgement = Verdicts.of(
                new Evidence(scenario, observation, control, findings, isOpenPage(scenario, operation, exchange)));
        if (judgement.verdict() == Verdict.UNPROVEN) {
            findings.replaceAll(Finding::asNote);
        } else if (judgement.verdict() == Verdict.BROKEN && findings.stream().noneMatch(Finding::fails)) {
            findings.add(OutcomeRule.finding(scenario, judgement, status(exchange)));
        }
        return result(cell, judgement, operation, observation, findings, defects(examination), difference);
    }

    private RuleBook book(Cell cell, Scenario scenario, Operation operation, Control control, Exchange exchange) {
        if (scenario.variation().isPresent()) {
            return scenario.variation().get() == Variation.INVALID_INPUT ? ofInput : besides;
        }
        boolean isKnown = scenario.isControl()
                && exchange.hasStatus(401)
                && controls.working(cell.scheme().orElseThrow(), scenario).isPresent();
        if (isKnown) {
            return BesidesRules.ofKnownCaller(contract.book());
        }
        return failsAnyway(operation, control, exchange)
                ? BesidesRules.ofBrokenOperation(contract.book())
                : contract.book();
    }

    /** Whether the same operation fails for whom it should not: then credentials are not the cause. */
    private boolean failsAnyway(Operation operation, Control control, Exchange exchange) {
        if (status(exchange) / 100 != 5) {
            return false;
        }
        Optional<Exchange> usual =
                operation.access() instanceof Access.Open ? Optional.of(controls.anonymous(operation)) : control.sent();
        return usual.filter(it -> it.hasStatus(status(exchange))).isPresent();
    }

    /** The root, which fields rewrite, may be public: without them it looks the same then. */
    private boolean isOpenPage(Scenario scenario, Operation operation, Exchange exchange) {
        Request bare = inputs.bare(operation);
        Optional<Request> elsewhere = exchange.request()
                .filter(it -> scenario.variation()
                        .filter(Variation.FORGED_FIELD::equals)
                        .isPresent())
                .filter(it -> !it.path().equals(bare.path()))
                .filter(it -> exchange.response()
                        .filter(answer -> answer.status() / 100 == 2)
                        .isPresent());
        return elsewhere
                .map(it -> new Request(bare.method(), it.origin(), it.target(), bare.headers(), bare.body()))
                .filter(open -> !BodyShape.differs(exchange, send(open)))
                .isPresent();
    }

    private static List<String> defects(Examination examination) {
        return examination.defects().entrySet().stream()
                .map(defect -> defect.getKey() + ": " + defect.getValue())
                .toList();
    }

    private List<Finding> tolerated(Cell cell, List<Finding> findings) {
        return findings.stream()
                .map(finding -> isTolerated(cell, finding) ? finding.asTolerated() : finding)
                .toList();
    }

    private boolean isTolerated(Cell cell, Finding finding) {
        return contract.tolerations().stream()
                .anyMatch(it -> it.covers(finding.rule().id(), cell.id()));
    }

    private static CellResult result(
            Cell cell,
            Judgement judgement,
            Operation operation,
            Observation observation,
            List<Finding> findings,
            List<String> defects,
            Optional<Difference> difference) {
        return new CellResult(
                cell,
                judgement.verdict(),
                judgement.reason(),
                Optional.of(operation),
                Optional.of(observation),
                findings,
                defects,
                difference);
    }

    /** What a matrix sends does no harm when it is sent twice: it names no object that exists where it could change one. */
    private Exchange send(Request request) {
        contract.guard().check(request);
        return target.sender().sendRepeatable(request);
    }

    /** Fails at once where nothing may be sent at all. */
    void checkHost() {
        contract.guard().check(Request.of(Method.GET, target.baseUri().get()));
    }
}
