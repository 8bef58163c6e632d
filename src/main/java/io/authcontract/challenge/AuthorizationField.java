package io.authcontract.challenge;

import java.util.List;
import java.util.Optional;

/**
 * The credentials of an Authorization or Proxy-Authorization field (RFC 9110 section 11.4): one scheme with either a token68 or parameters, for
 * example {@code Bearer mF_9.B5f-4.1JqM}. Reading never throws because of the content, takes linear time, and refuses values of more than
 * {@link Challenges#MAX_OCTETS} octets.
 *
 * <pre>{@code
 * AuthorizationField.parse("bearer  abc").token68();           // Optional[abc]: case and extra spaces do not matter
 * AuthorizationField.parse("Bearer abc, Basic x").problems();  // one: this field is no list
 * }</pre>
 *
 * <p>{@link #toString()} shows no credential.
 *
 * @since 0.1.0
 */
public final class AuthorizationField {
    private final Optional<Challenge> credentials;
    private final List<ParseProblem> problems;
    private final List<SenderFault> senderFaults;

    private AuthorizationField(
            Optional<Challenge> credentials, List<ParseProblem> problems, List<SenderFault> senderFaults) {
        this.credentials = credentials;
        this.problems = problems;
        this.senderFaults = senderFaults;
    }

    /**
     * Reads one field value.
     *
     * @param fieldValue the value; each char is one octet
     * @return the credentials, or the problem
     */
    public static AuthorizationField parse(String fieldValue) {
        return parse(List.of(fieldValue));
    }

    /**
     * Reads the values of all field lines. More than one is a mistake of the sender, and shows as a problem once they are combined.
     *
     * @param fieldValues the value of each line in order
     * @return the credentials, or the problem
     */
    public static AuthorizationField parse(List<String> fieldValues) {
        if (FieldValue.isTooLong(fieldValues)) {
            return new AuthorizationField(Optional.empty(), List.of(Diagnosis.ofTooLong()), List.of());
        }
        SenderFaults faults = new SenderFaults();
        FieldCursor cursor = new FieldCursor(FieldValue.of(fieldValues).text(), 0);
        try {
            Challenge read = new CredentialsReader(cursor, faults).credentials();
            return new AuthorizationField(Optional.of(read), List.of(), faults.list());
        } catch (MalformedField malformed) {
            return new AuthorizationField(Optional.empty(), List.of(malformed.problem()), List.of());
        }
    }

    /**
     * Tells whether the value matches the grammar of credentials.
     *
     * @return whether there is no problem
     */
    public boolean isWellFormed() {
        return problems.isEmpty();
    }

    /**
     * Returns the scheme as written.
     *
     * @return the scheme; empty when the value is not well-formed
     */
    public Optional<String> scheme() {
        return credentials.map(Challenge::scheme);
    }

    /**
     * Tells whether the credentials are of that scheme, ignoring case (RFC 9110 section 11.1).
     *
     * @param scheme a scheme name
     * @return false when they are of another one or not well-formed
     */
    public boolean hasScheme(String scheme) {
        return credentials.filter(c -> c.hasScheme(scheme)).isPresent();
    }

    /**
     * Returns the token68, which is a secret for Basic and Bearer.
     *
     * @return the token68; empty when the credentials have parameters, nothing, or are not well-formed
     */
    public Optional<String> token68() {
        return credentials.flatMap(Challenge::token68);
    }

    /**
     * Returns the parameters in order.
     *
     * @return the parameters; empty when there are none
     */
    public List<AuthParam> parameters() {
        return credentials.map(Challenge::parameters).orElse(List.of());
    }

    /**
     * Returns why the value is not well-formed.
     *
     * @return one problem, or none
     */
    public List<ParseProblem> problems() {
        return problems;
    }

    /**
     * Returns what a careful sender would not have written.
     *
     * @return the faults; empty when the value is not well-formed
     */
    public List<SenderFault> senderFaults() {
        return senderFaults;
    }

    @Override
    public String toString() {
        return credentials.map(Challenge::toString).orElse("malformed: " + problems);
    }
}
