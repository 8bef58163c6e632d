package io.authcontract.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs of a service's insides in a text. Each sign is looked for in one forward pass; nothing backtracks.
 *
 * <p>The formats are those of stack traces as Java, Node, Python, .NET, PHP, Ruby and Go print them, and of messages that databases document.
 */
final class Leaks {
    static final String FILE_PATH = "file path";

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_STATEMENT = 400;
    private static final String SELECT = "select ";
    private static final Pattern COLUMN =
            Pattern.compile("\\s*+(?:distinct\\s++)?+[\\w.*\"'`\\[\\]()]++(?:\\s++as\\s++[\\w\"]++)?+\\s*+");
    private static final Pattern COMPARISON =
            Pattern.compile(" where\\s++[\\w.\"`\\[\\]()]++\\s*+(?:=|<|>|!=|like\\b|in\\b|is\\b|between\\b)");
    private static final Pattern ELEMENT = Pattern.compile("(?:</|(?<!\\w)<)(?:\\w{1,24}:)?$");
    private static final Pattern VALUE = Pattern.compile("[:=\\[,]\\s{0,4}\"$");
    private static final Pattern THROWN = Pattern.compile("(?i)exception\"\\s{0,4}:\\s{0,4}\"$");
    private static final int NEAR = 32;
    private static final int EXCERPT = 80;

    private static final List<String> FRAMES = List.of(
            "Traceback (most recent call last)",
            ".py\", line ",
            ".py\\\", line ",
            ".py&quot;, line ",
            ".py&#34;, line ",
            "// Werkzeug Debugger",
            "node:internal/",
            "/node_modules/",
            ".cs:line ",
            ".vb:line ",
            ".php on line ",
            ".php</b> on line ");

    private static final List<String> NUMBERED_FRAMES = List.of(
            ".java:",
            ".kt:",
            ".go:",
            ".scala:",
            ".groovy:",
            ".js:",
            ".mjs:",
            ".cjs:",
            ".ts:",
            ".rb:",
            ".php:",
            ".php(",
            "goroutine ");

    private static final List<String> DATABASES = List.of(
            "SQLSTATE[",
            "You have an error in your SQL syntax",
            "syntax error at or near \"",
            "Unclosed quotation mark after the character string",
            "SQLITE_ERROR");

    private static final List<String> KEYS = List.of("PRIVATE KEY-----");

    private static final List<String> BUILT_IN_ERRORS = List.of(
            "TypeError",
            "ReferenceError",
            "SyntaxError",
            "RangeError",
            "IndexError",
            "KeyError",
            "ValueError",
            "AttributeError",
            "NameError");

    /**
     * One sign.
     *
     * @param kind what leaked, in words
     * @param octet where it begins
     * @param excerpt how it begins
     */
    record Leak(String kind, int octet, String excerpt) {}

    private Leaks() {}

    /** Returns the first leak of each kind. */
    static List<Leak> in(String text) {
        List<Leak> found = new ArrayList<>();
        leak("stack frame", stackFrame(text), text).ifPresent(found::add);
        leak("exception class", exceptionClass(text), text).ifPresent(found::add);
        leak("SQL", sql(text), text).ifPresent(found::add);
        leak(FILE_PATH, FilePaths.first(text), text).ifPresent(found::add);
        leak("key material", first(KEYS, text), text).ifPresent(found::add);
        return found;
    }

    private static Optional<Leak> leak(String kind, int at, String text) {
        return at < 0
                ? Optional.empty()
                : Optional.of(new Leak(kind, at, text.substring(at, Math.min(text.length(), at + EXCERPT))));
    }

    private static int first(List<String> signs, String text) {
        int first = -1;
        for (String sign : signs) {
            first = earlier(first, text.indexOf(sign));
        }
        return first;
    }

    private static int stackFrame(String text) {
        int plain = first(FRAMES, text);
        int numbered = -1;
        for (String sign : NUMBERED_FRAMES) {
            numbered = earlier(numbered, numbered(sign, text));
        }
        return earlier(earlier(plain, numbered), qualifiedCall(text));
    }

    private static int earlier(int a, int b) {
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    /** {@code (JwtFilter.java:41)}, {@code (/app/auth.js:22:28)}: a file extension with a line number. */
    private static int numbered(String sign, String text) {
        int at = text.indexOf(sign);
        while (at >= 0) {
            int after = at + sign.length();
            if (after < text.length() && isDigit(text.charAt(after))) {
                return at;
            }
            at = text.indexOf(sign, after);
        }
        return -1;
    }

    /** {@code at System.Convert.FromBase64String(String s)}: a frame without a file has at least a package, a class and a method. */
    private static int qualifiedCall(String text) {
        int at = text.indexOf("at ");
        while (at >= 0) {
            int dots = 0;
            int end = at + 3;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                dots += text.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            boolean word = at == 0 || !isNamePart(text.charAt(at - 1));
            if (word && dots >= 2 && end < text.length() && text.charAt(end) == '(') {
                return at;
            }
            at = text.indexOf("at ", Math.max(end, at + 3));
        }
        return -1;
    }

    /** A qualified or compound name of an exception; the bare words Exception and Error are plain English. */
    private static int exceptionClass(String text) {
        return earlier(named("Exception", text), named("Error", text));
    }

    private static int named(String suffix, String text) {
        int at = text.indexOf(suffix);
        while (at >= 0) {
            int end = at + suffix.length();
            int start = nameStart(text, at);
            if (isNameEnd(text, end)
                    && start < at
                    && isExceptionName(text.substring(start, end), text, end)
                    && !isWordOfProtocol(text, start, end)) {
                return start;
            }
            at = text.indexOf(suffix, end);
        }
        return -1;
    }

    /** The bare name of an error as a whole value in quotes, or as an element: AWS, OAuth and OGC have such words. */
    private static boolean isWordOfProtocol(String text, int start, int end) {
        if (text.substring(start, end).indexOf('.') >= 0 || end == text.length()) {
            return false;
        }
        String before = text.substring(Math.max(0, start - NEAR), start);
        char next = text.charAt(end);
        return next == '"'
                ? VALUE.matcher(before).find() && !THROWN.matcher(before).find()
                : (next == '>' || next == '/' || Character.isWhitespace(next))
                        && ELEMENT.matcher(before).find();
    }

    /** A name may be followed by a full stop. */
    private static boolean isNameEnd(String text, int end) {
        return end == text.length()
                || !isNamePart(text.charAt(end))
                || (text.charAt(end) == '.' && (end + 1 == text.length() || !isNamePart(text.charAt(end + 1))));
    }

    private static int nameStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_NAME && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Many services use XyzError as a code of their own: without a package it counts only as the head of a message. */
    private static boolean isExceptionName(String name, String text, int end) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        boolean named = !simple.isEmpty() && Character.isUpperCase(simple.charAt(0));
        boolean qualified = name.indexOf('.') > 0;
        if (name.endsWith("Exception")) {
            return named && (qualified || !simple.equals("Exception"));
        }
        boolean heading = text.startsWith(": ", end);
        return named && !simple.equals("Error") && (qualified || heading || BUILT_IN_ERRORS.contains(simple));
    }

    private static int sql(String text) {
        int message = earlier(first(DATABASES, text), oracleCode(text));
        return message >= 0 ? message : statement(text.toLowerCase(Locale.ROOT), text.length());
    }

    /** {@code ORA-00942}. */
    private static int oracleCode(String text) {
        int at = text.indexOf("ORA-");
        while (at >= 0) {
            int end = at + 4;
            while (end < text.length() && end < at + 9 && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == at + 9 && (at == 0 || !isNamePart(text.charAt(at - 1)))) {
                return at;
            }
            at = text.indexOf("ORA-", end);
        }
        return -1;
    }

    /** Lower case may be longer than the text it comes from, so the position is kept inside. */
    private static int statement(String lower, int length) {
        int select = selected(lower);
        int insert = inOrder(lower, "insert into ", " values", "(");
        int update = inOrder(lower, "update ", " set ", "=", " where ");
        int delete = inOrder(lower, "delete from ", " where ", "=");
        return Math.min(earlier(earlier(select, insert), earlier(update, delete)), length);
    }

    /** Prose selects as well: between the words of a statement stand names of columns and a comparison. */
    private static int selected(String text) {
        int first = text.indexOf(SELECT);
        while (first >= 0) {
            String near = text.substring(first + SELECT.length(), Math.min(text.length(), first + LONGEST_STATEMENT));
            int from = near.indexOf(" from ");
            int where = from < 0 ? -1 : near.indexOf(" where ", from);
            if (where >= 0
                    && isListOfColumns(near.substring(0, from))
                    && COMPARISON.matcher(near).region(where, near.length()).lookingAt()) {
                return first;
            }
            first = text.indexOf(SELECT, first + SELECT.length());
        }
        return -1;
    }

    private static boolean isListOfColumns(String text) {
        return Arrays.stream(text.split(",", -1))
                .allMatch(column -> COLUMN.matcher(column).matches());
    }

    private static int inOrder(String text, String start, String... words) {
        int first = text.indexOf(start);
        while (first >= 0) {
            String near = text.substring(first, Math.min(text.length(), first + LONGEST_STATEMENT));
            if (hasInOrder(near, words)) {
                return first;
            }
            first = text.indexOf(start, first + start.length());
        }
        return -1;
    }

    private static boolean hasInOrder(String near, String... words) {
        int at = 0;
        for (String word : words) {
            at = at < 0 ? -1 : near.indexOf(word, at);
        }
        return at >= 0;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
