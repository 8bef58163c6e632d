package io.authcontract.matrix;

import static io.authcontract.matrix.Conformant.bearer;
import static io.authcontract.matrix.Conformant.notes;
import static io.authcontract.matrix.Conformant.refusal;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.ReceivedRequest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What servers and frameworks do by themselves beside a guard that is right. */
final class OrdinaryServices {
    private static final Set<String> BEARER = Set.of("bearer");
    private static final String KEY = "X-Api-Key";
    private static final String OTHER_METHODS =
            "notes: (POST|PUT|PATCH|DELETE|AUTHCONTRACT|TRACE) /health ~ none.unsupported-method: (INCONCLUSIVE|SKIPPED), .*";

    private OrdinaryServices() {}

    static Stream<Conformant> all() {
        return Stream.concat(beside(), answers());
    }

    private static Stream<Conformant> beside() {
        return Stream.of(
                Conformant.of(
                                "a front page that leads elsewhere, and a page that wants a parameter",
                                c -> SchemeServices.tokens(c)
                                        .open("GET /", "front page")
                                        .open("GET /callback", "asked with a code"),
                                notes(BEARER, WireServices::plain, OrdinaryServices::front))
                        .leaving("notes: (GET|HEAD) /callback ~ none.public.*: UNPROVEN, answered with 400, .*")
                        .answering(
                                OutcomeRule.ID,
                                call -> a -> call.path().equals("/") ? WireServices.plain(Visitor.NOBODY) : a),
                Conformant.of(
                                "an open page that looks at no method",
                                SchemeServices::tokens,
                                right -> right.path().equals("/health") ? healthy() : guarded(right))
                        .leaving(OTHER_METHODS)
                        .flawed(
                                "method-tampering",
                                right -> call -> call.method().equals("PUT")
                                                && call.path().matches("/notes/.+")
                                        ? Answer.of(200).saying("application/json", "{\"done\":true}")
                                        : right.answer(call)),
                Conformant.of(
                                "a public front page that looks like a note",
                                SchemeServices::tokens,
                                notes(BEARER, WireServices::plain, OrdinaryServices::welcome))
                        .flawed(
                                "header-spoof",
                                right -> call -> call.path().equals("/")
                                                && !call.value("X-Original-URL").isEmpty()
                                        ? Notebook.served(asked(call, call.value("X-Original-URL")))
                                        : right.answer(call)));
    }

    private static Stream<Conformant> answers() {
        return Stream.of(
                Conformant.of("challenges made anew each time", SchemeServices::tokens, anew(new AtomicLong()))
                        .answering(
                                "head-mirrors-get",
                                call -> a -> call.method().equals("HEAD")
                                        ? SchemeServices.replaced(a, "realm=\"notes\"", "realm=\"other notes\"")
                                        : a),
                Conformant.of("a login page by 307 for navigations", OrdinaryServices::session, site())
                        .answering(
                                "no-login-redirect-for-machines",
                                call -> a -> a.status() == 401
                                                && call.value("X-Requested-With")
                                                        .equals("XMLHttpRequest")
                                        ? login()
                                        : a),
                Conformant.of("a key, and nothing said to caches", OrdinaryServices::key, keyed())
                        .answering(
                                "authenticated-not-shared",
                                call -> a -> a.status() == 200 && Notebook.isProtected(call)
                                        ? a.with("Cache-Control: public, max-age=60")
                                        : a),
                Conformant.of("a guard that looks at no content", OrdinaryServices::drafts, OrdinaryServices::drafted)
                        .flawed(
                                "no-anonymous-access",
                                right -> call -> call.path().equals("/drafts")
                                                && call.value("Content-Type").startsWith("text/plain")
                                        ? Answer.of(204)
                                        : right.answer(call)));
    }

    private static ContractBuilder drafts(ContractBuilder contract) {
        return SchemeServices.tokens(contract)
                .secured("POST /drafts", o -> o.body("application/json", "{\"text\":\"buy milk\"}")
                        .harmless());
    }

    private static Answer drafted(Call call) {
        if (!call.path().equals("/drafts")) {
            return guarded(call);
        }
        Visitor visitor = Visitor.of(call, BEARER);
        if (visitor != Visitor.ALICE && visitor != Visitor.BOB) {
            return WireServices.plain(visitor);
        }
        return call.method().equals("POST")
                ? Answer.of(201, "Cache-Control: private, no-store").saying("application/json", "{\"draft\":1}")
                : Notebook.notAllowed("POST");
    }

    private static Answer guarded(Call call) {
        return notes(BEARER, WireServices::plain).answer(call);
    }

    private static Answer front(Call call) {
        if (call.path().equals("/") && call.isRead()) {
            return Answer.of(308, "Location: /welcome");
        }
        return call.path().equals("/callback") && call.isRead()
                ? Notebook.problem(400, "The code is missing")
                : Notebook.missing("no such page");
    }

    private static Answer healthy() {
        return Answer.of(200).saying("application/json", "{\"up\":true}");
    }

    private static Answer welcome(Call call) {
        return call.path().equals("/") && call.isRead()
                ? Answer.of(200).saying("application/json", "[{\"id\":7,\"text\":\"welcome\"}]")
                : Notebook.missing("no such page");
    }

    private static Call asked(Call call, String path) {
        return new Call(new ReceivedRequest(call.received().head().replaceFirst(" /[^ ]* ", " " + path + " "), ""));
    }

    /** RFC 7486 section 3: the challenge is another one in each answer, and a Bearer extension names the request. */
    private static Script anew(AtomicLong number) {
        return notes(
                BEARER,
                visitor -> refusal(visitor, answer -> {
                    String fresh = Long.toHexString(0x5eed_0001L * number.incrementAndGet()) + "a7";
                    return answer.with(
                            "WWW-Authenticate: " + bearer(visitor) + ", trace_id=\"0000" + fresh + "\"",
                            "WWW-Authenticate: HOBA max-age=\"180\", challenge=\"" + fresh + "\", realm=\"keys\"");
                }));
    }

    private static ContractBuilder session(ContractBuilder contract) {
        return contract.profile(Profile.BROWSER)
                .scheme(Scheme.cookie("sid"))
                .identity(Identity.valid("alice", () -> Credential.cookie("sid", Visitor.SESSION)));
    }

    private static Script site() {
        return Notebook.behind(call -> {
            if (Visitor.bySession(call) == Visitor.ALICE) {
                return Optional.empty();
            }
            boolean navigates = call.value("Accept").contains("text/html") && call.isRead();
            return Optional.of(
                    navigates
                            ? login()
                            : Notebook.problem(401, "Unauthorized")
                                    .with("WWW-Authenticate: FormBased realm=\"notes\""));
        });
    }

    private static Answer login() {
        return Answer.of(307, "Location: /login", "Cache-Control: no-store", "Vary: Accept, Cookie");
    }

    private static ContractBuilder key(ContractBuilder contract) {
        return contract.scheme(Scheme.apiKey(KEY))
                .identity(Identity.valid("alice", () -> Credential.apiKey(KEY, Visitor.KEY)));
    }

    private static Script keyed() {
        Script right = Notebook.behind(call -> Visitor.byKey(call) == Visitor.ALICE
                ? Optional.empty()
                : Optional.of(Notebook.problem(401, "Unauthorized").with("WWW-Authenticate: ApiKey realm=\"notes\"")));
        return call -> {
            Answer answer = right.answer(call);
            return answer.status() == 200 ? answer.without("Cache-Control") : answer;
        };
    }
}
