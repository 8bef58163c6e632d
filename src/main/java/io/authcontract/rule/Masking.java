package io.authcontract.rule;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What changes from one answer to the next by nature, taken out before two are compared. */
final class Masking {
    private static final String MASK = "#";
    private static final int SHORTEST_ID = 8;
    private static final int LONGEST_WORD = 24;
    private static final Set<String> VOLATILE =
            Set.of("nonce", "opaque", "error_description", "stale", "challenge", "token-key", "ts", "tsm", "ticket");

    private Masking() {}

    /** Without ids, times and values of the request itself; with every number masked when told so. */
    static String text(String text, Set<String> own, boolean numbers) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean digit = false;
            while (at < text.length() && isOfWord(text.charAt(at))) {
                digit |= isDigit(text.charAt(at));
                at++;
            }
            if (at > start) {
                int end = withoutStop(text, start, at);
                String word = text.substring(start, end);
                masked.append(isVolatile(word, digit, numbers) || (!word.isEmpty() && own.contains(word)) ? MASK : word)
                        .append(text, end, at);
            } else {
                masked.append(text.charAt(at));
                at++;
            }
        }
        return masked.toString();
    }

    /** A sentence ends where its last word does. */
    private static int withoutStop(String text, int start, int end) {
        int last = end;
        while (last > start && (text.charAt(last - 1) == '.' || text.charAt(last - 1) == ':')) {
            last--;
        }
        return last;
    }

    private static boolean isVolatile(String word, boolean digit, boolean numbers) {
        return word.length() >= LONGEST_WORD || (digit && (numbers || word.length() >= SHORTEST_ID));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOfWord(char c) {
        return isDigit(c)
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '-'
                || c == '.'
                || c == ':'
                || c == '+'
                || c == '@'
                || c == '~';
    }

    /** The challenges in their order, one text however they are spread over lines. */
    static String challenges(Challenges challenges) {
        return challenges.stream().map(Masking::challenge).collect(Collectors.joining(", "));
    }

    private static String challenge(Challenge challenge) {
        String parameters =
                challenge.parameters().stream().map(Masking::parameter).sorted().collect(Collectors.joining(", "));
        String token = challenge.token68().isPresent() ? " " + MASK : "";
        return challenge.scheme().toLowerCase(Locale.ROOT) + token + (parameters.isEmpty() ? "" : " " + parameters);
    }

    private static String parameter(AuthParam parameter) {
        String name = parameter.name().toLowerCase(Locale.ROOT);
        return name + "=\"" + masked(name, parameter.value()) + "\"";
    }

    /** A realm names the protection space, whatever it looks like; what another parameter names may be an id made anew. */
    private static String masked(String name, String value) {
        if (VOLATILE.contains(name)) {
            return MASK;
        }
        return name.equals("realm") ? value : text(value, Set.of(), false);
    }
}
