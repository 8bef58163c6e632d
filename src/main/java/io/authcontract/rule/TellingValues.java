package io.authcontract.rule;

import io.authcontract.http.Request;
import java.util.Set;

/**
 * Words of an answer that stand in another one only when that shows the same data: long enough, with a digit or an at sign, and neither a time nor
 * part of the request. As digests, and only the first few.
 */
final class TellingValues {
    private static final int SHORTEST = 6;
    private static final int LONGEST = 64;
    private static final int MOST = 256;
    private static final int FEWEST = 2;

    private TellingValues() {}

    static void collect(String text, Request request, Set<String> values) {
        String asked = request.url();
        int at = 0;
        while (at < text.length() && values.size() < MOST) {
            int start = at;
            boolean telling = false;
            while (at < text.length() && isOfWord(text.charAt(at))) {
                telling |= text.charAt(at) == '@' || Character.isDigit(text.charAt(at));
                at++;
            }
            int length = at - start;
            if (telling && length >= SHORTEST && length <= LONGEST) {
                add(text.substring(start, at), asked, values);
            }
            at = Math.max(at, start + 1);
        }
    }

    private static void add(String word, String asked, Set<String> values) {
        if (!isTime(word) && !asked.contains(word)) {
            values.add(Digests.of(word));
        }
    }

    /** 2026-11-24T10:15:30Z, 10:15:30 and 17000000000: two answers of one second share them. */
    static boolean isTime(String word) {
        boolean date = word.length() >= 10 && word.charAt(4) == '-' && word.charAt(7) == '-';
        boolean clock = word.length() >= 8 && word.charAt(2) == ':' && word.charAt(5) == ':';
        return date || clock || Digits.only(word);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || "@._+-:".indexOf(c) >= 0;
    }

    /** One value may be in both by chance: the version of a service, or the id of a session. */
    static boolean isMostOf(Set<String> values, Set<String> others) {
        long shared = values.stream().filter(others::contains).count();
        return shared >= FEWEST && shared * 2 >= values.size();
    }
}
