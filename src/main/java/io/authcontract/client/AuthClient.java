package io.authcontract.client;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.credential.Credential;
import io.authcontract.http.Body;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.RequestPath;
import io.authcontract.http.Sender;
import io.authcontract.http.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends requests to the service under test, exactly as asked: without a credential unless one is given, and following, repeating and adding
 * nothing.
 *
 * <pre>{@code
 * assertThat(api.get("/orders")).isUnauthorized();
 * assertThat(api.as("alice").get("/orders")).isNotRefused();
 * assertThat(api.withAuthorization("Bearer  x").get("/orders")).isUnauthorized();
 * }</pre>
 *
 * <p>Immutable: each {@code with..} returns another client. Safe for use by several threads. {@link #toString()} is redacted.
 *
 * @since 0.1.0
 */
public final class AuthClient {
    private static final Caller NOBODY = new Caller("without credential", service -> Optional.empty());

    private final Connection connection;
    private final Caller caller;
    private final Headers headers;
    private final Body body;

    /** Who asks, in words, and what it carries; which identities there are is known only when the contract is. */
    private record Caller(String label, Function<Service, Optional<Credential>> credential) {}

    private AuthClient(Connection connection, Caller caller, Headers headers, Body body) {
        this.connection = connection;
        this.caller = caller;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Returns a client. Nothing is asked or opened before the first request.
     *
     * @param service the service, asked for once
     * @param transport what sends; requests it cannot send as specified go over a {@link io.authcontract.http.RawTransport}
     * @param options limits and rate
     * @param nanoClock measures durations, for example {@code System::nanoTime}
     * @return a client that sends no credential
     */
    public static AuthClient of(
            Supplier<Service> service,
            Function<AuthClientOptions, Transport> transport,
            AuthClientOptions options,
            LongSupplier nanoClock) {
        Sender sender = new Sender(() -> transport.apply(options), options.transport(), options.pause(), nanoClock);
        return of(service, sender, options);
    }

    /**
     * Returns a client that shares what sends with others of the same contract.
     *
     * @param service the service, asked for once
     * @param sender what sends; closing the client closes it
     * @param options limits, for the advice in messages
     * @return a client that sends no credential
     */
    public static AuthClient of(Supplier<Service> service, Sender sender, AuthClientOptions options) {
        return new AuthClient(new Connection(service, sender, options), NOBODY, Headers.none(), Body.none());
    }

    /**
     * Sends a GET request.
     *
     * @param path what follows the base address: {@code /orders?page=2}, octet for octet
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse get(String path) {
        return request(Method.GET, path);
    }

    /**
     * Sends a HEAD request.
     *
     * @param path what follows the base address
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse head(String path) {
        return request(Method.HEAD, path);
    }

    /**
     * Sends a POST request.
     *
     * @param path what follows the base address
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse post(String path) {
        return request(Method.POST, path);
    }

    /**
     * Sends a PUT request.
     *
     * @param path what follows the base address
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse put(String path) {
        return request(Method.PUT, path);
    }

    /**
     * Sends a PATCH request.
     *
     * @param path what follows the base address
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse patch(String path) {
        return request(Method.PATCH, path);
    }

    /**
     * Sends a DELETE request.
     *
     * @param path what follows the base address
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse delete(String path) {
        return request(Method.DELETE, path);
    }

    /**
     * Sends an OPTIONS request.
     *
     * @param path what follows the base address, or {@code *}
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse options(String path) {
        return request(Method.OPTIONS, path);
    }

    /**
     * Sends a request with any method.
     *
     * @param method a token such as PURGE, taken as it is
     * @param path what follows the base address
     * @return what came of it
     * @throws IllegalArgumentException when the method is no token, or the path does not begin with a slash
     */
    public AuthResponse request(String method, String path) {
        return request(Method.of(method), path);
    }

    /**
     * Sends a request.
     *
     * @param method the method
     * @param path what follows the base address: {@code /orders?page=2}, octet for octet
     * @return what came of it
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public AuthResponse request(Method method, String path) {
        RequestPath.check(path);
        URI base = connection.baseUri();
        return send(new Request(method, Origin.of(base), RequestPath.under(base, path), Headers.none(), Body.none()));
    }

    /**
     * Sends a request of your own, to which the header fields, the content and the credential of this client are added, if it has any.
     *
     * @param request the request
     * @return the response, or the fault; never throws because of what a server does
     * @throws IllegalStateException when the contract does not allow the host, or does not know the identity
     */
    public AuthResponse send(Request request) {
        Optional<Credential> credential = caller.credential().apply(connection.service());
        List<Field> fields = new ArrayList<>(request.headers().fields());
        fields.addAll(headers.fields());
        Request complete = request.withHeaders(Headers.of(fields));
        Request full = body.isEmpty() ? complete : complete.withBody(body);
        return connection.send(
                credential.map(c -> c.applyTo(full)).orElse(full),
                credential.map(Credential::secrets).orElse(Set.of()));
    }

    /**
     * Returns a client that sends this credential, and no other.
     *
     * @param credential what to send
     * @return another client
     */
    public AuthClient withCredential(Credential credential) {
        return new AuthClient(
                connection, new Caller("with " + credential, service -> Optional.of(credential)), headers, body);
    }

    /**
     * Returns a client that calls as an identity of the contract. Which identities there are is checked when a request is sent.
     *
     * @param identity the name of an identity
     * @return another client
     */
    public AuthClient as(String identity) {
        return new AuthClient(
                connection,
                new Caller("as " + identity, service -> Optional.of(service.credential(identity))),
                headers,
                body);
    }

    /**
     * Returns a client that sends these Authorization field lines exactly as written, spaces and all, and no other credential.
     *
     * @param value the value of the first line, each char one octet
     * @param more the values of further lines
     * @return another client
     */
    public AuthClient withAuthorization(String value, String... more) {
        return withCredential(Credential.authorization(value, more));
    }

    /**
     * Returns a client that sends no credential.
     *
     * @return another client
     */
    public AuthClient withoutCredential() {
        return new AuthClient(connection, NOBODY, headers, body);
    }

    /**
     * Returns a client that sends one more field line; earlier lines of the same name stay.
     *
     * @param name the field name
     * @param value the field value, each char one octet
     * @return another client
     */
    public AuthClient withHeader(String name, String value) {
        return new AuthClient(connection, caller, headers.with(name, value), body);
    }

    /**
     * Returns a client that sends this content in UTF-8.
     *
     * @param contentType the value of Content-Type, for example {@code application/json}
     * @param text the content
     * @return another client
     */
    public AuthClient withBody(String contentType, String text) {
        return withBody(contentType, Body.of(text));
    }

    /**
     * Returns a client that sends this content.
     *
     * @param contentType the value of Content-Type
     * @param octets the content, copied
     * @return another client
     */
    public AuthClient withBody(String contentType, byte[] octets) {
        return withBody(contentType, Body.of(octets));
    }

    private AuthClient withBody(String contentType, Body content) {
        return new AuthClient(
                connection, caller, headers.without("Content-Type").with("Content-Type", contentType), content);
    }

    /** Frees what the client, and every client made from it, holds. Only who made it by {@link #of} closes it; idempotent. */
    public void close() {
        connection.close();
    }

    @Override
    public String toString() {
        return "AuthClient[" + caller.label() + "]";
    }
}
