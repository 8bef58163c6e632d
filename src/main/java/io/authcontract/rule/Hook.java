package io.authcontract.rule;

/**
 * What only the contract can give: a way to look at the service, to do something to it, or to ask elsewhere. A rule that needs one and does not have it does not apply, and says so in these words.
 *
 * @since 0.1.0
 */
public enum Hook {
    /** Lets requests go to another host that the service names. */
    OTHER_HOST("permission to ask another host", "allowHosts(\"auth.example\")"),
    /** Takes content, to see what becomes of it when the request is refused. */
    CONTENT("operation that takes content", "secured(\"POST /orders\")"),
    /** Logs in with a password, or a name, that naive code does not decode (RFC 7617 section 2). */
    SPECIAL_USER(
            "user whose password has a colon, or who has characters beyond ASCII",
            "identity(Identity.valid(\"colons\", () -> Credential.basic(\"test\", \"a:b:c\")))"),
    /** Logs in with the Digest scheme (RFC 7616). */
    DIGEST_ACCOUNT("Digest account", "hooks(h -> h.digest(() -> new Credential.Basic(\"dave\", ..)))"),
    /** Leads a stranger to the login, as search engines are led. */
    LISTED_PAGE("page that leads to a login", "secured(\"GET /account\") with .profile(Profile.BROWSER)"),
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

    /**
     * Tells whether a contract declares it with {@code hooks(..)}, for its rules alone.
     *
     * @return whether a hook that shows nothing is worth a failure
     */
    public boolean isDeclaredForItself() {
        return switch (this) {
            case OTHER_HOST, CONTENT, SPECIAL_USER, LISTED_PAGE, PASSWORD -> false;
            case STATE_PROBE, REVOCATION, LOG, LOGIN, ORIGIN, DIGEST_ACCOUNT, REPEATED_FAILURES -> true;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
