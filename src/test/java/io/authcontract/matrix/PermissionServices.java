package io.authcontract.matrix;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Services that know who calls by something else than a token, and let some callers only read. */
final class PermissionServices {
    private static final String BOB = "Basic Ym9iOmJvYiBtYXkgcmVhZA==";
    private static final String ALICE = "Basic YWxpY2U6YWxpY2UgbWF5IHdyaXRl";
    private static final String KEY = "X-Notes-Pass";

    private PermissionServices() {}

    static Stream<Conformant> all() {
        return Stream.of(
                of(
                        "a user who may only read",
                        PermissionServices::passwords,
                        "Basic realm=\"notes\"",
                        PermissionServices::byPassword),
                of(
                        "a key that may only read",
                        PermissionServices::keys,
                        "ApiKey realm=\"notes\"",
                        call -> by(call.values(KEY), "k3y-of-alice-0001", "k3y-of-bob-0001")),
                of(
                        "a session that may only read",
                        PermissionServices::sessions,
                        "FormBased realm=\"notes\"",
                        call -> by(call.values("Cookie"), "nsid=5e55i0n-0f-4l1c3", "nsid=5e55i0n-0f-b0b")),
                Conformant.of(
                                "keys in a field of its own, which caches are told",
                                PermissionServices::keys,
                                forCaches(guarded(
                                        "ApiKey realm=\"notes\"",
                                        call -> by(call.values(KEY), "k3y-of-alice-0001", "k3y-of-bob-0001"))))
                        .answering(
                                "body-no-leak",
                                call -> a ->
                                        a.status() == 401 && !call.value(KEY).isEmpty()
                                                ? a.saying("{\"title\":\"no such key\",\"status\":401,\"detail\":\""
                                                        + call.value(KEY) + "\"}")
                                                : a));
    }

    private static Conformant of(
            String name, UnaryOperator<ContractBuilder> contract, String challenge, Function<Call, Visitor> visitor) {
        return Conformant.of(name, contract, guarded(challenge, visitor))
                .answering("forbidden-is-403", call -> a -> a.status() == 403 ? refusal(401, challenge) : a);
    }

    /** RFC 9110 sections 11.1 and 11.4: neither the case of the scheme nor more spaces count. */
    private static Visitor byPassword(Call call) {
        return by(
                call.values("Authorization").stream()
                        .map(line -> line.replaceFirst("(?i)^basic +", "Basic "))
                        .toList(),
                ALICE,
                BOB);
    }

    private static Visitor by(List<String> sent, String alice, String bob) {
        return sent.isEmpty()
                ? Visitor.NOBODY
                : sent.equals(List.of(alice))
                        ? Visitor.ALICE
                        : sent.equals(List.of(bob)) ? Visitor.BOB : Visitor.STRANGER;
    }

    private static Script guarded(String challenge, Function<Call, Visitor> who) {
        return Notebook.behind(call -> {
            Visitor visitor = who.apply(call);
            return visitor.may(call)
                    ? Optional.empty()
                    : Optional.of(refusal(visitor == Visitor.BOB ? 403 : 401, challenge));
        });
    }

    private static Answer refusal(int status, String challenge) {
        Answer plain = Notebook.problem(status, status == 403 ? "Forbidden" : "Unauthorized");
        return status == 403 ? plain : plain.with("WWW-Authenticate: " + challenge);
    }

    /** RFC 9111 section 4.1: stored it may be, and given only to a request with the same key. */
    private static Script forCaches(Script right) {
        return call -> {
            Answer answer = right.answer(call);
            return answer.status() == 200 && call.isRead() && Notebook.isProtected(call)
                    ? answer.without("Cache-Control").with("Cache-Control: public, max-age=60", "Vary: " + KEY)
                    : answer;
        };
    }

    private static ContractBuilder passwords(ContractBuilder contract) {
        return contract.scheme(Scheme.basic("notes"))
                .identity(Identity.valid("alice", () -> Credential.basic("alice", "alice may write")))
                .identity(Identity.lowPrivilege("bob", () -> Credential.basic("bob", "bob may read")))
                .identity(Identity.disposable("dave", () -> Credential.basic("dave", "d4ve")));
    }

    private static ContractBuilder keys(ContractBuilder contract) {
        return contract.scheme(Scheme.apiKey(KEY))
                .identity(Identity.valid("alice", () -> Credential.apiKey(KEY, "k3y-of-alice-0001")))
                .identity(Identity.lowPrivilege("bob", () -> Credential.apiKey(KEY, "k3y-of-bob-0001")));
    }

    private static ContractBuilder sessions(ContractBuilder contract) {
        return contract.scheme(Scheme.cookie("nsid"))
                .identity(Identity.valid("alice", () -> Credential.cookie("nsid", "5e55i0n-0f-4l1c3")))
                .identity(Identity.lowPrivilege("bob", () -> Credential.cookie("nsid", "5e55i0n-0f-b0b")));
    }
}
