package io.authcontract.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Puts stubs on a WireMock server that is yours, beside what you stub there yourself:
 *
 * <pre>{@code
 * AuthStubExtension extension = new AuthStubExtension();
 * WireMockServer server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().extensions(extension));
 * server.start();
 * AuthStub orders = extension.stub(server, "/orders-api", StubService.orders());
 * }</pre>
 *
 * <p>Your stubs win where both match. Your server's own journal keeps requests with their credentials; that of the stub does not.
 *
 * @since 0.1.0
 */
public final class AuthStubExtension implements ResponseDefinitionTransformerV2, ResponseTransformerV2 {
    private static final String NAME = "authcontract-stub";

    /** WireMock's default is 5, and a lower number wins. */
    private static final int BEHIND_OTHERS = 10;

    private final Map<UUID, StubRoute> routes = new ConcurrentHashMap<>();

    /** Creates an extension without stubs. */
    public AuthStubExtension() {
        // Nothing to do before a stub is added.
    }

    /**
     * Adds a stub.
     *
     * @param server a server that was made with this extension and runs
     * @param prefix the path below which it answers, for example {@code /orders-api}
     * @param service what it plays
     * @return the stub; closing it leaves the server as it was
     * @throws IllegalArgumentException when the prefix is not a slash and some segments
     */
    public AuthStub stub(WireMockServer server, String prefix, StubService service) {
        if (!prefix.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException("The prefix \"" + prefix
                    + "\" is no path for a stub. Write a slash and a segment, for example \"/orders-api\".");
        }
        return stub(server, new StubRoute(prefix, service, new SecureRandom()), new ForeignHost(server));
    }

    AuthStub stub(WireMockServer server, StubRoute route, StubHost host) {
        UUID id = UUID.randomUUID();
        routes.put(id, route);
        StubMapping mapping = server.stubFor(any(urlPathMatching(paths(route)))
                .withId(id)
                .atPriority(BEHIND_OTHERS)
                .willReturn(aResponse().withTransformers(NAME)));
        return new AuthStub(route, host, () -> remove(server, mapping));
    }

    private static String paths(StubRoute route) {
        String below = Pattern.quote(route.prefix()) + "(/.*)?";
        return route.service().plays(StubPart.RESOURCE_METADATA)
                ? "(" + Pattern.quote(Metadata.WELL_KNOWN) + ")?" + below
                : below;
    }

    private void remove(WireMockServer server, StubMapping mapping) {
        if (routes.remove(mapping.getId()) != null) {
            server.removeStubMapping(mapping);
        }
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    /**
     * Answers a request to one of the stubs.
     *
     * @param event the request, and which mapping matched
     * @return the answer
     */
    @Override
    public ResponseDefinition transform(ServeEvent event) {
        StubRoute route = routes.get(event.getStubMapping().getId());
        return route == null
                ? event.getResponseDefinition()
                : WireMockMessages.answer(route.answer(WireMockMessages.request(event.getRequest())), NAME);
    }

    /**
     * Takes away the field that tells which mapping matched: no service sends it.
     *
     * @param response the response as WireMock made it
     * @param event the request
     * @return the response without {@code Matched-Stub-Id}
     */
    @Override
    public Response transform(Response response, ServeEvent event) {
        return WireMockMessages.withoutStubId(response);
    }

    @Override
    public String toString() {
        return "AuthStubExtension " + routes.values();
    }
}
