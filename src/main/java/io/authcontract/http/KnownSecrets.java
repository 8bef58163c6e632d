package io.authcontract.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds secrets that are known by their value, in any of their {@link SecretForms} and however escaped; ASCII case does not matter.
 *
 * <p>The work at one position of the text is bounded: secrets are looked up by their first four characters, and as soon as
 * {@value #ENOUGH} characters agree they count as found, all that agrees is masked, and the search goes on after it. That also hides a secret
 * that was echoed only in part.
 */
final class KnownSecrets implements Detector {
    private static final int KEY = 4;
    private static final int ENOUGH = 24;
    private static final int LEVELS_OF_ESCAPING = 2;
    private static final String VARIABLE = "SECRET";

    private final Set<String> values;
    private final Map<String, List<String>> byStart = new HashMap<>();
    private final Set<String> delimited = new HashSet<>();
    private int longestDelimited;

    KnownSecrets(Collection<String> values) {
        this.values = Set.copyOf(values);
        for (String value : this.values) {
            SecretForms.of(value).forEach(form -> add(folded(form), value.length() < KEY));
        }
    }

    /** Very short secrets would be found in every word, so they must stand alone. */
    private void add(String form, boolean alone) {
        if (form.isEmpty()) {
            return;
        }
        if (alone || form.length() < KEY) {
            delimited.add(form);
            longestDelimited = Math.max(longestDelimited, form.length());
        } else {
            byStart.computeIfAbsent(form.substring(0, KEY), start -> new ArrayList<>())
                    .add(form);
        }
    }

    KnownSecrets plus(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(values);
        return all.addAll(more) ? new KnownSecrets(all) : this;
    }

    String hiddenIn(String text) {
        Marks marks = new Marks();
        mark(text, 0, text.length(), marks);
        return marks.inLine(text);
    }

    @Override
    public void mark(String text, int from, int to, Marks marks) {
        if (values.isEmpty()) {
            return;
        }
        Unescaped seen = Unescaped.raw(text.substring(from, to));
        search(seen, from, marks);
        for (int level = 0; level < LEVELS_OF_ESCAPING; level++) {
            Unescaped plain = seen.once();
            if (plain == seen) {
                return;
            }
            search(plain, from, marks);
            seen = plain;
        }
    }

    private void search(Unescaped text, int offset, Marks marks) {
        int i = 0;
        while (i < text.length()) {
            int length = Math.max(longest(text, i), standingAlone(text, i));
            if (length > 0) {
                marks.add(offset + text.origin(i), offset + text.origin(i + length), VARIABLE);
            }
            i += Math.max(1, length);
        }
    }

    private int longest(Unescaped text, int at) {
        if (byStart.isEmpty() || at + KEY > text.length()) {
            return 0;
        }
        int longest = 0;
        for (String form : byStart.getOrDefault(folded(text, at, KEY), List.of())) {
            longest = Math.max(longest, agreeing(text, at, form));
        }
        return longest;
    }

    private static int agreeing(Unescaped text, int at, String form) {
        int most = Math.min(form.length(), text.length() - at);
        int same = KEY;
        while (same < most && fold(text.at(at + same)) == form.charAt(same)) {
            same++;
        }
        return same == form.length() || same >= ENOUGH ? same : 0;
    }

    private int standingAlone(Unescaped text, int at) {
        if (delimited.isEmpty() || (at > 0 && isWord(text.at(at - 1)))) {
            return 0;
        }
        for (int length = Math.min(longestDelimited, text.length() - at); length > 0; length--) {
            boolean ends = at + length == text.length() || !isWord(text.at(at + length));
            if (ends && delimited.contains(folded(text, at, length))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static String folded(Unescaped text, int at, int length) {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            chars[i] = fold(text.at(at + i));
        }
        return new String(chars);
    }

    private static String folded(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = fold(chars[i]);
        }
        return new String(chars);
    }

    private static char fold(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
