package io.authcontract.stub;

import io.authcontract.credential.Scheme.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the wrong passwords of each account in a row, and from a number on refuses every password of it, in the same words: a guesser does not learn which one was right,
 * nor that there is a lock. Safe for use by several threads.
 */
final class Lock {
    private static final int MOST = 10;

    private final Accounts accounts;
    private final int most;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private Lock(Accounts accounts, int most) {
        this.accounts = accounts;
        this.most = most;
    }

    static Lock of(Accounts accounts) {
        return new Lock(accounts, MOST);
    }

    /** Lets everybody try on and on. */
    static Lock never(Accounts accounts) {
        return new Lock(accounts, Integer.MAX_VALUE);
    }

    boolean isLocked(String user) {
        return failures.getOrDefault(user, 0) >= most;
    }

    /** What becomes of a decision. The right password ends the row, unless it comes too late. */
    Decision counted(Decision decision) {
        if (decision instanceof Decision.Invalid invalid) {
            accounts.named(invalid.user()).ifPresent(account -> failures.merge(account.name(), 1, Integer::sum));
        } else if (decision instanceof Decision.Admitted admitted
                && admitted.account().scheme().kind() == Kind.BASIC) {
            return counted(admitted);
        }
        return decision;
    }

    private Decision counted(Decision.Admitted admitted) {
        String user = admitted.account().name();
        // One step: a wrong password at the same time counts before it or after it.
        boolean locked = failures.computeIfPresent(user, (name, count) -> count < most ? null : count) != null;
        return locked ? new Decision.Invalid(admitted.account().scheme(), user) : admitted;
    }

    @Override
    public String toString() {
        return most == Integer.MAX_VALUE ? "no lock" : "a lock after " + most;
    }
}
