package io.authcontract.http;

/**
 * Finds credentials in prose, by the scheme before them: {@code Bearer xyz}. A challenge stays as it is: {@code Bearer realm="orders"} has a
 * parameter where credentials have a token.
 */
final class SchemeDetector implements Detector {
    /** After a scheme whose name is also an English word, a shorter word is taken for prose: "token expired", "OAuth 2.0". */
    private static final int SHORTEST_TOKEN = 16;

    private final CredentialsDetector credentials;

    SchemeDetector(CredentialsDetector credentials) {
        this.credentials = credentials;
    }

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        int i = from;
        while (i < to) {
            int word = Scan.skip(text, i, to, c -> !Tokens.isNameChar(c));
            int end = Scan.skip(text, word, to, Tokens::isNameChar);
            int rest = Scan.skip(text, end, to, Tokens::isBlank);
            String scheme = end - word <= SecretNames.LONGEST_NAME ? text.substring(word, end) : "";
            i = rest > end && AuthSchemes.isKnown(scheme) ? markAfter(scheme, text, rest, to, marks) : end;
        }
    }

    /** Returns where to go on. */
    private int markAfter(String scheme, String text, int rest, int to, Marks marks) {
        if (AuthParams.startsHere(text, rest, to)) {
            return AuthParams.markProofs(text, rest, to, marks);
        }
        int start = rest < to && Tokens.isQuote(text.charAt(rest)) ? rest + 1 : rest;
        int end = Scan.skip(text, start, to, c -> Tokens.isToken68(c) || c == '=');
        if (isProse(scheme, text, start, end)) {
            return rest;
        }
        credentials.markRest(scheme, text, start, end, marks);
        return end;
    }

    private static boolean isProse(String scheme, String text, int start, int end) {
        int wordEnd = Scan.skip(text, start, end, Tokens::isNameChar);
        boolean oneWord = Scan.skip(text, wordEnd, end, c -> c == '.' || c == '=') == end;
        if (start == end
                || (oneWord
                        && end - start <= SecretNames.LONGEST_NAME
                        && isKnownWord(text.substring(start, wordEnd)))) {
            return true;
        }
        boolean random = end - start >= SHORTEST_TOKEN && Scan.skip(text, start, end, c -> !Character.isDigit(c)) < end;
        return !AuthSchemes.isUnmistakable(scheme) && !random;
    }

    private static boolean isKnownWord(String word) {
        return AuthSchemes.isProse(word) || AuthSchemes.isKnown(word);
    }
}
