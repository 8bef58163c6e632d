package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.contract.Toleration;
import io.authcontract.credential.Difference;
import io.authcontract.http.CurlLine;
import io.authcontract.http.Exchange;
import io.authcontract.http.Redaction;
import io.authcontract.matrix.Cluster.Sample;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Happening;
import io.authcontract.rule.MetadataAddresses;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RefusalShape;
import io.authcontract.rule.RefusalShapes;
import io.authcontract.rule.Result;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;
import io.authcontract.rule.Setting;
import io.authcontract.rule.Watches;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts results, finds those with one cause, shows exchanges to set rules, and keeps no exchange. Safe for use by several threads. */
final class Recorder {
    private static final int MOST_FULL_TEXTS = 50;
    private static final int MOST_CLUSTERS = 2000;
    private static final int MOST_NAMED = 256;
    private static final int MOST_TEXTS = 500;
    private static final int LONGEST_FACT = 1000;
    private static final String OTHERS = "more causes than a report keeps apart; the cell itself tells its reason";

    private final Contract contract;
    private final List<Operation> operations;
    private final boolean isComplete;
    private final Supplier<Redaction> redaction;
    private final Watches watches;
    private final List<CellSummary> cells = new ArrayList<>();
    private final Map<String, Cluster> clusters = new LinkedHashMap<>();
    /** Bounded, for a reason may quote what the service sent. */
    private final Latest<String, String> texts = new Latest<>(MOST_TEXTS);

    private final Map<Difference, String> differences = new HashMap<>();
    private final RefusalShapes refusals = new RefusalShapes();
    private final Failures failures = new Failures();
    private final Set<String> unproven = new HashSet<>();
    private final Set<URI> named = new LinkedHashSet<>();
    private final Set<Toleration> used = new HashSet<>();
    private @Nullable Named latest;
    private @Nullable Map<Rule, Result> judged;
    private int failingTexts;
    private int otherTexts;

    Recorder(Matrix matrix, Supplier<Redaction> redaction) {
        this.contract = matrix.contract();
        this.operations = matrix.operations();
        this.isComplete = matrix.isComplete();
        this.redaction = redaction;
        this.watches = new Watches(contract.book().setRules());
    }

    synchronized Recorded record(CellResult result) {
        judged = null;
        result.observation().ifPresent(observation -> see(observation, result));
        failures.see(result);
        markUsed(result);
        List<Cluster> own = new ArrayList<>();
        boolean isFirst = false;
        for (Optional<Finding> cause : causes(result)) {
            int before = clusters.size();
            own.add(cluster(result, cause));
            isFirst |= clusters.size() > before && cause.map(Finding::fails).orElse(true);
        }
        CellSummary summary = summary(result, own);
        cells.add(summary);
        boolean isFull = isFirst && result.verdict() != Verdict.PROVEN && isOneOfTheFirst(result.verdict());
        return new Recorded(result, summary, isFull, firstCell(result, own), isFirstUnproven(result));
    }

    /** Cells that usually do not fail take no full text from those that do. */
    private boolean isOneOfTheFirst(Verdict verdict) {
        boolean fails = verdict == Verdict.BROKEN || verdict == Verdict.UNPROVEN;
        return (fails ? failingTexts++ : otherTexts++) < MOST_FULL_TEXTS;
    }

    private void see(Observation observation, CellResult result) {
        Setting setting = new Setting(
                result.operation().map(this::named).map(Named::name).orElseGet(() -> result.cell()
                        .subject()),
                result.cell().scenario().id(),
                found(result));
        watches.see(observation, setting);
        refusals.see(observation, setting);
        if (result.cell().scenario().isMissing() && named.size() < MOST_NAMED) {
            named.addAll(MetadataAddresses.of(observation.exchange(), contract.profile() == Profile.MCP));
        }
    }

    /** The addresses of metadata that refusals name. */
    synchronized Set<URI> named() {
        return new LinkedHashSet<>(named);
    }

    private static Set<String> found(CellResult result) {
        if (result.findings().isEmpty()) {
            return Set.of();
        }
        Set<String> found = new HashSet<>();
        result.findings().forEach(finding -> found.add(finding.rule().id()));
        return found;
    }

    /** An operation in the words of the contract, and redacted; the cells of one come one after the other. */
    private record Named(Operation operation, String name, String id) {}

    private Named named(Operation operation) {
        Named known = latest;
        if (known == null || !known.operation().equals(operation)) {
            // Ten methods share one path, which alone could hold anything secret.
            known = new Named(operation, operation.id(), operation.method() + " " + shared(operation.path()));
            latest = known;
        }
        return known;
    }

    synchronized void notice(Happening happening) {
        judged = null;
        watches.notice(happening);
    }

    private void markUsed(CellResult result) {
        for (Finding finding : result.findings()) {
            contract.tolerations().stream()
                    .filter(it -> it.covers(finding.rule().id(), result.cell().id()))
                    .forEach(used::add);
        }
    }

    /** Every finding is a cause; a cell without one that is not proven has its reason. */
    private static List<Optional<Finding>> causes(CellResult result) {
        List<Optional<Finding>> causes = new ArrayList<>();
        result.findings().forEach(finding -> causes.add(Optional.of(finding)));
        boolean isSettled = result.verdict() == Verdict.PROVEN || result.verdict() == Verdict.CLOSED;
        if (!isSettled && result.failing().isEmpty()) {
            causes.add(Optional.empty());
        }
        return causes;
    }

    private Cluster cluster(CellResult result, Optional<Finding> cause) {
        String key = key(result, cause);
        if (!clusters.containsKey(key) && clusters.size() >= MOST_CLUSTERS) {
            return clusters.computeIfAbsent(
                    OTHERS, others -> cluster(result, Optional.empty(), OTHERS, Optional.empty()));
        }
        return clusters.computeIfAbsent(
                key,
                absent -> cluster(
                        result,
                        cause.map(finding -> shown(finding, result.exchange())),
                        text(result.reason()),
                        sample(result)));
    }

    private Cluster cluster(CellResult result, Optional<Finding> finding, String reason, Optional<Sample> sample) {
        return new Cluster(
                clusters.size() + 1,
                result.verdict(),
                finding,
                reason,
                result.cell().id(),
                sample);
    }

    private static String key(CellResult result, Optional<Finding> cause) {
        if (cause.isEmpty()) {
            return result.verdict() + " " + result.reason();
        }
        StringBuilder key =
                new StringBuilder(cause.get().rule().id()).append(cause.get().fails());
        for (Fact fact : cause.get().facts()) {
            key.append('\n').append(fact.label()).append('=').append(fact.value());
        }
        return key.toString();
    }

    private Optional<Sample> sample(CellResult result) {
        if (result.verdict() == Verdict.PROVEN || result.verdict() == Verdict.CLOSED) {
            return Optional.empty();
        }
        Redaction known = redaction.get();
        return result.exchange()
                .map(exchange -> new Sample(
                        known.exchange(exchange),
                        exchange.request()
                                .map(request -> CurlLine.of(request, known.knowing(exchange)))
                                .orElse(""),
                        difference(result)));
    }

    /** Facts are raw where rules find them: they quote what a service has sent. */
    private Finding shown(Finding finding, Optional<Exchange> exchange) {
        Redaction known = exchange.map(redaction.get()::knowing).orElseGet(redaction);
        List<Fact> facts = finding.facts().stream()
                .map(fact -> new Fact(fact.label(), known.text(fact.value())))
                .toList();
        return new Finding(finding.rule(), facts, finding.fails(), finding.tolerated());
    }

    private RefusalShape shown(RefusalShape shape) {
        return new RefusalShape(
                shape.scenario(),
                shape.status(),
                text(shape.challenges()),
                text(shape.content()),
                text(shape.fields()),
                shape.operations(),
                shape.examples().stream().map(this::text).toList());
    }

    private static String difference(CellResult result) {
        return result.difference().map(Object::toString).orElse("");
    }

    private CellSummary summary(CellResult result, List<Cluster> own) {
        return new CellSummary(
                result.cell(),
                result.verdict(),
                shared(result.reason()),
                result.status(),
                result.exchange().map(it -> it.duration().toNanos() / 1000).orElse(0L),
                result.operation().map(this::named).map(Named::id).orElse(""),
                result.difference().map(this::difference).orElse(""),
                own);
    }

    private String difference(Difference difference) {
        return differences.computeIfAbsent(difference, it -> shared(it.toString()));
    }

    private String text(String raw) {
        return redaction.get().text(raw);
    }

    /** Many cells say the same: redacted once, and one text for all of them. */
    private String shared(String raw) {
        return texts.of(raw, this::text);
    }

    private Optional<String> firstCell(CellResult result, List<Cluster> own) {
        for (Cluster cluster : own) {
            boolean fails = cluster.finding().map(Finding::fails).orElse(true);
            if (fails && !cluster.firstCell().equals(result.cell().id())) {
                return Optional.of(cluster.firstCell());
            }
        }
        return Optional.empty();
    }

    private boolean isFirstUnproven(CellResult result) {
        return result.verdict() == Verdict.UNPROVEN
                && unproven.add(result.operation()
                        .map(Object::toString)
                        .orElse(result.cell().subject()));
    }

    synchronized Coverage coverage() {
        Map<Rule, Result> results = judged();
        return new Coverage(
                contract,
                operations,
                cells.stream().sorted(new CellOrder(contract, operations)).toList(),
                List.copyOf(clusters.values()),
                overall(results.values(), new WholeTolerations(contract, operations)),
                notApplicable(results),
                defects(),
                refusals.shapes().stream().map(this::shown).toList(),
                unused(),
                isComplete);
    }

    /** Judged once for all who ask after the last cell: the rules about all exchanges have much to compare. */
    private Map<Rule, Result> judged() {
        Map<Rule, Result> known = judged;
        if (known == null) {
            known = watches.results();
            judged = known;
        }
        return known;
    }

    private Map<String, String> defects() {
        Map<String, String> defects = watches.defects();
        defects.replaceAll((rule, thrown) -> text(thrown));
        return defects;
    }

    private List<Finding> overall(Collection<Result> results, WholeTolerations tolerations) {
        List<Finding> findings = new ArrayList<>();
        for (Result result : results) {
            result.findings().stream()
                    .map(finding -> tolerations.applied(finding, used))
                    .map(contract.book()::graded)
                    .map(finding -> RuleBook.isRepeated(finding, failures.at(finding)) ? finding.asNote() : finding)
                    .map(finding -> shortened(shown(finding, Optional.empty())))
                    .forEach(findings::add);
        }
        return findings;
    }

    /** After the redactor: half a secret is not recognised. */
    private static Finding shortened(Finding finding) {
        List<Fact> facts = finding.facts().stream()
                .map(fact -> new Fact(fact.label(), shortened(fact.value())))
                .toList();
        return new Finding(finding.rule(), facts, finding.fails(), finding.tolerated());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FACT ? text : text.substring(0, LONGEST_FACT) + "...";
    }

    private Map<String, String> notApplicable(Map<Rule, Result> results) {
        Map<String, String> reasons = new LinkedHashMap<>();
        results.forEach((rule, result) -> {
            if (!rule.profiles().contains(contract.profile())) {
                reasons.put(rule.id(), "it does not concern this profile");
            } else if (result instanceof Result.NotApplicable none) {
                reasons.put(rule.id(), text(none.reason()));
            }
        });
        return reasons;
    }

    private List<Toleration> unused() {
        return isComplete
                ? contract.tolerations().stream()
                        .filter(it -> !used.contains(it))
                        .toList()
                : List.of();
    }
}
