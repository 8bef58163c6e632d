package io.authcontract.matrix;

import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks twice for one address through the gateway, as callers who must not get the same answer. Every address has a query that nobody has sent before. What the
 * service itself answers the second caller shows whether the gateway is to blame.
 */
final class CacheTrial implements Trial {
    private static final int MOST = 5;

    private final Matrix matrix;
    private final Bench gateway;
    private final Bench origin;

    CacheTrial(Matrix matrix, Bench gateway, Bench origin) {
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
        return Set.of("cache-partitioned");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<Operation> pages = Pages.of(matrix, gateway, MOST);
        Optional<Credential> valid = gateway.credential(Identity.Kind.VALID);
        if (pages.isEmpty() || valid.isEmpty()) {
            tell.accept(new Happening.Untried(hook(), "no page of this run can be asked for with a valid credential"));
            return;
        }
        for (Operation page : pages) {
            afterUser(page, valid.get()).ifPresent(tell);
            afterStranger(page, valid.get()).ifPresent(tell);
            gateway.credential(Identity.Kind.SECOND)
                    .flatMap(second -> betweenUsers(page, valid.get(), second))
                    .ifPresent(tell);
        }
    }

    /** A user, then a stranger, who must not see what the user sees. */
    private Optional<Happening> afterUser(Operation page, Credential valid) {
        String mark = gateway.mark("user-first");
        Exchange first = gateway.send(valid.applyTo(gateway.marked(page, mark)));
        Exchange second = gateway.send(gateway.marked(page, mark));
        Exchange direct = origin.send(origin.marked(page, mark));
        boolean tells = isAccepted(first) && direct.response().isPresent() && !isAccepted(direct);
        return tells
                ? Optional.of(shared(
                        page,
                        "a stranger got the answer of a user",
                        second,
                        isAccepted(second) && BodyShape.isSameContent(first, second)))
                : Optional.empty();
    }

    /** A stranger, then a user, who must not get the refusal of the stranger. */
    private Optional<Happening> afterStranger(Operation page, Credential valid) {
        String mark = gateway.mark("stranger-first");
        Exchange first = gateway.send(gateway.marked(page, mark));
        Exchange second = gateway.send(valid.applyTo(gateway.marked(page, mark)));
        Exchange direct = origin.send(valid.applyTo(origin.marked(page, mark)));
        boolean tells = first.response().isPresent() && !isAccepted(first) && isAccepted(direct);
        return tells
                ? Optional.of(
                        shared(page, "a user got the refusal of a stranger", second, second.hasStatus(status(first))))
                : Optional.empty();
    }

    /** Two users whose pages differ. */
    private Optional<Happening> betweenUsers(Operation page, Credential one, Credential other) {
        String mark = gateway.mark("two-users");
        Request request = gateway.marked(page, mark);
        Exchange first = gateway.send(one.applyTo(request));
        Exchange second = gateway.send(other.applyTo(request));
        Exchange direct = origin.send(other.applyTo(origin.marked(page, mark)));
        boolean tells = isAccepted(first) && isAccepted(direct) && !text(first).equals(text(direct));
        return tells
                ? Optional.of(shared(
                        page,
                        "a user got the answer of another user",
                        second,
                        isAccepted(second) && text(second).equals(text(first))))
                : Optional.empty();
    }

    private static Happening shared(Operation page, String who, Exchange second, boolean mixedUp) {
        String age = second.response()
                .flatMap(response -> response.headers().first("Age"))
                .orElse("absent");
        return new Happening.Shared(page.id(), who, status(second), age, mixedUp);
    }

    private static boolean isAccepted(Exchange exchange) {
        return status(exchange) / 100 == 2;
    }

    private static int status(Exchange exchange) {
        return exchange.response().map(Response::status).orElse(0);
    }

    private static String text(Exchange exchange) {
        return exchange.response().map(Response::text).orElse("");
    }
}
