package io.authcontract.http;

import java.util.List;

/**
 * Finds text in the shape of a JWS or JWE compact serialization (RFC 7515 section 3.1), whether it can be decoded or not: base64url of something
 * that starts like a JSON object, then a dot and more.
 */
final class JwtDetector implements Detector {
    /** Base64url of an opening brace and a quote, as every serializer writes it. */
    private static final String START = "eyJ";

    /** Base64url of an opening brace and a space, a line end or a tab: rare, and part of ordinary words. */
    private static final List<String> RARE_STARTS = List.of("eyA", "ewo", "ew0", "ewk");

    private static final int SHORTEST_HEADER = 10;
    private static final int PARTS_OF_JWE = 5;
    private static final String VARIABLE = "TOKEN";

    private final KnownSecrets known;

    JwtDetector(KnownSecrets known) {
        this.known = known;
    }

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        int i = from;
        while (i < to) {
            int dot = Scan.skip(text, i, to, Tokens::isNameChar);
            int start = start(text, i, dot);
            int end = Scan.isAt(text, dot, to, '.') && dot - start >= SHORTEST_HEADER ? end(text, dot, to) : dot + 1;
            if (end > dot + 1 && isToken(text, start, dot, end)) {
                marks.add(start, end, VARIABLE, shown(text.substring(start, end)));
            }
            i = end;
        }
    }

    /** What stands for a token: three asterisks, and what explains the refusal where it can be read. */
    String shown(String token) {
        return JwtSummary.of(token)
                .map(summary -> Mark.MASK + " (" + known.hiddenIn(summary) + ")")
                .orElse(Mark.MASK);
    }

    private static int start(String text, int from, int to) {
        int start = text.substring(from, to).indexOf(START);
        return start < 0 ? from : from + start;
    }

    private static boolean isToken(String text, int start, int dot, int end) {
        String first = text.substring(start, Math.min(start + START.length(), dot));
        return first.equals(START)
                || (RARE_STARTS.contains(first)
                        && JwtSummary.of(text.substring(start, end)).isPresent());
    }

    /** At least one part after the header, the signature of an unsigned token empty; a dot after that ends a sentence, not the token. */
    private static int end(String text, int firstDot, int to) {
        int end = Scan.skip(text, firstDot + 1, to, Tokens::isNameChar);
        for (int parts = 2; parts < PARTS_OF_JWE && Scan.isAt(text, end, to, '.'); parts++) {
            int next = Scan.skip(text, end + 1, to, Tokens::isNameChar);
            if (next == end + 1 && parts > 2) {
                return end;
            }
            end = next;
        }
        return end;
    }
}
