package io.authcontract.matrix;

import static io.authcontract.matrix.Judgement.broken;
import static io.authcontract.matrix.Judgement.closed;
import static io.authcontract.matrix.Judgement.inconclusive;

import io.authcontract.contract.Operation;
import io.authcontract.contract.Policy;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.HostNotAllowedException;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.Controls.Ahead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Judges a method that nobody declares, tried once without credentials. */
final class Probes {
    private static final Set<Integer> CLOSED = Set.of(400, 401, 403, 404, 405, 410, 411, 413, 415, 422, 426, 501);

    private static final Set<Integer> LOOKED_UP = Set.of(400, 404, 410, 411, 413, 415, 422);

    private static final Set<Integer> REDIRECTS = Set.of(302, 303, 307);

    private static final List<Method> OTHERS = List.of(Method.PUT, Method.PATCH);

    private final Controls controls;
    private final Inputs inputs;
    private final Function<Request, Exchange> send;
    private final Set<Policy> policies;

    Probes(Controls controls, Inputs inputs, Function<Request, Exchange> send, Set<Policy> policies) {
        this.controls = controls;
        this.inputs = inputs;
        this.send = send;
        this.policies = policies;
    }

    /**
     * Judges DELETE of a path without a variable, which is never sent: it would delete whatever the path names. It counts as closed where the
     * service closes all other methods that may change something, and nobody declares one of them.
     */
    Judgement judgeUnsent(Operation operation) {
        boolean othersClosed = others(operation).allMatch(other -> isNotServed(other, controls.anonymous(other)));
        return othersClosed
                ? closed("not sent, for it would delete what the path names; PUT and PATCH of it are not served either")
                : Judgement.skipped("not sent, for it would delete what the path names; declare " + operation
                        + " with o -> o.harmless() if it may");
    }

    /** What has to be sent before an operation is judged that is not. */
    Optional<Ahead> aheadOfUnsent(Operation operation) {
        for (Operation other : others(operation).toList()) {
            Optional<Ahead> ahead = controls.ahead(other);
            if (ahead.isPresent() || !isNotServed(other, controls.anonymous(other))) {
                return ahead; // Where one is served, the next is not tried.
            }
        }
        return Optional.empty();
    }

    private static Stream<Operation> others(Operation operation) {
        return OTHERS.stream().map(operation::undeclared);
    }

    private boolean isNotServed(Operation other, Exchange exchange) {
        return !isPastTheGuard(other, exchange)
                && exchange.response()
                        .filter(response -> isClosed(other, response))
                        .isPresent();
    }

    Judgement judge(Operation operation, Exchange exchange) {
        if (exchange.response().isEmpty()) {
            return inconclusive("there is no answer: "
                    + exchange.fault().map(Fault::toString).orElse("unknown"));
        }
        Response response = exchange.response().get();
        if (isPastTheGuard(operation, exchange)) {
            return inconclusive(
                    "answered with " + response.status() + ", where a method that nobody knows is refused: it may be"
                            + " served without a guard, for other input; declare " + operation + " as secured or open");
        }
        if (isClosed(operation, response)) {
            return closed((isRedirect(response) ? "sent to the login page: " : "not served: ") + response.status());
        }
        return response.status() / 100 == 2
                ? served(operation, exchange, response)
                : inconclusive("answered with " + response.status()
                        + ", which says neither that it is served nor that it is not");
    }

    /** Whoever looks the object up, or reads the content, before the guard does has no guard, or one that comes too late. */
    private boolean isPastTheGuard(Operation operation, Exchange exchange) {
        int status = exchange.response().map(Response::status).orElse(0);
        boolean conceals = status == 404 && policies.contains(Policy.CONCEAL_WITH_404);
        return LOOKED_UP.contains(status)
                && !conceals
                && isKnownMethod(operation.method())
                && isGuarded(operation.undeclared(Cells.UNKNOWN));
    }

    /** Where such a method may not be sent, nothing is known. */
    private boolean isGuarded(Operation unknown) {
        try {
            Exchange refused = controls.anonymous(unknown);
            return refused.hasStatus(401) || refused.hasStatus(403);
        } catch (HostNotAllowedException unsafe) {
            return false;
        }
    }

    private boolean isClosed(Operation operation, Response response) {
        return CLOSED.contains(response.status())
                || (policies.contains(Policy.REDIRECT_TO_LOGIN) && isSentToLogin(operation, response));
    }

    /** A form that was obeyed redirects too: only where strangers are sent for a declared operation of the path is the login page. */
    private boolean isSentToLogin(Operation operation, Response response) {
        return isRedirect(response)
                && controls.anonymousOfPath(operation.path())
                        .flatMap(exchange -> exchange.response().stream())
                        .filter(Probes::isRedirect)
                        .anyMatch(refusal -> target(refusal).equals(target(response)));
    }

    private static boolean isRedirect(Response response) {
        return REDIRECTS.contains(response.status()) && response.headers().contains("Location");
    }

    /** Without what tells where to come back to, or names a new session. */
    private static String target(Response redirect) {
        return redirect.headers().first("Location").orElse("").split("[?#;]", 2)[0];
    }

    private Judgement served(Operation operation, Exchange exchange, Response response) {
        if (showsProtectedContent(operation, exchange)) {
            return broken("answered with " + response.status() + " and the content of a protected operation");
        }
        if (operation.method().equals(Method.OPTIONS)) {
            return closed("OPTIONS lists methods and shows nothing that is protected");
        }
        boolean acts = isKnownMethod(operation.method()) && controls.isGuarded(operation.path());
        if (acts && BodyShape.differs(exchange, send.apply(inputs.sibling(operation)))) {
            return broken(
                    "answered with " + response.status()
                            + ": the service says it did what it was asked, without credentials, and the contract does not declare it");
        }
        if (operation.method().equals(Method.TRACE)) {
            return inconclusive("answered with " + response.status() + "; switch TRACE off (RFC 9110 section 9.3.8)");
        }
        return inconclusive("answered with " + response.status() + " without credentials; declare " + operation
                + " as secured or open");
    }

    private static boolean isKnownMethod(Method method) {
        return Set.of(Method.POST, Method.PUT, Method.PATCH, Method.DELETE).contains(method);
    }

    /** But for its times and ids. */
    private boolean showsProtectedContent(Operation operation, Exchange exchange) {
        return exchange.response()
                        .map(Response::content)
                        .filter(content -> content.isKnown() && !content.isEmpty())
                        .isPresent()
                && controls.ofPath(operation.path())
                        .anyMatch(control -> !BodyShape.differs(control, exchange)
                                || (isSuccess(control) && BodyShape.isSameData(control, exchange)));
    }

    private static boolean isSuccess(Exchange control) {
        return control.response().filter(it -> it.status() / 100 == 2).isPresent();
    }
}
