package io.authcontract.stub;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Credential;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A service that refuses as the RFCs ask, or wrongly on purpose: to rehearse a client on, and to see what a fault looks like.
 *
 * <pre>{@code
 * try (AuthStub stub = AuthStub.misbehaving(Flaw.CHALLENGE_MISSING)) {
 *     OrdersClient client = new OrdersClient(stub.uri(), stub.bearerToken("alice"));
 *     assertThat(client.orders()).hasSize(3);
 *     assertThat(stub.requests()).extracting(StubRequest::status).containsExactly(200);
 * }
 * }</pre>
 *
 * <p>It knows alice, who may do everything, bob, who may only read, and with Basic dave, whose password may be got wrong, erin, whose password has colons, and frank, whose
 * password has a character beyond ASCII; with a lock grace, who may be locked out. With several schemes those of
 * the second are alice-bearer and so on. What more it plays is a {@link StubPart}. Their credentials are made at random. Safe for use by several threads. Needs
 * {@code org.wiremock:wiremock-standalone}, and for https {@code com.squareup.okhttp3:okhttp-tls}.
 *
 * @since 0.1.0
 */
public final class AuthStub implements AutoCloseable {
    private final StubRoute route;
    private final StubHost host;
    private final Runnable end;

    AuthStub(StubRoute route, StubHost host, Runnable end) {
        this.route = route;
        this.host = host;
        this.end = end;
    }

    /**
     * Starts the orders service with bearer tokens on a server of its own. Several stubs share one with {@link StubServer}.
     *
     * @return the stub; closing it stops the server
     * @throws IllegalStateException when WireMock is missing; the message names the dependency to add
     */
    public static AuthStub start() {
        return start(StubService.orders());
    }

    /**
     * Starts a service on a server of its own.
     *
     * @param service what the stub plays
     * @return the stub; closing it stops the server
     * @throws IllegalStateException when WireMock is missing; the message names the dependency to add
     */
    public static AuthStub start(StubService service) {
        StubServer server = StubServer.open();
        AuthStub shared = server.stub(service);
        return new AuthStub(shared.route, shared.host, server::close);
    }

    /**
     * Starts the orders service with flaws on a server of its own.
     *
     * @param flaws what it does wrong
     * @return the stub; closing it stops the server
     * @throws IllegalArgumentException when a flaw is one of passwords or of a part, which the orders with bearer tokens do not have; the message says what to write
     * @throws IllegalStateException when WireMock is missing; the message names the dependency to add
     */
    public static AuthStub misbehaving(Flaw... flaws) {
        return start(StubService.orders().with(flaws));
    }

    /**
     * Returns the http address.
     *
     * @return the address; has a path, which keeps the stubs of one server apart
     */
    public URI uri() {
        return host.http().resolve(route.prefix());
    }

    /**
     * Returns the https address. Clients have to trust {@link #trust()}.
     *
     * @return the address
     * @throws IllegalStateException when the server speaks no TLS; the message says why
     */
    public URI secureUri() {
        return host.https().resolve(route.prefix());
    }

    /**
     * Returns what a client has to trust for https: the certificate of this very server, for localhost, 127.0.0.1 and ::1.
     *
     * @return trust for {@link TransportOptions#withTrust}; the context serves other clients
     * @throws IllegalStateException when the server speaks no TLS, or with a certificate of somebody else
     */
    public TransportOptions.Trust trust() {
        return host.trust();
    }

    /**
     * Returns the contract the stub keeps when it has no flaw.
     *
     * @return the contract, at the http address
     */
    public Contract contract() {
        return contractAt(uri()).build();
    }

    /**
     * Returns the contract the stub keeps when it has no flaw, for more to be declared: tiers, policies, tolerations.
     *
     * @param address {@link #uri()} or {@link #secureUri()}
     * @return a builder
     */
    public ContractBuilder contractAt(URI address) {
        return StubContract.of(route).baseUri(address);
    }

    /**
     * Returns the credential of an account.
     *
     * @param name for example {@code alice}
     * @return the credential
     * @throws IllegalArgumentException when nobody has that name; the message lists those who are known
     */
    public Credential credential(String name) {
        return account(name).credential();
    }

    /**
     * Returns the bearer token of an account.
     *
     * @param name for example {@code alice}
     * @return the token
     * @throws IllegalArgumentException when nobody has that name, or the account has no token
     */
    public String bearerToken(String name) {
        if (credential(name) instanceof Credential.Bearer bearer) {
            return bearer.token();
        }
        throw new IllegalArgumentException("The account \"" + name + "\" of the stub has no bearer token but "
                + account(name).scheme() + ". Write stub.credential(\"" + name + "\").");
    }

    /**
     * Takes the credential of an account out of service: it is refused like one that nobody issued, until {@link #reset()}.
     *
     * @param name for example {@code alice}
     * @throws IllegalArgumentException when nobody has that name; the message lists those who are known
     */
    public void revoke(String name) {
        route.revoke(account(name));
    }

    private Account account(String name) {
        return route.accounts()
                .named(name)
                .orElseThrow(() -> new IllegalArgumentException("The stub knows no \"" + name + "\". It knows "
                        + route.accounts().list().stream().map(Account::name).collect(Collectors.joining(", "))
                        + "."));
    }

    /**
     * Returns what the stub received, the latest ten thousand at most.
     *
     * @return the requests in the order in which they were answered, redacted
     */
    public List<StubRequest> requests() {
        return route.journal().list();
    }

    /**
     * Returns what the service of the stub has logged, the latest ten thousand lines at most: method, path and status of each request. With the flaw
     * {@code credentials-logged} it has credentials in it.
     *
     * @return the lines in order, for {@code LogCapture.of(stub::log)}
     */
    public List<String> log() {
        return route.log().list();
    }

    /** Forgets requests, log, wrong passwords, revocations and sessions, and puts the orders back as they were. Credentials stay. */
    public void reset() {
        route.reset();
    }

    /** Ends the stub; its path is not served any more. Idempotent. */
    @Override
    public void close() {
        end.run();
    }

    @Override
    public String toString() {
        return "AuthStub " + route;
    }
}
