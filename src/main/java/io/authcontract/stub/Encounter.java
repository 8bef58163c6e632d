package io.authcontract.stub;

import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.Optional;

/**
 * One request on its way through the stub.
 *
 * @param route the stub it came to
 * @param request the request
 * @param path its path below the address of the stub, without the query
 * @param lock counts its password, if it has one
 * @param trace what becomes known of it
 */
record Encounter(StubRoute route, Request request, String path, Lock lock, Trace trace) {

    Optional<StubOperation> operation() {
        return StubOperation.find(request.method(), path);
    }

    /** What a guard makes of what the request carries, a session included; nothing is counted or used up by it. */
    Decision decision() {
        return remembered(route.guard().decide(request));
    }

    /** Whether it is for everybody: the health of the service, and what leads to credentials. */
    boolean isOpen() {
        return isAboutHealth() || Metadata.isAskedFor(this) || LoginForm.isAskedFor(this);
    }

    private boolean isAboutHealth() {
        return path.equals(StubOperation.HEALTH);
    }

    Encounter with(Request other) {
        return new Encounter(route, other, path, lock, trace);
    }

    Encounter at(String other) {
        return new Encounter(route, request, other, lock, trace);
    }

    Encounter countedBy(Lock other) {
        return new Encounter(route, request, path, other, trace);
    }

    /** What the service does as it should. */
    Response answer() {
        return Metadata.named(this, judged());
    }

    private Response judged() {
        if (isAboutHealth()) {
            return health();
        }
        if (Metadata.isAskedFor(this)) {
            return Metadata.document(this);
        }
        if (LoginForm.isAskedFor(this)) {
            return LoginForm.answer(this);
        }
        Decision decision = remembered(fresh(lock.counted(current(route.guard().decide(request)))));
        trace.decided(decision);
        return decision.caller()
                .map(this::admitted)
                .orElseGet(() -> LoginForm.led(this, decision, route.refusals().of(decision)));
    }

    /** Whoever has logged in need not show anything else. */
    private Decision remembered(Decision decision) {
        return LoginForm.isPlayed(this) && decision instanceof Decision.Missing
                ? route.sessions()
                        .account(request)
                        .filter(account -> !route.isRevoked(account))
                        .<Decision>map(Decision.Admitted::new)
                        .orElse(decision)
                : decision;
    }

    /** Whose credential was revoked is nobody any more. */
    Decision current(Decision decision) {
        return decision.caller()
                .filter(route::isRevoked)
                .<Decision>map(account -> new Decision.Invalid(account.scheme(), account.name()))
                .orElse(decision);
    }

    /** Looks at the nonce last, so that only who knows the password is told about it (RFC 7616 section 3.3). */
    private Decision fresh(Decision decision) {
        Optional<Digest> digest = route.service().digest().flatMap(scheme -> Digest.of(request));
        boolean stale = decision instanceof Decision.Admitted
                && digest.filter(answer -> !route.nonces().use(answer.nonce())).isPresent();
        return stale ? new Decision.Stale(((Decision.Admitted) decision).account()) : decision;
    }

    /** What somebody gets whose credential is good. */
    Response admitted(Account account) {
        if (StubOperation.ofPath(path).isEmpty()) {
            return Answers.problem(404, "Not Found", "There is nothing here.");
        }
        return operation()
                .map(operation -> account.scopes().contains(operation.scope())
                        ? served()
                        : route.refusals().forbidden(account, operation.scope()))
                .orElseGet(() -> notAllowed(StubOperation.allowed(path)));
    }

    /** What the operation answers to somebody who may use it. */
    Response served() {
        return route.orders().answer(request, path, route.prefix());
    }

    /** What the operation answers to another method, whoever asks. */
    Response served(Method method) {
        Request other = new Request(method, request.origin(), request.target(), request.headers(), request.body());
        return with(other).served();
    }

    private Response health() {
        boolean reads = request.method().equals(Method.GET) || request.method().equals(Method.HEAD);
        return reads ? Health.OK : notAllowed("GET, HEAD");
    }

    private static Response notAllowed(String allowed) {
        return Answers.with(
                Answers.problem(405, "Method Not Allowed", "Allowed here: " + allowed + "."), "Allow", allowed);
    }
}
