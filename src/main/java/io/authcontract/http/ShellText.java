package io.authcontract.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes words for sh, bash and zsh that expand to exact octets: secrets as variables, everything else so quoted that nothing is expanded, and
 * octets that a terminal would not take as printf escapes.
 */
final class ShellText {
    /** Variables that a shell sets, or whose loss breaks it. */
    private static final Set<String> RESERVED = Set.of(
            "CDPATH",
            "ENV",
            "HISTFILE",
            "HOME",
            "HOSTNAME",
            "IFS",
            "LANG",
            "LINENO",
            "MAIL",
            "OLDPWD",
            "PATH",
            "PPID",
            "PS1",
            "PWD",
            "RANDOM",
            "SECONDS",
            "SHELL",
            "TERM",
            "TMPDIR",
            "UID",
            "USER");

    private static final String EXPANDED = "\"\\$`!";

    private final Map<String, String> variables = new HashMap<>();
    private final Set<String> taken = new HashSet<>(RESERVED);

    /** Quotes text without secrets. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /**
     * Returns one word.
     *
     * @param prefix printable text without secrets that comes first
     * @param text the rest
     * @param marks the secrets in the rest, in order
     * @param charset how the octets of the rest are meant; a char it has no printable octets for becomes an escape
     */
    String word(String prefix, String text, List<Mark> marks, Charset charset) {
        boolean literal = marks.isEmpty();
        boolean simple = !literal
                && isLiteral(prefix, StandardCharsets.UTF_8)
                && literals(text, marks).stream().allMatch(part -> isLiteral(part, charset));
        StringBuilder word = new StringBuilder(simple ? "\"" + prefix : "");
        String before = simple ? "" : prefix;
        int next = 0;
        for (Mark mark : marks) {
            String variable = variable(mark, text.substring(mark.start(), mark.end()));
            String between = before + text.substring(next, mark.start());
            word.append(
                    simple
                            ? between + reference(variable, text, mark.end())
                            : pieces(between, charset) + "\"$" + variable + '"');
            before = "";
            next = mark.end();
        }
        String rest = before + text.substring(next);
        word.append(simple ? rest + '"' : pieces(rest, charset));
        return word.isEmpty() ? quoted("") : word.toString();
    }

    private static List<String> literals(String text, List<Mark> marks) {
        List<String> literals = new ArrayList<>();
        int next = 0;
        for (Mark mark : marks) {
            literals.add(text.substring(next, mark.start()));
            next = mark.end();
        }
        literals.add(text.substring(next));
        return literals;
    }

    /** Whether it means itself inside double quotes, also at a prompt that expands exclamation marks. */
    private static boolean isLiteral(String text, Charset charset) {
        return text.chars().allMatch(c -> EXPANDED.indexOf(c) < 0 && c != '\n' && !needsEscape((char) c, charset));
    }

    private static String reference(String variable, String text, int next) {
        boolean apart =
                next >= text.length() || (!Tokens.isAlphanumeric(text.charAt(next)) && text.charAt(next) != '_');
        return apart ? "$" + variable : "${" + variable + "}";
    }

    private static String pieces(String text, Charset charset) {
        StringBuilder pieces = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int plain = Scan.skip(text, i, text.length(), c -> !needsEscape((char) c, charset));
            int escaped = Scan.skip(text, plain, text.length(), c -> needsEscape((char) c, charset));
            pieces.append(plain > i ? quoted(text.substring(i, plain)) : "");
            pieces.append(escaped > plain ? octets(text.substring(plain, escaped), charset) : "");
            i = escaped;
        }
        return pieces.toString();
    }

    private static String octets(String text, Charset charset) {
        StringBuilder format = new StringBuilder();
        for (byte octet : text.getBytes(charset)) {
            format.append(String.format("\\%03o", octet & 0xff));
        }
        return "\"$(printf '" + format + "')\"";
    }

    /** Controls would steer the terminal, a tab completes words at a prompt, and a lone octet is no character. A line feed is pasted as it is. */
    private static boolean needsEscape(char c, Charset charset) {
        return (Visible.isHidden(c) && c != '\n') || (c > 0x7E && charset.equals(StandardCharsets.ISO_8859_1));
    }

    /** One variable for one value, however often it occurs. */
    private String variable(Mark mark, String value) {
        return variables.computeIfAbsent(value, v -> free(mark.variable()));
    }

    private String free(String wanted) {
        String name = RESERVED.contains(wanted) ? "SECRET_" + wanted : wanted;
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
