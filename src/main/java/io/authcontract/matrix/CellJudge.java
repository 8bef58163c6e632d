package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Difference;
import io.authcontract.credential.Scenario;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.Access;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.Examination;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import io.authcontract.rule.RuleBook;
import io.authcontract.rule.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges what came of a cell: examines it with the rules that concern it, and gives the verdict. */
final class CellJudge {
    private final Contract contract;
    private final Inputs inputs;
    private final Controls controls;
    private final Surroundings surroundings;
    private final Probes probes;
    private final Function<Request, Exchange> send;
    private final RuleBook besides;
    private final RuleBook ofInput;

    CellJudge(
            Contract contract,
            Inputs inputs,
            Controls controls,
            Surroundings surroundings,
            Probes probes,
            Function<Request, Exchange> send) {
        this.contract = contract;
        this.inputs = inputs;
        this.controls = controls;
        this.surroundings = surroundings;
        this.probes = probes;
        this.send = send;
        this.besides = BesidesRules.of(contract.book());
        this.ofInput = BesidesRules.ofInput(contract.book());
    }

    /** A method that nobody declares. */
    CellResult probed(Cell cell, Operation operation) {
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

    CellResult judged(
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
        boolean isForged =
                scenario.variation().filter(Variation.FORGED_FIELD::equals).isPresent();
        return isForged && isOpenElsewhere(inputs.bare(operation), exchange);
    }

    private boolean isOpenElsewhere(Request bare, Exchange exchange) {
        return exchange.request()
                .filter(it -> !it.path().equals(bare.path()))
                .filter(it -> exchange.response()
                        .filter(answer -> answer.status() / 100 == 2)
                        .isPresent())
                .map(it -> new Request(bare.method(), it.origin(), it.target(), bare.headers(), bare.body()))
                .filter(open -> !BodyShape.differs(exchange, send.apply(open)))
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
}
