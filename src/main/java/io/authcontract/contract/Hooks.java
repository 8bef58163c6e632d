package io.authcontract.contract;

import io.authcontract.credential.Credential;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the contract gives besides operations, so that rules can see what requests alone do not show. Immutable.
 *
 * <pre>{@code
 * .hooks(h -> h.stateProbe(StateProbe.get("/orders", "alice")))
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Hooks {
    private static final Hooks NONE = new Hooks(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final Optional<StateProbe> stateProbe;
    private final List<Revocation> revocations;
    private final Optional<LogCapture> log;
    private final Optional<Login> login;
    private final Optional<Supplier<URI>> origin;
    private final Optional<Supplier<Credential.Basic>> digest;
    private final Optional<RepeatedFailures> failures;

    private Hooks(
            Optional<StateProbe> stateProbe,
            List<Revocation> revocations,
            Optional<LogCapture> log,
            Optional<Login> login,
            Optional<Supplier<URI>> origin,
            Optional<Supplier<Credential.Basic>> digest,
            Optional<RepeatedFailures> failures) {
        this.stateProbe = stateProbe;
        this.revocations = List.copyOf(revocations);
        this.log = log;
        this.login = login;
        this.origin = origin;
        this.digest = digest;
        this.failures = failures;
    }

    /**
     * Returns the hooks of a contract that declares none.
     *
     * @return no hooks
     */
    public static Hooks none() {
        return NONE;
    }

    /**
     * Declares how to look at the state of the service.
     *
     * @param probe how to look
     * @return other hooks
     */
    public Hooks stateProbe(StateProbe probe) {
        return new Hooks(Optional.of(probe), revocations, log, login, origin, digest, failures);
    }

    /**
     * Declares one more way to take a credential out of service.
     *
     * @param revocation what happens to which credential
     * @return other hooks
     * @throws IllegalArgumentException when there is one of that event already
     */
    public Hooks revocation(Revocation revocation) {
        if (revocations.stream().anyMatch(it -> it.event().equals(revocation.event()))) {
            throw new IllegalArgumentException(
                    "The hooks have two revocations by " + revocation.event() + ". Give each event a name of its own.");
        }
        List<Revocation> all = new ArrayList<>(revocations);
        all.add(revocation);
        return new Hooks(stateProbe, all, log, login, origin, digest, failures);
    }

    /**
     * Declares how to read what the service logs.
     *
     * @param capture how to read it
     * @return other hooks
     */
    public Hooks log(LogCapture capture) {
        return new Hooks(stateProbe, revocations, Optional.of(capture), login, origin, digest, failures);
    }

    /**
     * Declares how a person logs in with a browser.
     *
     * @param form where, and as whom
     * @return other hooks
     */
    public Hooks login(Login form) {
        return new Hooks(stateProbe, revocations, log, Optional.of(form), origin, digest, failures);
    }

    /**
     * Declares the address of the service itself, where the base address of the contract is that of its gateway.
     *
     * @param address gives an http or https address, perhaps with a path, when it is first needed
     * @return other hooks
     */
    public Hooks origin(Supplier<URI> address) {
        return new Hooks(
                stateProbe,
                revocations,
                log,
                login,
                Optional.of(() -> BaseAddress.check("The hook origin(..)", address.get())),
                digest,
                failures);
    }

    /**
     * Declares the address of the service itself, where the base address of the contract is that of its gateway.
     *
     * @param address an http or https address, perhaps with a path
     * @return other hooks
     * @throws IllegalArgumentException when it is no such address; the message says what to write
     */
    public Hooks origin(String address) {
        URI checked = BaseAddress.parse("The hook origin(..)", address);
        return origin(() -> checked);
    }

    /**
     * Declares an account of the Digest scheme (RFC 7616), which logs in three times, and once with a wrong password.
     *
     * @param account gives user and password, asked once a run; the account may count one failed login
     * @return other hooks
     */
    public Hooks digest(Supplier<Credential.Basic> account) {
        return new Hooks(stateProbe, revocations, log, login, origin, Optional.of(account), failures);
    }

    /**
     * Declares whose password may be guessed until the service reacts. It is done after everything else but the timing of logins.
     *
     * @param guesses whose, and how often
     * @return other hooks
     */
    public Hooks repeatedFailures(RepeatedFailures guesses) {
        return new Hooks(stateProbe, revocations, log, login, origin, digest, Optional.of(guesses));
    }

    /**
     * Returns how to look at the state of the service.
     *
     * @return the probe, if there is one
     */
    public Optional<StateProbe> stateProbe() {
        return stateProbe;
    }

    /**
     * Returns how credentials are taken out of service.
     *
     * @return the revocations in the order of their declaration
     */
    public List<Revocation> revocations() {
        return revocations;
    }

    /**
     * Returns how to read what the service logs.
     *
     * @return the capture, if there is one
     */
    public Optional<LogCapture> log() {
        return log;
    }

    /**
     * Returns how a person logs in with a browser.
     *
     * @return the login, if there is one
     */
    public Optional<Login> login() {
        return login;
    }

    /**
     * Returns the address of the service itself, behind its gateway.
     *
     * @return gives the address, if there is one
     */
    public Optional<Supplier<URI>> origin() {
        return origin;
    }

    /**
     * Returns an account of the Digest scheme.
     *
     * @return gives user and password, if there is an account
     */
    public Optional<Supplier<Credential.Basic>> digest() {
        return digest;
    }

    /**
     * Returns whose password may be guessed.
     *
     * @return the guesses, if there are any
     */
    public Optional<RepeatedFailures> repeatedFailures() {
        return failures;
    }

    @Override
    public String toString() {
        return "Hooks[state probe: " + stateProbe.map(StateProbe::toString).orElse("none") + ", revocations: "
                + revocations + ", log: " + log.map(LogCapture::toString).orElse("none") + ", login: "
                + login.map(Login::toString).orElse("none") + ", origin: "
                + origin.map(address -> "declared").orElse("none") + ", digest: "
                + digest.map(account -> "declared").orElse("none") + ", repeated failures: "
                + failures.map(RepeatedFailures::toString).orElse("none") + "]";
    }
}
