package io.authcontract.contract;

import io.authcontract.credential.Credential;
import io.authcontract.http.RequestPath;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whose password is guessed, to see whether the service slows that down or stops it, and what a lock does to the owner of the account (OWASP ASVS 5.0, 6.1.1 and
 * 6.3.1). The account may be locked afterwards, so it belongs to a disposable identity; guesses are sent one after the other until the service reacts, and
 * then as few as show what the reaction is: with other fields of a proxy, with the right password, and with a session.
 *
 * <pre>{@code
 * RepeatedFailures.of("dave").within(20).session(() -> Credential.cookie("sid", login("dave")))
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RepeatedFailures {
    private static final int USUAL = 50;
    /** With fewer, a delay that grows cannot be told from one that does not. */
    private static final int FEWEST = 6;

    private static final int MOST = 200;

    private final String identity;
    private final int attempts;
    private final Set<Integer> expected;
    private final Optional<Posted> login;
    private final Optional<Supplier<Credential>> session;
    private final boolean hardLock;

    /**
     * A login that is no Basic authentication: POST of user and password.
     *
     * @param path the path below the base address
     * @param contentType the media type
     * @param content makes the content of user and password
     * @since 0.1.0
     */
    public record Posted(String path, String contentType, Function<Credential.Basic, String> content) {
        @Override
        public String toString() {
            return "POST " + path;
        }
    }

    private RepeatedFailures(
            String identity,
            int attempts,
            Set<Integer> expected,
            Optional<Posted> login,
            Optional<Supplier<Credential>> session,
            boolean hardLock) {
        this.identity = identity;
        this.attempts = attempts;
        this.expected = Set.copyOf(expected);
        this.login = login;
        this.session = session;
        this.hardLock = hardLock;
    }

    /**
     * Returns guesses at the password of one account: fifty of them, sent with the Basic scheme to the first safe operation that accepts the right password.
     *
     * @param identity the name of a disposable identity of the contract whose credential is {@link Credential#basic}; its account may be locked afterwards
     * @return the guesses
     */
    public static RepeatedFailures of(String identity) {
        return new RepeatedFailures(identity, USUAL, Set.of(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * Declares after how many wrong passwords the service has to have reacted.
     *
     * @param guesses 6 to 200; 50 without it
     * @return other guesses
     * @throws IllegalArgumentException when it is another number
     */
    public RepeatedFailures within(int guesses) {
        if (guesses < FEWEST || guesses > MOST) {
            throw new IllegalArgumentException("The repeated failures of \"" + identity + "\" have within(" + guesses
                    + "). Write a number from " + FEWEST + " to " + MOST + ": after how many the service reacts.");
        }
        return new RepeatedFailures(identity, guesses, expected, login, session, hardLock);
    }

    /**
     * Declares the one reaction that is right: answers with one of these statuses. Without it every reaction counts: another status than that of the first wrong
     * password, an account that is locked whatever the status says, and answers that take longer and longer.
     *
     * @param statuses statuses of an error or a redirect, such as 429
     * @return other guesses
     * @throws IllegalArgumentException when there is none, or one of them is no such status
     */
    public RepeatedFailures expecting(int... statuses) {
        Set<Integer> all = new LinkedHashSet<>();
        for (int status : statuses) {
            if (status < 300 || status > 599) {
                throw new IllegalArgumentException("The repeated failures of \"" + identity + "\" have expecting("
                        + status + "). Write the status of a refusal, such as 429.");
            }
            all.add(status);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("The repeated failures of \"" + identity
                    + "\" have expecting() without a status. Write one such as 429, or leave it out.");
        }
        return new RepeatedFailures(identity, attempts, all, login, session, hardLock);
    }

    /**
     * Declares a login that takes user and password as content. Right and wrong passwords have to be answered differently: by status, by Location, by cookies or by
     * the members of a JSON object.
     *
     * <pre>{@code
     * .login("/login", "application/json", who -> "{\"user\":\"" + who.user() + "\",\"password\":\"" + who.password() + "\"}")
     * }</pre>
     *
     * @param path the path below the base address
     * @param contentType the media type
     * @param content makes the content of user and password; guesses have letters, digits and hyphens only
     * @return other guesses
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    public RepeatedFailures login(String path, String contentType, Function<Credential.Basic, String> content) {
        RequestPath.check(path);
        Optional<Posted> posted = Optional.of(new Posted(path, contentType, content));
        return new RepeatedFailures(identity, attempts, expected, posted, session, hardLock);
    }

    /**
     * Declares a session or token of the same account that exists before: it has to be accepted while the account is locked.
     *
     * @param existing gives a valid cookie or token, asked once a run, before the first guess
     * @return other guesses
     */
    public RepeatedFailures session(Supplier<Credential> existing) {
        return new RepeatedFailures(identity, attempts, expected, login, Optional.of(existing), hardLock);
    }

    /**
     * Declares that a lock ends the sessions of the account on purpose, so that nobody asks whether they go on.
     *
     * @return other guesses
     */
    public RepeatedFailures hardLock() {
        return new RepeatedFailures(identity, attempts, expected, login, session, true);
    }

    /**
     * Returns whose password is guessed.
     *
     * @return the name of an identity
     */
    public String identity() {
        return identity;
    }

    /**
     * Returns after how many wrong passwords the service has to have reacted.
     *
     * @return the number
     */
    public int attempts() {
        return attempts;
    }

    /**
     * Returns the reaction that is right.
     *
     * @return statuses; none where every reaction counts
     */
    public Set<Integer> expected() {
        return expected;
    }

    /**
     * Returns how user and password are sent.
     *
     * @return the login, empty for the Basic scheme
     */
    public Optional<Posted> login() {
        return login;
    }

    /**
     * Returns what must go on during a lock.
     *
     * @return gives a session or a token, if there is one
     */
    public Optional<Supplier<Credential>> session() {
        return session;
    }

    /**
     * Tells whether a lock ends sessions on purpose.
     *
     * @return whether it does
     */
    public boolean isHardLock() {
        return hardLock;
    }

    @Override
    public String toString() {
        return attempts + " wrong passwords of " + identity;
    }
}
