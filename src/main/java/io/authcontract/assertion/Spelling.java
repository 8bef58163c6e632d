package io.authcontract.assertion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way in which a secret comes back: as it is, or in an encoding that servers, templates and serializers apply to an echo.
 *
 * @param words how a failure calls it
 * @param search finds the part of a text (second) that spells a secret (first) this way; empty when there is none
 */
record Spelling(String words, BinaryOperator<String> search) {
    static final List<Spelling> ALL = List.of(
            escaped("as it is", Unescaping.NOTHING),
            escaped("percent-encoded", Unescaping.PERCENT),
            escaped("form-encoded", Unescaping.FORM),
            escaped("HTML-escaped", Unescaping.HTML),
            escaped("JSON-escaped", Unescaping.JSON),
            new Spelling("in hexadecimal", Spelling::hexadecimal),
            new Spelling("in base64", Spelling::base64));

    /** Long enough to hide something; shorter runs are words. */
    private static final Pattern RUN_OF_BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

    Optional<String> find(String secret, String text) {
        return Optional.of(search.apply(secret, text)).filter(shown -> !shown.isEmpty());
    }

    /** Header values are octets and bodies are characters, so a secret beyond US-ASCII is looked for as both. */
    private static Spelling escaped(String words, Unescaping unescaping) {
        return new Spelling(
                words,
                (secret, text) -> unescaping.find(text, secret, octets(secret)).orElse(""));
    }

    private static String octets(String secret) {
        return new String(secret.getBytes(UTF_8), ISO_8859_1);
    }

    private static String hexadecimal(String secret, String text) {
        String digits = HexFormat.of().formatHex(secret.getBytes(UTF_8));
        Matcher matcher = Pattern.compile(digits, Pattern.CASE_INSENSITIVE).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String base64(String secret, String text) {
        return RUN_OF_BASE64
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(run -> holds(run, octets(secret)))
                .findFirst()
                .orElse("");
    }

    /** A secret may be part of something longer (user:password, a token), and a run may begin before it: each alignment is tried. */
    private static boolean holds(String run, String octets) {
        String url = run.replace('+', '-').replace('/', '_');
        for (int shift = 0; shift < 4; shift++) {
            String aligned = url.substring(shift);
            String whole = aligned.length() % 4 == 1 ? aligned.substring(0, aligned.length() - 1) : aligned;
            if (new String(Base64.getUrlDecoder().decode(whole), ISO_8859_1).contains(octets)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return words;
    }
}
