package io.authcontract.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The value of an Authorization field (RFC 9110 section 11.4), well-formed or not: the scheme stays, and so do spaces, commas and quotes, because
 * they are what is wrong with malformed credentials.
 */
final class CredentialsDetector implements Detector {
    private static final int LONGEST_SCHEME = 32;

    private final JwtDetector tokens;

    CredentialsDetector(JwtDetector tokens) {
        this.tokens = tokens;
    }

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        int start = Scan.skip(text, from, to, Tokens::isSpace);
        int schemeEnd = Scan.skip(text, start, to, Tokens::isTchar);
        int rest = Scan.skip(text, schemeEnd, to, Tokens::isSpace);
        String scheme = text.substring(start, Math.min(schemeEnd, start + LONGEST_SCHEME + 1));
        if (AuthSchemes.isKnown(scheme)) {
            markRest(scheme, text, rest, to, marks);
        } else if (rest > schemeEnd && rest < to && looksLikeScheme(scheme) && isOneCredential(text, rest, to)) {
            markRest(scheme, text, rest, to, marks);
        } else {
            whole(text, start, to, marks);
        }
    }

    /** What follows the scheme. */
    void markRest(String scheme, String text, int from, int to, Marks marks) {
        if (AuthParams.startsHere(text, from, to)) {
            int end = AuthParams.markCredentials(text, from, to, marks);
            markWords(variable(scheme), text, end, to, marks);
        } else {
            markWords(variable(scheme), text, from, to, marks);
        }
    }

    /** Each word on its own; a known scheme in the midst of them stays, for a second credential after a comma. */
    private void markWords(String variable, String text, int from, int to, Marks marks) {
        int i = Scan.skip(text, from, to, CredentialsDetector::isSeparator);
        while (i < to) {
            int end = Scan.skip(text, i, to, c -> !isSeparator(c));
            String word = text.substring(i, end);
            if (word.equals(Mark.MASK) && text.startsWith(" (JW", end)) {
                end = Math.min(Scan.skip(text, end, to, c -> c != ')') + 1, to);
            } else if (!isHarmless(word, text, end, to)) {
                marks.add(i, end, variable, shown(variable, word));
            }
            i = Scan.skip(text, end, to, CredentialsDetector::isSeparator);
        }
    }

    private void whole(String text, int from, int to, Marks marks) {
        String value = text.substring(from, to);
        if (!AuthSchemes.isLiteral(value)) {
            marks.add(from, to, "CREDENTIALS", tokens.shown(value));
        }
    }

    private String shown(String variable, String word) {
        return variable.equals("BASIC") ? Mark.MASK + basicFault(word) : tokens.shown(word);
    }

    /** What is wrong with Basic credentials (RFC 7617 section 2), for that explains the refusal. */
    private static String basicFault(String word) {
        try {
            String decoded = new String(Base64.getDecoder().decode(word), StandardCharsets.ISO_8859_1);
            return decoded.indexOf(':') < 0 ? " (no colon)" : "";
        } catch (IllegalArgumentException malformed) {
            return word.equals(Mark.MASK) ? "" : " (not base64)";
        }
    }

    private static boolean isHarmless(String word, String text, int end, int to) {
        boolean scheme = end < to && Tokens.isSpace(text.charAt(end)) && AuthSchemes.isKnown(word);
        return scheme || AuthSchemes.isLiteral(word);
    }

    private static boolean isSeparator(int c) {
        return Tokens.isSpace(c) || c == ',' || c == ';' || c == '"' || c == '\'';
    }

    /** Letters and hyphens only: a token in place of the scheme has digits in it or is long. */
    private static boolean looksLikeScheme(String word) {
        return !word.isEmpty()
                && word.length() <= LONGEST_SCHEME
                && word.chars().allMatch(c -> c == '-' || (Tokens.isAlphanumeric(c) && !Character.isDigit(c)));
    }

    private static boolean isOneCredential(String text, int from, int to) {
        return AuthParams.startsHere(text, from, to) || Scan.skip(text, from, to, c -> !Tokens.isSpace(c)) == to;
    }

    private static String variable(String scheme) {
        return switch (SecretNames.variable(scheme)) {
            case "BEARER", "TOKEN", "JWT", "DPOP" -> "TOKEN";
            case "BASIC" -> "BASIC";
            default -> SecretNames.variable(scheme) + "_CREDENTIALS";
        };
    }
}
