package io.authcontract.testkit;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Body;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Sender;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.CellFilter;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.MatrixOptions;
import io.authcontract.matrix.Target;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An orders service on paper: its answers are always the same and take no time, so that a report of it can be compared with an approved one. Its
 * mistake is a tutorial's: the challenge is forgotten when a token was sent. There are no invoices, although the contract has them.
 */
public final class PaperOrders implements Transport {
    /** The token it accepts. */
    public static final String TOKEN = "paper-token-of-alice";
    /** When its runs end. */
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final boolean isRepaired;

    private PaperOrders(boolean isRepaired) {
        this.isRepaired = isRepaired;
    }

    /** Returns the service with its mistake. */
    public static PaperOrders withMistake() {
        return new PaperOrders(false);
    }

    /** Returns the service without it. */
    public static PaperOrders repaired() {
        return new PaperOrders(true);
    }

    /** Begins a contract with the address, the scheme and alice. */
    public static ContractBuilder contract(String name) {
        return Contract.named(name)
                .baseUri("http://localhost:8080")
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)))
                .sample("id", "1");
    }

    /** Returns the contract of everything, invoices included. */
    public static Contract everything() {
        return contract("orders")
                .secured("GET /orders")
                .secured("GET,DELETE /orders/{id}")
                .secured("GET /invoices")
                .open("GET /health", "load balancer probe")
                .build();
    }

    /** Runs the whole matrix, one cell after the other. */
    public Coverage run(Contract contract) {
        return run(contract, CellFilter.all());
    }

    /** Runs a part of the matrix. */
    public Coverage run(Contract contract, CellFilter filter) {
        Sender sender = new Sender(() -> this, TransportOptions.standard(), Duration.ZERO, () -> 0);
        Target target = new Target(
                () -> URI.create("http://localhost:8080"), Identity::credential, sender, () -> Redaction.standard()
                        .withSecrets(Set.of(TOKEN)));
        return Matrix.of(contract).only(filter).run(target, new MatrixOptions(1, NOON, 42));
    }

    @Override
    public Outcome send(Request request) {
        Response answer = answer(request);
        return request.method().equals(Method.HEAD)
                ? Response.of(answer.status(), answer.headers(), Body.none())
                : answer;
    }

    private Response answer(Request request) {
        boolean isGet = request.method().toString().matches("GET|HEAD");
        String path = request.path().replaceFirst("\\?.*", "");
        if (path.equals("/health")) {
            return isGet ? response(200, "{\"up\":true}") : response(405, "", "Allow: GET, HEAD");
        }
        if (!path.startsWith("/orders")) {
            return response(404, "{\"error\":\"no such resource\"}");
        }
        return refusal(request.headers().values("Authorization")).orElseGet(() -> orders(request, path, isGet));
    }

    private Optional<Response> refusal(List<String> lines) {
        String line = lines.size() == 1 ? lines.get(0) : "";
        boolean isBearer = line.regionMatches(true, 0, "Bearer ", 0, 7);
        if (isBearer && line.substring(7).strip().equals(TOKEN)) {
            return Optional.empty();
        }
        if (!isBearer) {
            return Optional.of(response(401, "", "WWW-Authenticate: Bearer realm=\"orders\""));
        }
        return Optional.of(
                isRepaired
                        ? response(401, "", "WWW-Authenticate: Bearer realm=\"orders\", error=\"invalid_token\"")
                        : response(401, "{\"error\":\"wrong token\"}"));
    }

    private static Response orders(Request request, String path, boolean isGet) {
        if (path.equals("/orders")) {
            return isGet ? response(200, "[{\"id\":1}]") : response(405, "", "Allow: GET, HEAD");
        }
        boolean isFirst = path.equals("/orders/1");
        return switch (request.method().toString()) {
            case "GET", "HEAD" -> isFirst ? response(200, "{\"id\":1}") : absent();
            case "DELETE" -> isFirst ? response(204, "") : absent();
            default -> response(405, "", "Allow: GET, HEAD, DELETE");
        };
    }

    private static Response absent() {
        return response(404, "{\"error\":\"no such order\"}");
    }

    private static Response response(int status, String content, String... lines) {
        List<Field> fields = new ArrayList<>();
        for (String line : lines) {
            fields.add(new Field(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(' ') + 1)));
        }
        if (!content.isEmpty()) {
            fields.add(new Field("Content-Type", "application/json"));
        }
        fields.add(new Field("Cache-Control", "no-store"));
        return Response.of(status, Headers.of(fields), Body.of(content));
    }

    @Override
    public Optional<String> cannotSend(Request request) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
