package io.authcontract.assertion;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of escapes in texts, each of which stands for one character.
 *
 * @param escape what an escape looks like
 * @param character the character an escape stands for
 */
record Unescaping(Pattern escape, Function<String, Character> character) {
    static final Unescaping NOTHING = of("(?!)", escape -> ' ');
    static final Unescaping PERCENT = of("%[0-9A-Fa-f]{2}", Unescaping::octet);
    static final Unescaping FORM = of("%[0-9A-Fa-f]{2}|\\+", escape -> escape.equals("+") ? ' ' : octet(escape));
    static final Unescaping HTML =
            of("&(?:amp|lt|gt|quot|apos|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});", Unescaping::entity);
    static final Unescaping JSON = of("\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4})", Unescaping::json);

    private static Unescaping of(String escape, Function<String, Character> character) {
        return new Unescaping(Pattern.compile(escape), character);
    }

    /** Returns the part of a text that reads, once unescaped, as one of these strings. */
    Optional<String> find(String text, String... wanted) {
        StringBuilder plain = new StringBuilder();
        int[] origin = new int[text.length() + 1];
        int at = 0;
        for (Matcher matcher = escape.matcher(text); matcher.find(); at = matcher.end()) {
            copy(text, at, matcher.start(), plain, origin);
            origin[plain.length()] = matcher.start();
            plain.append(character.apply(matcher.group()).charValue());
        }
        copy(text, at, text.length(), plain, origin);
        origin[plain.length()] = text.length();
        return find(plain, text, origin, wanted);
    }

    private static void copy(String text, int from, int to, StringBuilder plain, int[] origin) {
        for (int i = from; i < to; i++) {
            origin[plain.length()] = i;
            plain.append(text.charAt(i));
        }
    }

    private static Optional<String> find(StringBuilder plain, String text, int[] origin, String... wanted) {
        for (String one : wanted) {
            int start = plain.indexOf(one);
            if (start >= 0) {
                return Optional.of(text.substring(origin[start], origin[start + one.length()]));
            }
        }
        return Optional.empty();
    }

    private static char octet(String escape) {
        return (char) HexFormat.fromHexDigits(escape, 1, 3);
    }

    private static char entity(String escape) {
        return switch (escape) {
            case "&amp;" -> '&';
            case "&lt;" -> '<';
            case "&gt;" -> '>';
            case "&quot;" -> '"';
            case "&apos;" -> '\'';
            default -> numbered(escape.substring(2, escape.length() - 1));
        };
    }

    private static char numbered(String number) {
        boolean hex = number.startsWith("x") || number.startsWith("X");
        return (char) (hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number));
    }

    private static char json(String escape) {
        return switch (escape.charAt(1)) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) HexFormat.fromHexDigits(escape, 2, 6);
            default -> escape.charAt(1);
        };
    }
}
