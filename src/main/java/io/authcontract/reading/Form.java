package io.authcontract.reading;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Field lines with the words taken out that parsers do not look at, so that one measured value stands for all that differ from it only in such words:
 * {@code Digest realm="orders", x=7} has the form {@code Digest realm="q1", w2=w3}. That this loses nothing is tested, not assumed.
 */
final class Form {
    private static final Pattern VALUE_OR_WORD =
            Pattern.compile("(?<==)\\s*+\"(?:[^\"\\\\]++|\\\\.)*+\"|[A-Za-z0-9._~-]++");

    /** Octets that are alike in a token and in a token68. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]++");

    /** A quoted value without what careless parsers split at even there, or refuse; some trim it. */
    private static final Pattern PLAIN_STRING = Pattern.compile("(\\s*\"\\s*+)([^\",=\\\\'\\p{Cntrl}]*?)(\\s*+\")");

    private static final Pattern PLACEHOLDER = Pattern.compile("[wq]\\d+");

    private static final Set<String> KEPT = Set.of(
            "basic",
            "digest",
            "negotiate",
            "kerberos",
            "ntlm",
            "realm",
            "nonce",
            "algorithm",
            "qop",
            "md5",
            "md5-sess",
            "sha-256",
            "sha-256-sess",
            "sha-512-256",
            "sha",
            "auth",
            "auth-int");

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final List<String> lines;

    private Form(List<String> values) {
        lines = values.stream()
                .map(value -> VALUE_OR_WORD.matcher(value).replaceAll(match -> Matcher.quoteReplacement(form(match))))
                .toList();
    }

    static Form of(List<String> values) {
        return new Form(values);
    }

    private String form(MatchResult match) {
        Matcher string = PLAIN_STRING.matcher(match.group());
        if (string.matches()) {
            return string.group(1) + placeholder("q", string.group(2)) + string.group(3);
        }
        return WORD.matcher(match.group()).replaceAll(word -> placeholder("w", word.group()));
    }

    private String placeholder(String kind, String word) {
        if (word.isEmpty() || KEPT.contains(word.toLowerCase(Locale.ROOT))) {
            return word;
        }
        String placeholder = placeholders.computeIfAbsent(word, absent -> kind + (placeholders.size() + 1));
        words.put(placeholder, word);
        return placeholder;
    }

    List<String> lines() {
        return lines;
    }

    /** Puts the words back in. */
    Reading restored(Reading reading) {
        return reading.mapped(text -> PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(words.getOrDefault(match.group(), match.group()))));
    }
}
