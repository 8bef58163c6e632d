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

    /** The name of a scheme before an ordinary word: people write about the Bearer challenge. */
    private static final Pattern PROSE =
            Pattern.compile("\\b(Basic|Bearer|Digest|DPoP)\\s+(?=[A-Za-z]{1,15}\\b)", Pattern.CASE_INSENSITIVE);

    /** {@code Bearer realm="orders"} is a challenge, {@code Bearer abc} a credential. */
    private static final Pattern CHALLENGE =
            Pattern.compile("^\\s*(Basic|Bearer)\\s+(?=realm\\s*=\\s*[^=\\s])", Pattern.CASE_INSENSITIVE);

    private CredentialLiteral() {}

    static void check(String place, Attribute attribute) {
        for (String text : attribute.texts()) {
            switch (attribute.kind()) {
                case VALUE -> check(place, attribute.name(), text);
                case PROSE -> check(place, attribute.name(), PROSE.matcher(text).replaceAll(""));
                case CHALLENGE ->
                    check(place, attribute.name(), CHALLENGE.matcher(text).replaceFirst(""));
            }
        }
    }

    static void check(String place, String attribute, String text) {
        if (LOOKS.stream().anyMatch(look -> look.matcher(text).find())) {
            throw Misconfiguration.credentialLiteral(place, attribute);
        }
    }
}
