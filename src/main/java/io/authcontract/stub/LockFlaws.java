package io.authcontract.stub;

import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Response;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is wrong with a lock. */
final class LockFlaws {
    private LockFlaws() {}

    static List<Flaw> all() {
        return Stream.of(
                        new Flaw(
                                "failures-not-counted",
                                "Nobody counts wrong passwords: a stranger may try on and on.",
                                "OWASP ASVS 5.0 section 6.3.1: controls against brute force are implemented. Seen in nginx 1.22 with"
                                        + " auth_basic: refused lines in a row, wrong passwords of the user among them, and then the right one is let in.",
                                (encounter, next) -> next.apply(encounter.countedBy(
                                        Lock.never(encounter.route().accounts())))),
                        new Flaw(
                                "failures-counted-by-address",
                                "Wrong passwords are counted for the address that X-Forwarded-For names, whoever wrote it.",
                                "RFC 7239 section 8.1: the field cannot be relied upon. Seen in ethpandaops/benchmarkoor#286, and"
                                        + " wherever a limiter takes its first value for the client.",
                                LockFlaws::byAddress),
                        new Flaw(
                                "lock-told-to-the-owner",
                                "During a lock the right password is answered with 403 and the reason, and a wrong one with 401.",
                                "OWASP WSTG-ATHN-03, section Test Objectives: a lockout has to mitigate guessing, and here a guesser learns"
                                        + " when to stop; what a lock says is left open there. Seen in MindMatrix/SecurityTracker#70.",
                                LockFlaws::confirming),
                        new Flaw(
                                        "lock-ends-tokens",
                                        "During a lock the tokens of the account are refused as well.",
                                        "OWASP ASVS 5.0 section 6.1.1: the documentation says how malicious account lockout is prevented; here a"
                                                + " stranger ends what the owner is doing.",
                                        LockFlaws::endingTokens)
                                .of(Kind.BEARER))
                .map(flaw -> flaw.of(StubPart.LOCKOUT))
                .toList();
    }

    private static Response byAddress(Encounter encounter, Function<Encounter, Response> next) {
        String address = encounter.request().headers().first("X-Forwarded-For").orElse("");
        return next.apply(encounter.countedBy(encounter.route().lock(address)));
    }

    private static Response confirming(Encounter encounter, Function<Encounter, Response> next) {
        boolean right = encounter.decision() instanceof Decision.Admitted admitted
                && encounter.lock().isLocked(admitted.account().name());
        return right && !encounter.isOpen()
                ? Answers.problem(403, "Forbidden", "The account is locked.")
                : next.apply(encounter);
    }

    private static Response endingTokens(Encounter encounter, Function<Encounter, Response> next) {
        if (encounter.decision() instanceof Decision.Admitted admitted && !encounter.isOpen()) {
            Account account = admitted.account();
            boolean locked = encounter.route().accounts().list().stream()
                    .filter(other -> other.scheme().kind() == Kind.BASIC
                            && other.person().equals(account.person()))
                    .anyMatch(other -> encounter.lock().isLocked(other.name()));
            if (locked) {
                return encounter.route().refusals().of(new Decision.Invalid(account.scheme(), ""));
            }
        }
        return next.apply(encounter);
    }
}
