package io.authcontract.challenge;

import java.util.List;
import java.util.Optional;

/** Reads credentials (RFC 9110 section 11.4): one scheme with a token68 or parameters; unlike challenges they are no list. */
final class CredentialsReader {
    private final FieldCursor cursor;
    private final SenderFaults faults;
    private final ParameterReader parameters;

    CredentialsReader(FieldCursor cursor, SenderFaults faults) {
        this.cursor = cursor;
        this.faults = faults;
        this.parameters = new ParameterReader(cursor, faults);
    }

    Challenge credentials() {
        cursor.lookAtToken();
        if (cursor.tokenEnd() == cursor.at()) {
            throw Diagnosis.ofMissingScheme(cursor);
        }
        String scheme = cursor.takeToken();
        if (cursor.atEnd()) {
            return new Challenge(scheme, Optional.empty(), List.of());
        }
        if (cursor.peek() != ' ') {
            throw Diagnosis.afterScheme(cursor, 0, Mistake.MISSING_SCHEME);
        }
        cursor.skipSpaces();
        int token68End = cursor.endOfToken68(cursor.at());
        if (token68End > cursor.at() && token68End == cursor.text().length()) {
            return new Challenge(scheme, Optional.of(cursor.takeTo(token68End)), List.of());
        }
        return new Challenge(scheme, Optional.empty(), parameterList(token68End));
    }

    /** The parameters of credentials or of an Authentication-Info field, to the end of the value. */
    List<AuthParam> parameterList(int token68End) {
        Parameters list = new Parameters();
        if (cursor.peek() == ',' || Octets.isWhitespace(cursor.peek())) {
            commasFirst();
        }
        while (!cursor.atEnd()) {
            cursor.lookAtToken();
            if (!parameters.isAhead()) {
                throw list.isEmpty()
                        ? Diagnosis.ofMissingParameter(cursor, token68End)
                        : Diagnosis.ofSecondCredential(cursor);
            }
            list.add(parameters.read());
        }
        faults.duplicates(list, 0);
        return list.toList();
    }

    private void commasFirst() {
        if (cursor.charAt(cursor.endOfWhitespace(cursor.at())) != ',') {
            throw Diagnosis.ofMissingParameter(cursor, cursor.at());
        }
        int commas = cursor.takeCommas();
        faults.emptyElements(commas, cursor.at());
    }
}
