package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Need;
import io.authcontract.credential.Scenario;
import io.authcontract.credential.Scenario.Scope;
import io.authcontract.credential.Scenarios;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Method;
import io.authcontract.rule.Access;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which cells a contract has, in the order in which they run: controls before what they prove, what may lock somebody out last. */
final class Cells {
    private static final String OPEN = "none.public-resource";
    private static final String OPEN_WITH_BAD = "none.public-with-bad-credentials";
    private static final String UNDECLARED = "none.unsupported-method";
    private static final String CORS = "none.cors-";
    private static final String EXPECT = "none.expect-continue";
    private static final String NOTHING = "none.no-credentials";

    /** Scenarios for operations that are not protected. */
    private static final Set<String> ELSEWHERE = Set.of(OPEN, OPEN_WITH_BAD, UNDECLARED);

    static final Method UNKNOWN = Method.of("AUTHCONTRACT");

    /** RFC 9110 section 9 and RFC 5789, and one that nobody knows. */
    static final List<Method> METHODS = List.of(
            Method.GET, Method.POST, Method.PUT, Method.PATCH, Method.DELETE, Method.OPTIONS, Method.TRACE, UNKNOWN);

    private final Contract contract;
    private final List<Scenario> scenarios;
    private final List<Scenario> usual;
    private final List<Scenario> lockingOut;
    private final List<Operation> operations;

    Cells(Contract contract) {
        this.contract = contract;
        this.scenarios = Scenarios.of(contract.tiers());
        this.usual = ofEachOperation(false);
        this.lockingOut = ofEachOperation(true);
        this.operations = withHead(contract.operations());
    }

    /** Controls first. */
    private List<Scenario> ofEachOperation(boolean mayLockOut) {
        return scenarios.stream()
                .filter(scenario -> scenario.scope() == Scope.CELL && !ELSEWHERE.contains(scenario.id()))
                .filter(scenario -> scenario.needs().contains(Need.DISPOSABLE) == mayLockOut)
                .sorted(Comparator.comparing(scenario -> !scenario.isControl()))
                .toList();
    }

    /** The declared operations and those that follow from them. */
    List<Operation> operations() {
        return operations;
    }

    Stream<Cell> stream() {
        // Not flatMap over the four: its iterator would hold all cells of one of them at once.
        return Stream.concat(
                Stream.concat(operations.stream().flatMap(operation -> of(operation, false)), probes()),
                Stream.concat(oncePerScheme(), operations.stream().flatMap(operation -> of(operation, true))));
    }

    private static List<Operation> withHead(List<Operation> declared) {
        Set<String> ids = declared.stream().map(Operation::id).collect(Collectors.toSet());
        return declared.stream()
                .flatMap(operation -> operation.method().equals(Method.GET) && !ids.contains("HEAD " + operation.path())
                        ? Stream.of(operation, operation.head())
                        : Stream.of(operation))
                .toList();
    }

    private Stream<Cell> of(Operation operation, boolean mayLockOut) {
        if (operation.access() instanceof Access.Open) {
            return open(operation, mayLockOut);
        }
        List<Cell> cells = new ArrayList<>();
        Optional<Operation> shared = Optional.of(operation); // One for all cells: they are many.
        for (Scenario scenario : mayLockOut ? lockingOut : usual) {
            if (isFor(scenario, operation)) {
                addCells(shared, scenario, cells);
            }
        }
        return cells.stream();
    }

    private Stream<Cell> open(Operation operation, boolean mayLockOut) {
        return mayLockOut
                ? Stream.empty()
                : Stream.of(OPEN, OPEN_WITH_BAD)
                        .flatMap(this::named)
                        .map(scenario -> new Cell(
                                contract.name(),
                                Optional.of(operation),
                                contract.schemes().stream().findFirst(),
                                scenario));
    }

    private Stream<Scenario> named(String id) {
        return scenarios.stream().filter(scenario -> scenario.id().equals(id));
    }

    private boolean isFor(Scenario scenario, Operation operation) {
        if (scenario.credential() != CredentialKind.UNDER_SCOPED) {
            return Occasions.suits(scenario, operation);
        }
        return operation.access() instanceof Access.Secured
                && !operation.scopes().isEmpty()
                && !everyLowPrivilegeHolds(operation)
                && (scenario.schemes().contains(Scheme.Kind.BEARER) || hasLowPrivilege());
    }

    /** What the identity proves itself with is not asked before the cells run; tokens are usual enough to be asked for. */
    private boolean hasLowPrivilege() {
        return contract.identities().stream().anyMatch(it -> it.kind() == Identity.Kind.LOW_PRIVILEGE);
    }

    private boolean everyLowPrivilegeHolds(Operation operation) {
        List<Identity> low = contract.identities().stream()
                .filter(identity -> identity.kind() == Identity.Kind.LOW_PRIVILEGE)
                .toList();
        return !low.isEmpty() && low.stream().allMatch(it -> it.scopes().containsAll(operation.scopes()));
    }

    /** A scenario that concerns several schemes carries the same request for each: once is enough. */
    private void addCells(Optional<Operation> operation, Scenario scenario, List<Cell> cells) {
        if (contract.schemes().isEmpty()) {
            boolean carriesNothing =
                    scenario.id().equals(NOTHING) || scenario.schemes().isEmpty();
            if (carriesNothing) {
                cells.add(new Cell(contract.name(), operation, Optional.empty(), scenario));
            }
            return;
        }
        boolean isOfOne = scenario.schemes().size() == 1;
        for (Scheme scheme : contract.schemes()) {
            if (scenario.concerns(scheme)) {
                cells.add(new Cell(contract.name(), operation, Optional.of(scheme), scenario));
                if (!isOfOne) {
                    return;
                }
            }
        }
    }

    private Stream<Cell> probes() {
        Map<String, Operation> paths = new LinkedHashMap<>();
        operations.forEach(operation -> paths.putIfAbsent(operation.path(), operation));
        Set<String> known = operations.stream().map(Operation::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Scheme> first = contract.schemes().stream().findFirst();
        // Path by path: the iterator of flatMap over the scenario would hold all of its cells at once.
        return paths.values().stream()
                .flatMap(operation -> METHODS.stream().map(operation::undeclared))
                .filter(operation -> !known.contains(operation.id()))
                .flatMap(operation -> named(UNDECLARED)
                        .map(scenario -> new Cell(contract.name(), Optional.of(operation), first, scenario)));
    }

    private Stream<Cell> oncePerScheme() {
        return scenarios.stream()
                .filter(scenario -> scenario.scope() == Scope.SERVICE)
                .flatMap(this::oncePerScheme);
    }

    /** Preflights are for services that browsers use, robots.txt is for crawlers, and what only an opt-in rule judges waits for that rule. */
    private boolean isWanted(Scenario scenario) {
        return switch (scenario.id()) {
            case Surroundings.ROBOTS -> contract.profile() == Profile.CRAWLER;
            case EXPECT -> contract.book().ids().contains("expect-refused-early");
            default -> !scenario.id().startsWith(CORS) || !contract.webOrigins().isEmpty();
        };
    }

    private static boolean isAskedOnce(Scenario scenario, Operation operation) {
        return operation.access().isProtected() && Occasions.suits(scenario, operation);
    }

    private Stream<Cell> oncePerScheme(Scenario scenario) {
        if (!isWanted(scenario) || operations.stream().noneMatch(it -> isAskedOnce(scenario, it))) {
            return Stream.empty();
        }
        Stream<Scheme> schemes = contract.schemes().stream().filter(scenario::concerns);
        return (scenario.schemes().isEmpty() ? schemes.limit(1) : schemes)
                .map(scheme -> new Cell(contract.name(), Optional.empty(), Optional.of(scheme), scenario));
    }
}
