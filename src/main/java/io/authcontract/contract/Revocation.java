package io.authcontract.contract;

import io.authcontract.credential.Credential;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A way to take a credential out of service, to see whether it is refused from then on (OWASP ASVS 5.0, 7.4.1 and 7.4.2; RFC 6750 section 3.1).
 *
 * <pre>{@code
 * Revocation.by("logout", () -> Credential.cookie("sid", login("dave")), session -> logout(session))
 * }</pre>
 *
 * @param event what makes the credential worthless, as findings name it: {@code logout}, {@code revocation}, {@code disabling the account}
 * @param fresh gives a valid credential that nobody else uses, asked once a run
 * @param revoke does what the event says; gets the credential
 * @param latency how long the service may take until it refuses; zero for at once
 * @since 0.1.0
 */
public record Revocation(String event, Supplier<Credential> fresh, Consumer<Credential> revoke, Duration latency) {

    /**
     * Checks the parts; throws {@link IllegalArgumentException} when the event is blank or the latency is negative.
     *
     * @param event what makes the credential worthless
     * @param fresh gives a valid credential that nobody else uses
     * @param revoke does what the event says
     * @param latency how long the service may take
     */
    public Revocation {
        if (event.isBlank()) {
            throw new IllegalArgumentException("A revocation has a blank event: \"" + event
                    + "\". Write what happens to the credential, for example Revocation.by(\"logout\", ..).");
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("The revocation by " + event + " has within(" + latency
                    + "). Write a time such as Duration.ofSeconds(2).");
        }
    }

    /**
     * Returns a way to revoke a credential. The service has to refuse it at once.
     *
     * @param event what makes the credential worthless, as findings name it
     * @param fresh gives a valid credential that nobody else uses, asked once a run
     * @param revoke does what the event says; gets the credential
     * @return the revocation
     * @throws IllegalArgumentException when the event is blank
     */
    public static Revocation by(String event, Supplier<Credential> fresh, Consumer<Credential> revoke) {
        return new Revocation(event, fresh, revoke, Duration.ZERO);
    }

    /**
     * Declares how long the service may take: the lifetime of tokens that carry everything in themselves, where that is the documented promise.
     *
     * @param longest not negative
     * @return another revocation
     * @throws IllegalArgumentException when the time is negative
     */
    public Revocation within(Duration longest) {
        return new Revocation(event, fresh, revoke, longest);
    }

    @Override
    public String toString() {
        return event;
    }
}
