package io.authcontract.matrix;

import static io.authcontract.matrix.Conformant.bearer;
import static io.authcontract.matrix.Conformant.notes;
import static io.authcontract.matrix.Conformant.refusal;
import static io.authcontract.matrix.SchemeServices.replaced;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.ReceivedRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Services whose callers, or what they tell them, are unusual. */
final class CallerServices {
    private static final Set<String> BEARER = Set.of("bearer");
    private static final String APP = "https://app.example";
    private static final String METADATA = "/.well-known/oauth-protected-resource/mcp";

    private CallerServices() {}

    static Stream<Conformant> all() {
        return Stream.concat(sites(), programs());
    }

    private static Stream<Conformant> sites() {
        return Stream.of(
                Conformant.of("existence concealed with 404", CallerServices::concealing, concealed())
                        .leaving(
                                "notes: DELETE /notes/\\{id} ~ .*: UNPROVEN, no control: .* was answered with 404, and a request"
                                        + " without credentials is not answered otherwise.*")
                        .flawed(
                                "existence-oracle",
                                right -> call -> right.answer(call).status() == 404
                                                && call.path().equals("/notes/1")
                                        ? Notebook.missing("the note is not yours")
                                        : right.answer(call)),
                Conformant.of("a login page for navigations, 401 for scripts", CallerServices::site, site(false))
                        .leaving(
                                "notes: .* ~ bearer.insufficient-scope: SKIPPED, the scenario has no identity for it.*")
                        .flawed("no-login-redirect-for-machines", right -> site(true)),
                Conformant.of("a session, and a login page for everybody without", CallerServices::pages, pages())
                        .answering(
                                "refusal-not-cacheable",
                                call -> a -> a.status() == 303 ? a.status(301).without("Cache-Control") : a),
                Conformant.of(
                                "a page of the application at every other address",
                                SchemeServices::tokens,
                                notes(BEARER, WireServices::plain, call -> application()))
                        .flawed(
                                "path-variant",
                                right -> call -> call.path().equals("/notes/") && call.isRead()
                                        ? Notebook.served(asked(call, "/notes"))
                                        : right.answer(call)),
                Conformant.of(
                                "another spelling is redirected to the usual one",
                                SchemeServices::tokens,
                                notes(BEARER, WireServices::plain, CallerServices::canonical))
                        .flawed(
                                "path-variant",
                                right -> call -> call.path().equals("/NOTES") && call.isRead()
                                        ? Notebook.served(asked(call, "/notes"))
                                        : right.answer(call)),
                Conformant.of(
                                "a guard before the router, which tells strangers of no page",
                                SchemeServices::tokens,
                                everywhere(BEARER))
                        .flawed(
                                "no-anonymous-access",
                                right -> call -> call.value("Authorization").equals("Bearer null")
                                        ? Notebook.served(call)
                                        : right.answer(call)));
    }

    private static Stream<Conformant> programs() {
        return Stream.of(
                Conformant.of("MCP", c -> mcp(c), CallerServices::mcp)
                        .answering("mcp-scope-guidance", call -> a -> replaced(a, "scope=\"notes:read\", ", "")),
                Conformant.of(
                                "a public operation that ignores bad tokens",
                                c -> SchemeServices.tokens(c).policy(Policy.IGNORE_BAD_CREDENTIALS_ON_OPEN),
                                notes(BEARER, WireServices::plain))
                        .flawed(
                                OutcomeRule.ID,
                                right -> call -> call.path().equals("/health")
                                                && !call.values("Authorization").isEmpty()
                                        ? WireServices.plain(Visitor.STRANGER)
                                        : right.answer(call)),
                Conformant.of(
                                "scripts of another origin",
                                c -> SchemeServices.tokens(c).webOrigins(APP),
                                shared(notes(BEARER, WireServices::plain)))
                        .flawed(
                                "cors-preflight",
                                right -> call -> isPreflight(call)
                                        ? WireServices.plain(Visitor.NOBODY).with("Vary: Origin")
                                        : right.answer(call)),
                Conformant.of(
                                "a token that needs a stronger login for writing",
                                SchemeServices::tokens,
                                notes(BEARER, v -> v == Visitor.BOB ? stepUp() : WireServices.plain(v)))
                        .leaving(
                                "notes: .* ~ bearer.insufficient-scope: INCONCLUSIVE, answered with 401: it asks for a stronger login"
                                        + " \\(RFC 9470 section 3\\).*")
                        .answering("step-up-challenge", call -> a -> replaced(a, ", acr_values=\"myACR\"", "")));
    }

    /** RFC 9470 section 3. */
    private static Answer stepUp() {
        return Notebook.problem(401, "Unauthorized")
                .with("WWW-Authenticate: Bearer realm=\"notes\", error=\"insufficient_user_authentication\","
                        + " error_description=\"A stronger login is needed\", acr_values=\"myACR\"");
    }

    private static Answer application() {
        return Answer.of(200, "Cache-Control: public, max-age=60")
                .saying(
                        "text/html",
                        "<!doctype html><title>Notes</title><div id=app></div><script src=/app.js></script>");
    }

    private static Answer canonical(Call call) {
        String plain = call.path().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        return plain.matches("/notes(/\\w+)?") && call.isRead()
                ? Answer.of(308, "Location: " + plain)
                : Notebook.missing("no such page");
    }

    private static Script everywhere(Set<String> schemes) {
        return call -> {
            Visitor visitor = Visitor.of(call, schemes);
            boolean passes = visitor.may(call) || call.path().equals("/health");
            return passes ? Notebook.behind(any -> Optional.empty()).answer(call) : WireServices.plain(visitor);
        };
    }

    private static Call asked(Call call, String path) {
        return new Call(new ReceivedRequest(call.received().head().replaceFirst(" /[^ ]* ", " " + path + " "), ""));
    }

    private static ContractBuilder concealing(ContractBuilder contract) {
        return SchemeServices.tokens(contract).policy(Policy.CONCEAL_WITH_404);
    }

    /** RFC 9110 section 15.5.4: the answer is that of what does not exist; a token that is no good is told (RFC 6750 section 3.1). */
    private static Script concealed() {
        return notes(
                BEARER,
                v -> v == Visitor.STRANGER || v == Visitor.UNREADABLE ? WireServices.plain(v) : Notebook.noNote());
    }

    private static ContractBuilder site(ContractBuilder contract) {
        return session(contract)
                .scheme(Scheme.bearer("notes"))
                .identity(Identity.valid("alice's script", () -> Credential.bearer(Visitor.TOKEN)));
    }

    private static ContractBuilder session(ContractBuilder contract) {
        return contract.profile(Profile.BROWSER)
                .scheme(Scheme.cookie("sid"))
                .identity(Identity.valid("alice", () -> Credential.cookie("sid", Visitor.SESSION)));
    }

    /** What a browser navigates to is a page; a script reads the status. */
    private static Script site(boolean everybody) {
        return Notebook.behind(call -> {
            Visitor visitor =
                    Visitor.of(call, BEARER) == Visitor.NOBODY ? Visitor.bySession(call) : Visitor.of(call, BEARER);
            if (visitor == Visitor.ALICE) {
                return Optional.empty();
            }
            boolean navigates = call.value("Accept").contains("text/html") && call.isRead();
            return Optional.of(navigates || everybody ? login() : WireServices.plain(visitor));
        });
    }

    private static ContractBuilder pages(ContractBuilder contract) {
        return session(contract).policy(Policy.REDIRECT_TO_LOGIN);
    }

    private static Script pages() {
        return Notebook.behind(
                call -> Visitor.bySession(call) == Visitor.ALICE ? Optional.empty() : Optional.of(login()));
    }

    private static Answer login() {
        return Answer.of(303, "Location: /login", "Cache-Control: no-store", "Vary: Accept, Cookie");
    }

    /** One endpoint (MCP, Streamable HTTP), and a token for it. */
    private static ContractBuilder mcp(ContractBuilder notes) {
        Contract like = notes.build();
        return Contract.named("notes")
                .baseUri(like.baseUri().orElseThrow())
                .profile(Profile.MCP)
                .scheme(Scheme.bearer())
                .identity(Identity.valid("alice", () -> Credential.bearer(Visitor.TOKEN)))
                .secured("POST /mcp", o -> o.body(
                                "application/json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                        .header("Accept", "application/json, text/event-stream")
                        .harmless());
    }

    private static Answer mcp(Call call) {
        String origin = "http://" + call.value("Host");
        if (call.path().equals(METADATA) && call.isRead()) {
            return Answer.of(200)
                    .saying(
                            "application/json",
                            "{\"resource\":\"" + origin
                                    + "/mcp\",\"authorization_servers\":[\"https://login.example\"]}");
        }
        if (!call.path().equals("/mcp")) {
            return Notebook.missing("no such page");
        }
        Visitor visitor = Visitor.of(call, BEARER);
        if (visitor != Visitor.ALICE) {
            String challenge = bearer(visitor).replace("realm=\"notes\"", "scope=\"notes:read\"")
                    + ", resource_metadata=\"" + origin + METADATA + "\"";
            return refusal(visitor, a -> a.with("WWW-Authenticate: " + challenge));
        }
        return call.method().equals("POST")
                ? Answer.of(200, "Cache-Control: private, no-store")
                        .saying("application/json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")
                : Notebook.notAllowed("POST");
    }

    /** Fetch, CORS protocol: a preflight carries no credentials, and is answered before anybody asks for them. */
    private static Script shared(Script right) {
        return call -> {
            Answer plain = isPreflight(call) ? Answer.of(204) : right.answer(call);
            Answer varied = plain.with("Vary: Origin");
            if (!call.value("Origin").equals(APP)) {
                return varied;
            }
            Answer readable = varied.with(
                    "Access-Control-Allow-Origin: " + APP, "Access-Control-Expose-Headers: WWW-Authenticate");
            return isPreflight(call)
                    ? readable.with(
                            "Access-Control-Allow-Methods: GET, POST, DELETE",
                            "Access-Control-Allow-Headers: authorization, content-type")
                    : readable;
        };
    }

    private static boolean isPreflight(Call call) {
        return call.method().equals("OPTIONS")
                && !call.value("Access-Control-Request-Method").isEmpty();
    }
}
