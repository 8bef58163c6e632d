package io.authcontract.matrix;

import static io.authcontract.matrix.Conformant.notes;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.ReceivedRequest;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Services whose flaw shows only to somebody who looks closely, or who sends something unusual. */
final class ThoroughServices {
    private static final Set<String> BEARER = Set.of("bearer");
    private static final String APP = "https://app.example";
    private static final String ADMIN = "https://admin.example";
    private static final String TAG = "\"n1\"";
    private static final String CHANGED = "Mon, 23 Nov 2026 17:58:16 GMT";

    private ThoroughServices() {}

    static Stream<Conformant> all() {
        return Stream.of(contents(), conditions(), callers(), origins(), pages())
                .flatMap(services -> services);
    }

    private static Stream<Conformant> contents() {
        return Stream.of(
                Conformant.of("an envelope around data and errors", SchemeServices::tokens, enveloped())
                        .flawed(
                                "body-no-protected-data",
                                right -> call -> right.answer(call).status() == 401 && call.isRead()
                                        ? goingOn(call, right.answer(call))
                                        : right.answer(call)),
                Conformant.of(
                                "a list of what was read when, and another one for everybody",
                                SchemeServices::tokens,
                                listed(new AtomicLong()))
                        .flawed(
                                "path-variant",
                                right -> call -> call.path().equals("/notes/") && call.isRead()
                                        ? right.answer(as(call, "/notes"))
                                        : right.answer(call)));
    }

    private static Stream<Conformant> conditions() {
        return Stream.of(
                Conformant.of("conditions after the guard", SchemeServices::tokens, conditional(plain()))
                        .flawed(
                                "auth-before-preconditions",
                                right -> call -> call.path().equals("/notes/1")
                                                && call.value("If-None-Match").equals(TAG)
                                        ? Answer.of(304, "ETag: " + TAG)
                                        : right.answer(call)),
                Conformant.of("dates after the guard", SchemeServices::tokens, conditional(plain()))
                        .flawed(
                                "auth-before-preconditions",
                                right -> call -> call.path().equals("/notes/1")
                                                && call.value("If-Modified-Since")
                                                        .equals(CHANGED)
                                        ? Answer.of(304)
                                        : right.answer(call)),
                Conformant.of("changes that nobody saw, after the guard", SchemeServices::tokens, conditional(plain()))
                        .flawed(
                                "auth-before-preconditions",
                                right -> call -> !call.value("If-Match").isEmpty()
                                                && !call.value("If-Match").equals(TAG)
                                        ? Answer.of(412)
                                        : right.answer(call)));
    }

    private static Stream<Conformant> callers() {
        return Stream.of(
                Conformant.of("a wrong content is a bad request", SchemeServices::tokens, plain())
                        .answering(
                                "valid-creds-not-401",
                                call -> a -> a.status() == 400
                                                && call.value("Authorization").equals("Bearer " + Visitor.TOKEN)
                                        ? WireServices.plain(Visitor.STRANGER)
                                        : a),
                Conformant.of("what is not there is not found", SchemeServices::tokens, plain())
                        .answering(
                                "valid-creds-not-401",
                                call -> a -> a.status() == 404
                                                && call.method().equals("GET")
                                                && call.value("Authorization").equals("Bearer " + Visitor.TOKEN)
                                        ? WireServices.plain(Visitor.STRANGER)
                                        : a),
                Conformant.of("a type that nobody has is not acceptable", SchemeServices::tokens, acceptable())
                        .answering(
                                "valid-creds-not-401",
                                call -> a -> a.status() == 406 ? WireServices.plain(Visitor.NOBODY) : a),
                trusting("X-Forwarded-Client-Cert"),
                trusting("X-Forwarded-Email"),
                trusting("X-User"),
                Conformant.of("the address in the realm", SchemeServices::tokens, plain())
                        .answering(
                                "challenge-no-reflection",
                                call -> a -> SchemeServices.replaced(
                                        a, "realm=\"notes\"", "realm=\"" + target(call) + "\"")),
                Conformant.of("the program in the description", SchemeServices::tokens, plain())
                        .answering(
                                "challenge-no-reflection",
                                call -> a -> call.value("User-Agent").isEmpty()
                                        ? a
                                        : SchemeServices.replaced(
                                                a,
                                                "realm=\"notes\"",
                                                "realm=\"notes for " + call.value("User-Agent") + "\"")));
    }

    private static Conformant trusting(String field) {
        return Conformant.of(field + " is for proxies only", SchemeServices::tokens, plain())
                .flawed(
                        "header-spoof",
                        right -> call -> !call.value(field).isEmpty() && Notebook.isProtected(call)
                                ? Notebook.served(call)
                                : right.answer(call));
    }

    private static Stream<Conformant> origins() {
        return Stream.of(
                origin("any origin that begins like ours", origin -> origin.startsWith(APP)),
                origin("any origin that ends like ours", origin -> origin.endsWith("app.example")),
                origin("any origin that matches ours", origin -> origin.matches("https://app.example")),
                origin("pages without an origin", origin -> origin.equals("null")),
                Conformant.of("two origins, each by its name", ThoroughServices::browsers, shared())
                        .answering(
                                "cors-origin-policy",
                                call -> a -> a.status() == 200
                                                && !call.value("Origin").isEmpty()
                                        ? reflected(a, call.value("Origin"))
                                        : a));
    }

    /** Who is let in by a comparison that is not exact. */
    private static Conformant origin(String name, Predicate<String> allowed) {
        return Conformant.of("not " + name, ThoroughServices::browsers, shared())
                .answering(
                        "cors-origin-policy",
                        call -> a -> allowed.test(call.value("Origin")) ? reflected(a, call.value("Origin")) : a);
    }

    private static ContractBuilder browsers(ContractBuilder c) {
        return SchemeServices.tokens(c).webOrigins(APP, ADMIN);
    }

    private static Answer reflected(Answer answer, String origin) {
        return answer.without("Access-Control-Allow-Origin")
                .with("Access-Control-Allow-Origin: " + origin, "Access-Control-Allow-Credentials: true");
    }

    private static Script shared() {
        return call -> {
            String origin = call.value("Origin");
            boolean ours = origin.equals(APP) || origin.equals(ADMIN);
            boolean preflight = call.method().equals("OPTIONS")
                    && !call.value("Access-Control-Request-Method").isEmpty();
            Answer answer = (preflight ? Answer.of(204) : plain().answer(call)).with("Vary: Origin");
            if (!ours) {
                return answer;
            }
            Answer readable = answer.with(
                    "Access-Control-Allow-Origin: " + origin,
                    "Access-Control-Allow-Credentials: true",
                    "Access-Control-Expose-Headers: WWW-Authenticate");
            return preflight
                    ? readable.with(
                            "Access-Control-Allow-Methods: GET, POST, DELETE",
                            "Access-Control-Allow-Headers: authorization, content-type")
                    : readable;
        };
    }

    private static Stream<Conformant> pages() {
        return Stream.of(
                disguised(
                        "text/html; charset=utf-8",
                        "<title>Notes</title><h1>Sign in</h1><form action=\"/session\" method=\"post\">"
                                + "<input type=\"email\" name=\"address\"><button>Next</button></form>"),
                disguised(
                        "text/html; charset=utf-8",
                        "<form action='/login/start' method=post><input name=identifier><input type=submit></form>"),
                disguised("application/json", "{\"status\":\"error\",\"message\":\"no session\"}"),
                disguised("application/json", "{\"success\":false}"),
                disguised("application/json", "{\"result\":\"fail\",\"data\":null}"),
                // It is open, whatever else the page has.
                Conformant.of("a page with a form for news", SchemeServices::tokens, plain())
                        .refusing(
                                "no-anonymous-access",
                                a -> Answer.of(200)
                                        .saying(
                                                "text/html; charset=utf-8",
                                                "<title>Notes</title><p>buy milk</p><form action=\"/news\">"
                                                        + "<input type=\"email\" name=\"email\"><button>Subscribe</button></form>")),
                Conformant.of("a job that has failed", SchemeServices::tokens, plain())
                        .refusing("no-anonymous-access", a -> Answer.of(200)
                                .saying("application/json", "{\"status\":\"failed\",\"job\":7,\"owner\":\"alice\"}")));
    }

    private static Conformant disguised(String type, String content) {
        return Conformant.of("a refusal that is not " + content, SchemeServices::tokens, plain())
                .refusing("soft-401", a -> Answer.of(200, "Cache-Control: no-store")
                        .saying(type, content));
    }

    private static Script plain() {
        return notes(BEARER, WireServices::plain);
    }

    /** What was asked for, but for tokens that stand in it. */
    private static String target(Call call) {
        return call.received().requestLine().split(" ", 3)[1].replaceAll("access_token=[^&]*", "access_token=***");
    }

    private static Call as(Call call, String path) {
        return new Call(new ReceivedRequest(
                call.received()
                        .head()
                        .replaceFirst(" /[^ ]* ", " " + path + " ")
                        .replaceFirst("\r\n\r\n$", "\r\nAuthorization: Bearer " + Visitor.TOKEN + "\r\n\r\n"),
                ""));
    }

    /** Every answer tells which edition of the service has made it, and where. */
    private static Script enveloped() {
        return call -> {
            Answer answer = plain().answer(call);
            String content = answer.content().isEmpty() ? "null" : answer.content();
            return answer.status() == 405
                    ? answer
                    : answer.saying(
                            "application/json",
                            "{\"edition\":\"v1.4.2-b7\",\"rack\":\"web-07a\",\"status\":" + answer.status()
                                    + ",\"content\":" + content + "}");
        };
    }

    /** The refusal, and then the page after all. */
    private static Answer goingOn(Call call, Answer refusal) {
        Answer page = enveloped().answer(as(call, call.path()));
        return page.status() == 200
                ? refusal.saying(refusal.content().replaceFirst("}$", ",\"page\":" + page.content() + "}"))
                : refusal;
    }

    /** When each note was read is another time in each answer. */
    private static Script listed(AtomicLong reads) {
        Script right = plain();
        return call -> {
            if (call.path().equals("/notes/") && call.isRead()) {
                return Answer.of(200).saying("application/json", "[{\"title\":\"welcome\"}]");
            }
            Answer answer = right.answer(call);
            return answer.status() == 200 && call.path().equals("/notes")
                    ? answer.saying("[{\"id\":1,\"text\":\"buy milk\",\"read\":\"" + time(reads) + "\"}]")
                    : answer;
        };
    }

    private static String time(AtomicLong reads) {
        return Instant.ofEpochSecond(1_795_000_000L + reads.incrementAndGet()).toString();
    }

    /** RFC 9110 section 13.2.1: conditions count where the answer would be a success. */
    private static Script conditional(Script right) {
        return call -> {
            Answer answer = right.answer(call);
            if (answer.status() != 200 || !call.path().equals("/notes/1")) {
                return answer;
            }
            boolean isKnown = call.value("If-None-Match").equals(TAG);
            return isKnown ? Answer.of(304, "ETag: " + TAG) : answer.with("ETag: " + TAG, "Last-Modified: " + CHANGED);
        };
    }

    /** RFC 9110 section 15.5.7. */
    private static Script acceptable() {
        return call -> {
            Answer answer = plain().answer(call);
            boolean isJson =
                    call.value("Accept").isEmpty() || call.value("Accept").matches(".*(\\*/\\*|json).*");
            return answer.status() == 200 && !isJson ? Notebook.problem(406, "There is JSON only") : answer;
        };
    }
}
