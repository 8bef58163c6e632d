package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a lock tells a guesser that the password was right, and whether it shuts out who is logged in already. */
final class LockSafety implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "lockout-safe", "A lock neither confirms a password nor shuts out the owner")
            .is(Level.PRACTICE, Severity.MINOR)
            .optIn()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(new Citation("OWASP ASVS 5.0", "6.1.1"), new Citation("OWASP WSTG-ATHN-03", ""))
            .because("A lock that answers the right password in its own way is no lock, and one that ends sessions lets"
                    + " strangers throw out whom they like.")
            .remedy("Check the lock before the password, and scope limits to source plus account.")
            .data();

    static final SetRule LOCKOUT_SAFE = new Watching(DATA, LockSafety::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private Optional<String> unlocked = Optional.empty();
    private boolean compared;
    private boolean needsNoSession;

    private LockSafety() {}

    @Override
    public void see(Observation observation) {
        // No exchange of the matrix tells that an account is locked.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Guessed seen) {
            unlocked = Optional.of("nothing was locked: " + seen.attempts() + " wrong passwords of " + seen.account()
                    + seen.reaction().map(it -> " got " + it).orElse(" changed nothing"));
        } else if (happening instanceof Happening.Locked seen) {
            compare(seen);
        } else if (happening instanceof Happening.SessionDuringLock seen) {
            needsNoSession = true;
            if (!seen.stillWorks()) {
                findings.add(DATA.finding(
                        fact("account", seen.account()),
                        fact("session from before the lock", seen.operation()),
                        fact("status", seen.status())));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.REPEATED_FAILURES) {
            untried = Optional.of(none.because());
        }
    }

    private void compare(Happening.Locked seen) {
        needsNoSession |= seen.isHard();
        List<Answer> answers = Stream.of(seen.right(), seen.wrong(), seen.otherWrong())
                .flatMap(exchange -> Observation.of(exchange, Circumstances.unknown()).answer().stream())
                .toList();
        if (answers.size() == 3) {
            compare(seen.account(), answers.get(0), answers.get(1), answers.get(2));
        }
    }

    private void compare(String account, Answer right, Answer wrong, Answer otherWrong) {
        Optional<String> difference = difference(right, wrong);
        if (difference.isPresent() && difference.equals(difference(wrong, otherWrong))) {
            untried = Optional.of("two wrong passwords are refused differently already: " + difference.get());
            return;
        }
        compared = true;
        difference.ifPresent(part -> findings.add(DATA.finding(
                fact("account", account),
                fact("right password", right.status()),
                fact("wrong password", wrong.status()),
                fact("differs", part))));
    }

    /** Time left and tries left are numbers: they tell of the lock, whatever the password is. */
    private static Optional<String> difference(Answer right, Answer wrong) {
        return Face.of(right, Set.of())
                .difference(DATA, Face.of(wrong, Set.of()))
                .filter(finding -> !finding.tolerated())
                .map(finding -> finding.fact("differs"))
                .or(() -> location(right).equals(location(wrong)) ? Optional.empty() : Optional.of("Location"));
    }

    private static Optional<String> location(Answer answer) {
        return answer.headers().first("Location").map(where -> Masking.text(where, Set.of(), true));
    }

    @Override
    public Result result() {
        if (!findings.isEmpty()) {
            return Result.of(findings);
        }
        return compared && needsNoSession && untried.isEmpty()
                ? Result.satisfied()
                : Result.notApplicable(untried.orElseGet(this::why));
    }

    private String why() {
        return compared
                ? "it is not known whether a session goes on while its account is locked; declare RepeatedFailures.of(..)"
                        + ".session(() -> Credential.cookie(\"sid\", ..)), or .hardLock() where it ends on purpose"
                : unlocked.orElseGet(Hook.REPEATED_FAILURES::missing);
    }
}
