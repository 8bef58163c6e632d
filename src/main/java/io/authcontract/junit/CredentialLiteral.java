package io.authcontract.junit;

import java.util.List;
import java.util.regex.Pattern;

/** Refuses texts in an annotation that look like credentials: what is in the source is in the repository. */
final class CredentialLiteral {
    private static final List<Pattern> LOOKS = List.of(
            Pattern.compile("^[a-z][a-z0-9+.-]*://[^/?#]*@", Pattern.CASE_INSENSITIVE),
            Pattern.compile("[?&;][^=&]*(token|key|secret|password|passwd|pwd)[^=&]*=.", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(Basic|Bearer|Digest|DPoP)\\s+\\S", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}"),
            Pattern.compile("\\b(gh[pousr]_|github_pat_|glpat-|sk_live_|sk_test_|xox[abprs]-|AKIA)[A-Za-z0-9]"));

    private CredentialLiteral() {}

    static void check(String place, String attribute, String text) {
        if (LOOKS.stream().anyMatch(look -> look.matcher(text).find())) {
            throw Misconfiguration.credentialLiteral(place, attribute);
        }
    }
}
