package io.authcontract.matrix;

import static io.authcontract.matrix.Conformant.bearer;
import static io.authcontract.matrix.Conformant.notes;
import static io.authcontract.matrix.Conformant.refusal;
import static io.authcontract.matrix.SchemeServices.replaced;

import io.authcontract.rule.Allowances;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Wire;
import io.authcontract.testkit.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Services whose messages are unusual. */
final class WireServices {
    private static final Set<String> BEARER = Set.of("bearer");
    private static final Set<String> BASIC = Set.of("basic");
    private static final String HSTS = "Strict-Transport-Security: max-age=31536000";
    private static final String TRACE =
            "java.lang.IllegalStateException: no token\\n\\tat com.example.notes.Guard.check(Guard.java:42)";

    private WireServices() {}

    static Stream<Conformant> all() {
        return Stream.of(
                Conformant.of("compressed refusals", SchemeServices::tokens, notes(BEARER, v -> gzip(plain(v))))
                        .refusing(
                                "body-no-leak",
                                a -> gzip(plain(Visitor.NOBODY)
                                        .saying("application/json", "{\"error\":\"" + TRACE + "\"}"))),
                Conformant.of("HTTP/1.0", SchemeServices::passwords, call -> notes(
                                        BASIC,
                                        v -> refusal(
                                                v,
                                                a -> a.with(
                                                        "WWW-Authenticate: Basic realm=\"Notes, by hand\"",
                                                        "Pragma: no-cache")))
                                .answer(call)
                                .in("HTTP/1.0"))
                        .refusing("soft-401", a -> Answer.of(200, "Cache-Control: no-store")
                                .in("HTTP/1.0")
                                .saying("application/json", "{\"error\":\"Please log in.\"}")),
                Conformant.over(
                                Wire.DRIBBLED,
                                "answers that come octet by octet",
                                SchemeServices::tokens,
                                notes(BEARER, WireServices::plain))
                        .answering("no-5xx-on-creds", call -> a -> a.status() == 400 ? a.status(500) : a),
                Conformant.over(
                                Wire.HTTPS,
                                "HTTPS only, as the host promises",
                                c -> SchemeServices.tokens(c)
                                        .allowances(Allowances.none().hstsHost(true)),
                                call -> notes(BEARER, WireServices::plain)
                                        .answer(call)
                                        .with(HSTS))
                        .refusing("refusal-keeps-headers", a -> a.without("Strict-Transport-Security")),
                Conformant.of(
                                "an interim answer before the final one",
                                SchemeServices::tokens,
                                notes(BEARER, v -> plain(v).after(
                                                "HTTP/1.1 103 \r\nLink: </login.css>; rel=preload; as=style\r\n\r\n")))
                        .refusing("challenge-present", a -> a.without("WWW-Authenticate")
                                .after("HTTP/1.1 103 \r\nWWW-Authenticate: " + bearer(Visitor.NOBODY) + "\r\n\r\n")),
                Conformant.of("methods that are not served before credentials", SchemeServices::tokens, call -> {
                            Answer served = Notebook.isProtected(call) ? Notebook.served(call) : Answer.of(404);
                            return served.status() == 405
                                    ? served
                                    : notes(BEARER, WireServices::plain).answer(call);
                        })
                        .flawed(
                                "method-tampering",
                                right -> call -> call.method().equals("AUTHCONTRACT")
                                                && call.path().equals("/notes")
                                        ? Notebook.behind(any -> Optional.empty())
                                                .answer(asGet(call))
                                        : right.answer(call)),
                Conformant.of("limits that every answer tells", SchemeServices::tokens, call -> notes(
                                        BEARER, WireServices::plain)
                                .answer(call)
                                .with("RateLimit-Policy: \"default\";q=100;w=60", "RateLimit: \"default\";r=50;t=30"))
                        .refusing("problem-details", a -> a.saying("{\"title\":\"Unauthorized\",\"status\":403}")),
                Conformant.of(
                                "attempts that are used up",
                                SchemeServices::tokens,
                                notes(
                                        BEARER,
                                        v -> v == Visitor.STRANGER
                                                ? Notebook.problem(429, "Too Many Requests")
                                                        .with("Retry-After: 30")
                                                : plain(v)))
                        .leaving(
                                "notes: .* ~ bearer\\.random: INCONCLUSIVE, the answer 429 .*",
                                "notes: bearer ~ none.literal-null/(null|undefined|none|nil|true|zero): INCONCLUSIVE, the answer 429 .*",
                                "notes: bearer ~ (jwt\\..*|bearer\\.huge): INCONCLUSIVE, the answer 429 .*")
                        .answering("throttle-429", call -> a -> a.status() == 429 ? a.without("Retry-After") : a),
                Conformant.of(
                                "a length in the answer to HEAD",
                                SchemeServices::tokens,
                                notes(BEARER, WireServices::plain))
                        .flawed(
                                "no-anonymous-access",
                                right -> call -> call.method().equals("HEAD") && Notebook.isProtected(call)
                                        ? Notebook.served(call)
                                        : right.answer(call)),
                Conformant.of(
                                "two Authorization fields are a bad request",
                                SchemeServices::tokens,
                                notes(BEARER, WireServices::plain))
                        .flawed("ambiguous-credentials", right -> call -> lastOf(call, right.answer(call))),
                Conformant.of(
                                "HEAD that is not served",
                                SchemeServices::tokens,
                                call -> call.method().equals("HEAD")
                                        ? Notebook.notAllowed("GET, POST, DELETE")
                                        : notes(BEARER, WireServices::plain).answer(call))
                        .refusing("challenge-parses", a -> replaced(a, "\"notes\"", "\"notes")),
                Conformant.of(
                                "OPTIONS and TRACE for everybody, without what is secret",
                                SchemeServices::tokens,
                                call -> asking(call).orElseGet(() -> notes(BEARER, WireServices::plain)
                                        .answer(call)))
                        .leaving("notes: TRACE .* ~ none.unsupported-method: INCONCLUSIVE, answered with 200; .*")
                        .flawed(
                                "method-tampering",
                                right -> call -> call.method().equals("OPTIONS") && Notebook.isProtected(call)
                                        ? Notebook.served(asGet(call))
                                        : right.answer(call)));
    }

    /** RFC 9110 sections 9.3.7 and 9.3.8: what comes back of a TRACE has no field that is likely to be sensitive. */
    private static Optional<Answer> asking(Call call) {
        if (call.method().equals("OPTIONS")) {
            return Optional.of(Answer.of(204, "Allow: GET, HEAD, POST, DELETE, OPTIONS, TRACE"));
        }
        String head = call.received().head().replaceAll("(?im)^(authorization|cookie):.*\r\n", "");
        return call.method().equals("TRACE")
                ? Optional.of(Answer.of(200, "Cache-Control: no-store").saying("message/http", head))
                : Optional.empty();
    }

    /** Whoever reads the last line of several lets in who writes a valid one there. */
    private static Answer lastOf(Call call, Answer right) {
        List<String> lines = call.values("Authorization");
        boolean isIn = lines.size() > 1 && lines.get(lines.size() - 1).equals("Bearer " + Visitor.TOKEN);
        return isIn && Notebook.isProtected(call) ? Notebook.served(call) : right;
    }

    private static Call asGet(Call call) {
        String head = call.received().head().replaceFirst("^[A-Z]+", "GET");
        return new Call(new ReceivedRequest(head, ""));
    }

    static Answer plain(Visitor visitor) {
        return refusal(visitor, a -> a.with("WWW-Authenticate: " + bearer(visitor)));
    }

    private static Answer gzip(Answer answer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(answer.content().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return answer.with("Content-Encoding: gzip", "Vary: Accept-Encoding")
                .saying(out.toString(StandardCharsets.ISO_8859_1));
    }
}
