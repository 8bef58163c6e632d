package io.authcontract.challenge;

import java.util.List;
import java.util.Optional;

/**
 * Reads a list of challenges in the recipient form of RFC 9110 sections 5.6.1.2 and 11.3. One look-ahead settles the two ambiguities:
 *
 * <table>
 * <caption>What a word means</caption>
 * <tr><td>{@code Foo abc==}</td><td>token68: the run of its octets ends the element</td></tr>
 * <tr><td>{@code Foo abc==d}, {@code Foo abc = d}</td><td>parameter: something else follows the run</td></tr>
 * <tr><td>{@code Foo a=b, c=d}</td><td>parameter of the same challenge: an equals sign follows the word</td></tr>
 * <tr><td>{@code Foo a=b, Bar}</td><td>next challenge: none follows</td></tr>
 * </table>
 */
final class ChallengeReader {
    private final FieldCursor cursor;
    private final SenderFaults faults;
    private final ParameterReader parameters;
    /** Why parameters cannot follow the last comma, for the explanation of an equals sign found there. */
    private Mistake whyNoParameter = Mistake.MISSING_SCHEME;

    ChallengeReader(FieldCursor cursor, SenderFaults faults) {
        this.cursor = cursor;
        this.faults = faults;
        this.parameters = new ParameterReader(cursor, faults);
    }

    /** Reads to the end of the field, or throws {@link MalformedField}. */
    List<Challenge> read() {
        faults.emptyElements(cursor.takeCommas(), cursor.at());
        if (cursor.atEnd()) {
            return List.of();
        }
        cursor.lookAtToken();
        Challenge first = challenge();
        return cursor.atEnd() ? List.of(first) : andMore(first);
    }

    // apart from the common case of one challenge, which needs no growing list
    private List<Challenge> andMore(Challenge first) {
        Elements<Challenge> challenges = new Elements<>(4);
        challenges.add(first);
        while (!cursor.atEnd()) {
            challenges.add(challenge());
        }
        return challenges.toList();
    }

    private Challenge challenge() {
        int start = cursor.at();
        if (cursor.tokenEnd() == start) {
            throw Diagnosis.ofMissingScheme(cursor);
        }
        String scheme = cursor.takeToken();
        if (cursor.peek() == ' ') {
            cursor.skipSpaces();
            cursor.lookAtToken();
            return afterSpace(scheme, start);
        }
        int next = cursor.endOfWhitespace(cursor.at());
        if (next < cursor.text().length() && cursor.charAt(next) != ',') {
            throw Diagnosis.afterScheme(cursor, start, whyNoParameter);
        }
        separate();
        whyNoParameter = Mistake.COMMA_AFTER_SCHEME;
        return new Challenge(scheme, Optional.empty(), List.of());
    }

    /** What follows {@code scheme 1*SP}: nothing, a token68, or parameters, the first of them possibly after commas. */
    private Challenge afterSpace(String scheme, int start) {
        if (parameters.isSurelyAhead()) {
            return withParameters(scheme, start);
        }
        int token68End = cursor.endOfToken68(cursor.at());
        if (token68End > cursor.at() && endsElement(token68End)) {
            String token68 = cursor.takeTo(token68End);
            separate();
            whyNoParameter = Mistake.PARAMETERS_AFTER_TOKEN68;
            return new Challenge(scheme, Optional.of(token68), List.of());
        }
        if (endsElement(cursor.at())) {
            return afterComma(scheme, start);
        }
        if (!parameters.isAhead()) {
            throw Diagnosis.ofMissingParameter(cursor, token68End);
        }
        return withParameters(scheme, start);
    }

    private boolean endsElement(int from) {
        int next = cursor.endOfWhitespace(from);
        return next >= cursor.text().length() || cursor.charAt(next) == ',';
    }

    /** {@code Foo ,a=b} has a parameter, {@code Foo , Bar} has two challenges. */
    private Challenge afterComma(String scheme, int start) {
        int commas = cursor.takeCommas();
        cursor.lookAtToken();
        if (parameters.isAhead()) {
            faults.emptyElements(commas, cursor.at());
            return withParameters(scheme, start);
        }
        faults.commasAfterElement(commas, cursor);
        return new Challenge(scheme, Optional.empty(), List.of());
    }

    private Challenge withParameters(String scheme, int start) {
        AuthParam first = parameter();
        boolean more = parameters.isAhead();
        return new Challenge(scheme, Optional.empty(), more ? andMore(first, start) : List.of(first));
    }

    private List<AuthParam> andMore(AuthParam first, int start) {
        Parameters read = new Parameters();
        read.add(first);
        do {
            read.add(parameter());
        } while (parameters.isAhead());
        faults.duplicates(read, start);
        return read.toList();
    }

    private AuthParam parameter() {
        AuthParam read = parameters.read();
        cursor.lookAtToken();
        return read;
    }

    /** Moves over the commas to the next element. */
    private void separate() {
        faults.commasAfterElement(cursor.takeCommas(), cursor);
        cursor.lookAtToken();
    }
}
