package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Login;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Need;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.RequestPath;
import io.authcontract.http.TwoOutcomes;
import io.authcontract.http.TwoRequests;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What trials work with: requests of the contract, sent one at a time under the same guard and pace as cells. Ids of absent objects are others than those of
 * the cells, for what a cell has caused already would change nothing more.
 */
final class Bench {
    private final Contract contract;
    private final Target target;
    private final long seed;
    private final Runnable checkOpen;
    private final Inputs inputs;
    private final Callers callers;
    private final Crafting crafting;
    private final String run;

    /**
     * Sets a bench up; nothing is sent.
     *
     * @param checkOpen throws {@link CancellationException} when the run was closed
     */
    Bench(Contract contract, Target target, long seed, Runnable checkOpen) {
        this.contract = contract;
        this.target = target;
        this.seed = seed;
        this.checkOpen = checkOpen;
        this.inputs = new Inputs(contract, target.baseUri(), ~seed);
        this.callers = new Callers(contract, target.credentials());
        this.crafting = new Crafting(contract, inputs, ~seed);
        this.run = HexFormat.of().toHexDigits(seed);
    }

    /** The same requests, sent to another address. */
    Bench at(Supplier<URI> address) {
        Target there = new Target(address, target.credentials(), target.sender(), target.redaction());
        return new Bench(contract, there, seed, checkOpen);
    }

    Contract contract() {
        return contract;
    }

    Exchange send(Request request) {
        check(request);
        return target.sender().sendRepeatable(request);
    }

    /** Sends what may change something: nobody knows what a request has done whose connection ended. */
    Exchange sendOnce(Request request) {
        check(request);
        return target.sender().send(request);
    }

    /** Sends over a connection of its own what {@link #send(TwoRequests)} sends over one that has served before. */
    Exchange sendAlone(Request request) {
        check(request);
        return target.sender().sendAlone(request);
    }

    TwoOutcomes send(TwoRequests requests) {
        check(requests.first());
        check(requests.second());
        return target.sender().send(requests);
    }

    private void check(Request request) {
        checkOpen.run();
        contract.guard().check(request);
    }

    /** The request of a cell; empty when the contract lacks what it needs. */
    Optional<Request> request(Cell cell) {
        Operation operation = cell.operation().orElseThrow();
        if (!Inputs.isHarmless(operation) || !inputs.missingSamples(operation).isEmpty()) {
            return Optional.empty();
        }
        Map<Need, Credential> available = cell.scheme()
                .map(scheme -> callers.available(scheme, operation))
                .orElseGet(Map::of);
        return available.keySet().containsAll(cell.scenario().needs())
                ? Optional.of(crafting.request(cell, operation, available))
                : Optional.empty();
    }

    /** The request of an operation with a valid credential; empty where the contract does not say that its input may be acted upon. */
    Optional<Request> accepted(Operation operation, Scheme scheme) {
        boolean may = operation.input().harmless()
                && operation.control().absentBecause().isEmpty()
                && inputs.missingSamples(operation).isEmpty();
        return may
                ? callers.of(Identity.Kind.VALID, scheme)
                        .map(caller -> caller.credential().applyTo(inputs.bare(operation)))
                : Optional.empty();
    }

    /** GET of a path below the base address, on behalf of an identity of the contract. */
    Request get(String path, String identity) {
        return credential(identity).applyTo(bare(path));
    }

    /** POST of content to a path below the base address. */
    Request post(String path, String type, String content) {
        Request bare = bare(path);
        return new Request(
                Method.POST, bare.origin(), bare.target(), Headers.none().with("Content-Type", type), Body.of(content));
    }

    private Request bare(String path) {
        URI base = target.baseUri().get();
        return new Request(Method.GET, Origin.of(base), RequestPath.under(base, path), Headers.none(), Body.none());
    }

    /** The request of an operation without credentials. */
    Request anonymous(Operation operation) {
        return inputs.bare(operation);
    }

    /** Why nothing may be sent that the usual transport would not send: a gateway that others share might give one of them the answer to it. */
    Optional<String> whyNoOtherSocket() {
        if (!root("/").origin().isLoopback()) {
            return Optional.of("a request within refused content is sent to this machine only");
        }
        return target.sender().isOverSockets()
                ? Optional.empty()
                : Optional.of(
                        "the transport of this run is none of ours, and may reach another service than a socket does");
    }

    /** GET of a path where nothing is. */
    Request nowhere() {
        return bare("/authcontract-" + mark("nowhere"));
    }

    /** The request of an operation with a credential of its own. */
    Request request(Operation operation, Credential credential) {
        return credential.applyTo(inputs.bare(operation));
    }

    /** Whether the path has a value for every variable. */
    boolean isAddressed(Operation operation) {
        return inputs.missingSamples(operation).isEmpty();
    }

    /** What a browser sends for the page of an operation, with a query that has to be there after a login. */
    Request page(Operation operation) {
        return asPage(marked(operation, run));
    }

    /** The request of an operation, with a query that nobody has sent before. */
    Request marked(Operation operation, String mark) {
        Request bare = inputs.bare(operation);
        String query = (bare.target().contains("?") ? "&" : "?") + "authcontract=" + mark;
        return new Request(bare.method(), bare.origin(), bare.target() + query, bare.headers(), bare.body());
    }

    /** The mark of a request that belongs to this run. */
    String mark(String which) {
        return run + "-" + which;
    }

    /** The credential of the first identity of a kind that serves a scheme of the contract. */
    Optional<Credential> credential(Identity.Kind kind) {
        return contract.schemes().stream()
                .flatMap(scheme -> callers.of(kind, scheme).stream())
                .map(Callers.Caller::credential)
                .findFirst();
    }

    /** The credential of an identity of the contract. */
    Credential credential(Identity identity) {
        return target.credentials().apply(identity);
    }

    /** What a browser sends for a path below the base address. */
    Request page(String path) {
        return asPage(bare(path));
    }

    /** GET of a path of the host, wherever the service itself begins. */
    Request root(String path) {
        return new Request(Method.GET, Origin.of(target.baseUri().get()), path, Headers.none(), Body.none());
    }

    /** What a browser sends for an address. */
    static Request asPage(Request request) {
        return request.withHeaders(request.headers().without("Accept").with("Accept", "text/html"))
                .withHeader("Sec-Fetch-Mode", "navigate")
                .withHeader("Sec-Fetch-Dest", "document");
    }

    /** What an identity of the contract proves itself with. */
    Credential credential(String identity) {
        return contract.identities().stream()
                .filter(it -> it.name().equals(identity))
                .findFirst()
                .map(target.credentials())
                .orElseThrow();
    }

    /** User and password, known to the redactor from now on. */
    Credential.Basic account(Login login) {
        return (Credential.Basic) fresh(login.page(), login.account()::get);
    }

    /** A credential that nobody else uses. It becomes known to the redactor, and is another one in every run. */
    Credential fresh(String what, Supplier<Credential> supplier) {
        return target.credentials().apply(Identity.disposable(what + " " + run, supplier));
    }

    /** What the request of a cell carries and its operation alone does not, and of a valid credential all that it hides. */
    Set<String> secrets(Cell cell, Request request) {
        Set<Field> bare = new HashSet<>();
        inputs.bare(cell.operation().orElseThrow()).headers().forEach(bare::add);
        Set<String> secrets = new LinkedHashSet<>();
        for (Field line : request.headers()) {
            if (!bare.contains(line)) {
                secrets.addAll(secrets(line));
            }
        }
        cell.scheme()
                .filter(scheme -> cell.scenario().isControl())
                .flatMap(scheme -> callers.of(Identity.Kind.VALID, scheme))
                .ifPresent(caller -> secrets.addAll(caller.credential().secrets()));
        return secrets;
    }

    private static Set<String> secrets(Field line) {
        return line.hasName("Cookie")
                ? Set.of(line.value().substring(line.value().indexOf('=') + 1))
                : new Credential.Custom(List.of(line)).secrets();
    }

    /** An id for one request of this run, the same whenever it is asked for. */
    String requestId(String what) {
        return "authcontract-" + run + "-" + Integer.toHexString(what.hashCode());
    }

    void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        checkOpen.run();
    }
}
