package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Tier;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Finding;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.LineService;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.LoopbackCertificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole matrix over services that are right, though not in the way of the examples: nothing fails, and what is not proven has its reason. */
class ConformantServicesTests {
    private static final TransportOptions LIMITS = TransportOptions.standard()
            .withTrust(LoopbackCertificate.localhost().trust());

    static Stream<Conformant> services() {
        return Stream.of(
                        SchemeServices.all(),
                        CallerServices.all(),
                        WireServices.all(),
                        OrdinaryServices.all(),
                        ThoroughServices.all(),
                        PermissionServices.all())
                .flatMap(services -> services);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void findsNothingThatFailsAndProvesTheRest(Conformant service) {
        Coverage coverage = run(service, service.script(), RuleBook.strict());

        assertThat(failing(coverage)).isEmpty();
        assertThat(ids(coverage)).doesNotContain(service.rule());
        assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
        assertThat(coverage.cells(Verdict.PROVEN)).isNotEmpty();
        assertThat(unproven(coverage))
                .allMatch(cell -> service.unproven().stream().anyMatch(cell::matches));
        assertThat(service.unproven())
                .allMatch(expected -> unproven(coverage).stream().anyMatch(it -> it.matches(expected)));
    }

    /** A note will do: where the flaw spoils a control, the cells that it would break are unproven, and fail as such. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void findsTheFlawOfItsTwin(Conformant service) {
        Coverage coverage = run(service, service.flaw().apply(service.script()), RuleBook.standard());

        assertThat(ids(coverage)).contains(service.rule());
    }

    private static Coverage run(Conformant service, Script script, RuleBook book) {
        try (LineService running = LineService.start(service.wire(), script);
                RawTransport transport = new RawTransport(LIMITS)) {
            ContractBuilder builder = service.contract().apply(Notebook.contract(running.uri()));
            Contract contract = builder.book(book).tiers(Tier.values()).build();
            return Matrix.of(contract).run(Target.of(contract, transport, LIMITS), MatrixOptions.standard());
        }
    }

    private static List<String> unproven(Coverage coverage) {
        return coverage.cells().stream()
                .filter(cell -> cell.verdict() != Verdict.PROVEN && cell.verdict() != Verdict.CLOSED)
                .map(cell -> cell.cell().id() + ": " + cell.verdict() + ", " + cell.reason())
                .toList();
    }

    private static List<String> failing(Coverage coverage) {
        return Stream.concat(
                        coverage.clusters().stream()
                                .filter(cluster ->
                                        cluster.finding().filter(Finding::fails).isPresent())
                                .map(cluster -> cluster.firstCell() + " " + cluster.reason() + " " + cluster.finding()),
                        coverage.overall().stream().filter(Finding::fails).map(Finding::toString))
                .toList();
    }

    private static List<String> ids(Coverage coverage) {
        return Stream.concat(
                        coverage.clusters().stream().flatMap(cluster -> cluster.finding().stream()),
                        coverage.overall().stream())
                .map(finding -> finding.rule().id())
                .toList();
    }
}
