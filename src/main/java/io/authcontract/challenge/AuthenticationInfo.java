package io.authcontract.challenge;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of an Authentication-Info or Proxy-Authentication-Info field (RFC 9110 section 11.6.3): {@code nextnonce="47364c23432d2e131a"}.
 * Reading never throws because of the content, takes linear time, and refuses values of more than {@link Challenges#MAX_OCTETS} octets.
 * {@link #toString()} shows no values.
 *
 * @since 0.1.0
 */
public final class AuthenticationInfo {
    private final List<AuthParam> parameters;
    private final List<ParseProblem> problems;
    private final List<SenderFault> senderFaults;

    private AuthenticationInfo(
            List<AuthParam> parameters, List<ParseProblem> problems, List<SenderFault> senderFaults) {
        this.parameters = parameters;
        this.problems = problems;
        this.senderFaults = senderFaults;
    }

    /**
     * Reads one field value.
     *
     * @param fieldValue the value; each char is one octet
     * @return the parameters, or the problem
     */
    public static AuthenticationInfo parse(String fieldValue) {
        return parse(List.of(fieldValue));
    }

    /**
     * Reads the values of all field lines, which are combined first (RFC 9110 section 5.3).
     *
     * @param fieldValues the value of each line in order
     * @return the parameters, or the problem
     */
    public static AuthenticationInfo parse(List<String> fieldValues) {
        if (FieldValue.isTooLong(fieldValues)) {
            return new AuthenticationInfo(List.of(), List.of(Diagnosis.ofTooLong()), List.of());
        }
        SenderFaults faults = new SenderFaults();
        FieldCursor cursor = new FieldCursor(FieldValue.of(fieldValues).text(), 0);
        try {
            List<AuthParam> read = new CredentialsReader(cursor, faults).parameterList(0);
            return new AuthenticationInfo(List.copyOf(read), List.of(), faults.list());
        } catch (MalformedField malformed) {
            return new AuthenticationInfo(List.of(), List.of(malformed.problem()), List.of());
        }
    }

    /**
     * Tells whether the value matches the grammar.
     *
     * @return whether there is no problem
     */
    public boolean isWellFormed() {
        return problems.isEmpty();
    }

    /**
     * Returns the parameters in order, duplicates kept.
     *
     * @return the parameters; empty when the value is not well-formed
     */
    public List<AuthParam> parameters() {
        return parameters;
    }

    /**
     * Returns the value of the first parameter of that name.
     *
     * @param name the name, compared ignoring case
     * @return the unquoted value, or empty
     */
    public Optional<String> parameter(String name) {
        return parameters.stream().filter(p -> p.hasName(name)).findFirst().map(AuthParam::value);
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
        return isWellFormed() ? parameters.toString() : "malformed: " + problems;
    }
}
