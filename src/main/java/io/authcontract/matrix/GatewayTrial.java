package io.authcontract.matrix;

import io.authcontract.contract.Operation;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sends requests that are refused to the service itself and through its gateway: without credentials, and with invalid ones. */
final class GatewayTrial implements Trial {
    private static final int MOST = 20;
    private static final Set<CredentialKind> NOT_ENOUGH = Set.of(CredentialKind.NONE, CredentialKind.INVALID);

    private final Matrix matrix;
    private final Bench gateway;
    private final Bench origin;

    GatewayTrial(Matrix matrix, Bench gateway, Bench origin) {
        this.matrix = matrix;
        this.gateway = gateway;
        this.origin = origin;
    }

    @Override
    public Hook hook() {
        return Hook.ORIGIN;
    }

    @Override
    public Set<String> rules() {
        return Set.of("challenge-survives-proxy");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<Operation> pages = Pages.of(matrix, gateway, MOST);
        Set<String> told = new HashSet<>();
        List<Happening.Forwarded> sent = matrix.stream()
                .filter(cell -> cell.operation().filter(pages::contains).isPresent()
                        && PlainRefusal.is(cell.scenario(), NOT_ENOUGH))
                .filter(cell -> told.add(id(cell) + " " + cell.scenario().credential()))
                .flatMap(cell -> sent(cell).stream())
                .toList();
        sent.forEach(tell);
        if (!sent.isEmpty()
                && sent.stream().allMatch(pair -> pair.direct().fault().isPresent())) {
            tell.accept(new Happening.Untried(
                    hook(),
                    "the origin behind the gateway gives "
                            + Browser.Visit.outcome(sent.get(0).direct())));
        }
    }

    private static String id(Cell cell) {
        return cell.operation().orElseThrow().id();
    }

    private Optional<Happening.Forwarded> sent(Cell cell) {
        Optional<Request> direct = origin.request(cell);
        Optional<Request> forwarded = gateway.request(cell);
        if (direct.isEmpty() || forwarded.isEmpty()) {
            return Optional.empty();
        }
        Exchange answered = origin.send(direct.get());
        Exchange arrived = gateway.send(forwarded.get());
        return Optional.of(new Happening.Forwarded(id(cell), cell.scenario().id(), answered, arrived));
    }
}
