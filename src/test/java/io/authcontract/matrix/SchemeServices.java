package io.authcontract.matrix;

import static io.authcontract.matrix.Conformant.bearer;
import static io.authcontract.matrix.Conformant.notes;
import static io.authcontract.matrix.Conformant.refusal;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Allowances;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Wire;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Services whose schemes, or the number of them, are unusual. */
final class SchemeServices {
    private static final Set<String> BEARER = Set.of("bearer");
    private static final Set<String> BASIC = Set.of("basic");
    private static final Set<String> BOTH = Set.of("basic", "bearer");
    private static final String BASIC_LINE = "Basic realm=\"Notes, by hand\", charset=\"UTF-8\"";
    private static final String SHA_256 =
            "Digest realm=\"notes\", qop=\"auth, auth-int\", algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4U\", opaque=\"FQhe/qaU925k\", charset=UTF-8, userhash=true";
    private static final String MD5 =
            "Digest realm=\"notes\", qop=\"auth, auth-int\", algorithm=MD5, nonce=\"7ypf/xlj9XXwfDPEoM4V\", opaque=\"FQhe/qaU925k\"";

    private SchemeServices() {}

    static Stream<Conformant> all() {
        return Stream.of(
                Conformant.of(
                                "several challenges in one line, with realms of their own",
                                c -> both(c),
                                notes(BOTH, v -> refusal(v, a -> a.with(oneLine(v)))))
                        .leaving(
                                "notes: .* ~ basic.insufficient-permission: SKIPPED, the scenario has no identity for it.*")
                        .refusing("challenge-parses", a -> replaced(a, ", Bearer", "; Bearer")),
                Conformant.of(
                                "several lines",
                                SchemeServices::passwords,
                                notes(
                                        BASIC,
                                        v -> refusal(
                                                v,
                                                a -> a.with(
                                                        "WWW-Authenticate: Negotiate",
                                                        "WWW-Authenticate: NTLM",
                                                        "WWW-Authenticate: " + BASIC_LINE))))
                        .refusing("negotiate-initial", a -> replaced(a, "NTLM", "NTLM TlRMTVNTUAACAAAA")),
                Conformant.over(
                                Wire.HTTPS,
                                "Digest with two algorithms beside Basic",
                                SchemeServices::passwords,
                                notes(BASIC, v -> refusal(v, a -> digests(a).with("WWW-Authenticate: " + BASIC_LINE))))
                        .refusing("digest-params", a -> replaced(a, "qop=\"auth, auth-int\", ", "")),
                Conformant.of(
                                "Digest alone, which no identity speaks",
                                UnaryOperator.identity(),
                                Notebook.behind(call -> Optional.of(refusal(Visitor.NOBODY, SchemeServices::digests))))
                        .leaving(
                                "notes: (GET|HEAD|POST|DELETE) /notes(/\\{id})? ~ .*: UNPROVEN, no control: the contract declares no scheme.*")
                        .flawed(
                                "no-anonymous-access",
                                right -> call -> call.value("Authorization").isEmpty()
                                        ? right.answer(call)
                                        : Notebook.served(call)),
                Conformant.of("an API key with a scheme of its own", SchemeServices::key, Notebook.behind(call -> {
                            Visitor visitor = Visitor.byKey(call);
                            return visitor == Visitor.ALICE
                                    ? Optional.empty()
                                    : Optional.of(
                                            refusal(visitor, a -> a.with("WWW-Authenticate: ApiKey realm=\"notes\"")));
                        }))
                        .refusing("challenge-present", a -> a.without("WWW-Authenticate")),
                Conformant.of(
                                "DPoP beside Bearer",
                                SchemeServices::tokens,
                                notes(
                                        BEARER,
                                        v -> refusal(
                                                v,
                                                a -> a.with("WWW-Authenticate: " + bearer(v)
                                                        + ", DPoP algs=\"ES256 PS256\""))))
                        .answering(
                                "bearer-no-error-without-token",
                                call -> a -> replaced(a, "DPoP algs", "DPoP error=\"invalid_token\", algs")),
                Conformant.of(
                                "names of fields and schemes in small letters",
                                SchemeServices::tokens,
                                notes(
                                        BEARER,
                                        v -> refusal(
                                                v,
                                                a -> a.with("www-authenticate: "
                                                        + bearer(v).replace("Bearer", "bearer")))))
                        .answering("realm-quoted", call -> a -> replaced(a, "\"notes\"", "notes")));
    }

    private static String oneLine(Visitor visitor) {
        return "WWW-Authenticate: " + BASIC_LINE + ", " + bearer(visitor).replace("\"notes\"", "\"notes of machines\"");
    }

    private static Answer digests(Answer answer) {
        return answer.with("WWW-Authenticate: " + SHA_256, "WWW-Authenticate: " + MD5);
    }

    /** The answer with another text in its field lines. */
    static Answer replaced(Answer answer, String text, String by) {
        return new Answer(
                answer.before(),
                answer.version(),
                answer.status(),
                answer.fields().stream().map(line -> line.replace(text, by)).toList(),
                answer.content());
    }

    static ContractBuilder tokens(ContractBuilder contract) {
        return Visitor.tokens(contract.scheme(Scheme.bearer("notes")));
    }

    static ContractBuilder passwords(ContractBuilder contract) {
        return Visitor.passwords(contract.scheme(Scheme.basic("Notes, by hand")));
    }

    private static ContractBuilder both(ContractBuilder contract) {
        return Visitor.tokens(passwords(contract).scheme(Scheme.bearer("notes of machines")));
    }

    private static ContractBuilder key(ContractBuilder contract) {
        return contract.scheme(Scheme.apiKey("X-Api-Key"))
                .identity(Identity.valid("alice", () -> Credential.apiKey("X-Api-Key", Visitor.KEY)))
                .allowances(new Allowances(Set.of("ApiKey"), Set.of(), Set.of()));
    }
}
