package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** A small application that others put their guards in front of: GET and POST /notes, GET and DELETE /notes/{id}; GET /health is for everybody. */
final class Notebook {
    private static final String NOTE = "{\"id\":1,\"text\":\"buy milk\"}";

    private Notebook() {}

    /** The application behind a guard, which answers who may not pass. Methods that are not served are the guard's business first. */
    static Script behind(Function<Call, Optional<Answer>> guard) {
        return behind(guard, call -> missing("no such page"));
    }

    static Script behind(Function<Call, Optional<Answer>> guard, Function<Call, Answer> elsewhere) {
        return call -> isProtected(call)
                ? guard.apply(call).orElseGet(() -> served(call))
                : call.path().equals("/health") ? health(call) : elsewhere.apply(call);
    }

    static boolean isProtected(Call call) {
        return call.path().matches("/notes(/[^/;.%?]+)?");
    }

    /** What anybody gets who has passed. */
    static Answer served(Call call) {
        boolean list = call.path().equals("/notes");
        return switch (call.method()) {
            case "GET", "HEAD" ->
                list ? json(200, "[" + NOTE + "]") : call.path().equals("/notes/1") ? json(200, NOTE) : noNote();
            case "POST" -> list ? created(call) : notAllowed("GET, HEAD, DELETE");
            case "DELETE" -> list ? notAllowed("GET, HEAD, POST") : noNote();
            default -> notAllowed(list ? "GET, HEAD, POST" : "GET, HEAD, DELETE");
        };
    }

    private static Answer created(Call call) {
        boolean readable = call.received().body().matches("\\{\"text\":\"[^\"]+\"}");
        return readable ? json(201, call.received().body()) : problem(400, "The note cannot be read.");
    }

    private static Answer health(Call call) {
        return call.isRead() ? Answer.of(200).saying("application/json", "{\"up\":true}") : notAllowed("GET, HEAD");
    }

    /** What belongs to a caller is for no shared cache (RFC 9111 section 3.5). */
    private static Answer json(int status, String content) {
        return Answer.of(status, "Cache-Control: private, no-store").saying("application/json", content);
    }

    static Answer noNote() {
        return missing("no such note");
    }

    static Answer missing(String what) {
        return Answer.of(404, "Cache-Control: no-store").saying("application/json", "{\"error\":\"" + what + "\"}");
    }

    static Answer notAllowed(String methods) {
        return Answer.of(405, "Allow: " + methods);
    }

    /** RFC 9457. */
    static Answer problem(int status, String title) {
        return Answer.of(status, "Cache-Control: no-store")
                .saying("application/problem+json", "{\"title\":\"" + title + "\",\"status\":" + status + "}");
    }

    /** The contract that the application keeps, without the ways in which its callers prove who they are. */
    static ContractBuilder contract(URI address) {
        return Contract.named("notes")
                .baseUri(address)
                .sample("id", "1")
                .secured("GET /notes")
                .secured("POST /notes", o -> o.scopes("notes:write"))
                .secured("GET /notes/{id}")
                .secured("DELETE /notes/{id}", o -> o.scopes("notes:write"))
                .open("GET /health", "load balancer probe");
    }
}
