package io.authcontract.rule;

/**
 * What only the contract can give: a way to look at the service, to do something to it, or to ask elsewhere, besides sending requests to its operations. A rule that needs
 * one and does not have it does not apply, and says so in these words.
 *
 * @since 0.1.0
 */
public enum Hook {
    /** Lets requests go to another host that the service names. */
    OTHER_HOST("permission to ask another host", "allowHosts(\"auth.example\")"),
    /** Shows the state of the service, to see whether a request has changed it. */
    STATE_PROBE("state probe", "hooks(h -> h.stateProbe(StateProbe.get(\"/orders\", \"alice\")))"),
    /** Takes a credential out of service, to see whether it is refused from then on. */
    REVOCATION(
            "revocation",
            "hooks(h -> h.revocation(Revocation.by(\"logout\", () -> Credential.cookie(\"sid\", ..), session -> ..)))"),
    /** Reads what the service logs. */
    LOG("log capture", "hooks(h -> h.log(LogCapture.file(Path.of(\"target/service.log\"))))"),
    /** Logs a person in as a browser does. */
    LOGIN("login", "hooks(h -> h.login(Login.form(\"/login\", \"username\", \"password\", () -> ..)))"),
    /** Tells the address of the service itself, where the base address is that of its gateway. */
    ORIGIN(
            "origin behind its gateway",
            "hooks(h -> h.origin(\"http://localhost:8081\")) beside .profile(Profile.PROXY) and the address of the gateway"),
    /** Has a password, and may be locked: what a stranger tries with it is nobody's loss. */
    PASSWORD(
            "disposable identity with a password",
            "identity(Identity.disposable(\"dave\", () -> Credential.basic(..)))"),
    /** Guesses the password of an account that may be locked. */
    REPEATED_FAILURES(
            "account whose password may be guessed",
            "hooks(h -> h.repeatedFailures(RepeatedFailures.of(\"dave\"))) beside"
                    + " .identity(Identity.disposable(\"dave\", () -> Credential.basic(..)))");

    private final String words;
    private final String declaration;

    Hook(String words, String declaration) {
        this.words = words;
        this.declaration = declaration;
    }

    /**
     * Returns why a rule does not apply to a contract without this hook.
     *
     * @return what is missing, and what to write
     */
    public String missing() {
        return "the contract has no " + words + "; declare ." + declaration;
    }

    @Override
    public String toString() {
        return words;
    }
}
