package io.authcontract.challenge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Adversarial field values, made by construction, with the outcome that follows from the construction.
 *
 * @param parameters of all entries together
 * @param longest octets of the longest scheme, token68, name or value; -1 where it is not worth saying
 */
record Hostile(
        String name, String header, List<String> lines, boolean valid, int entries, int parameters, int longest) {

    private static final String WWW = "WWW-Authenticate";
    private static final String AUTHORIZATION = "Authorization";
    private static final String INFO = "Authentication-Info";

    /** All cases: about {@code octets} octets, or {@code elements} elements, each. */
    static List<Hostile> all(int octets, int elements) {
        List<Hostile> all = new ArrayList<>();
        each(octets, elements, all::add);
        return all;
    }

    /** The same cases one by one, because together they make 62 MB at full size. */
    static void each(int octets, int elements, Consumer<Hostile> add) {
        lists(octets, elements, add);
        lines(Math.min(elements, 20_000), add);
        parameters(octets, elements, add);
        quotedStrings(octets, add);
        tokens(octets, add);
        whitespace(octets, add);
        otherFields(octets, elements, add);
    }

    private static Hostile valid(String name, String line, int entries, int parameters, int longest) {
        return new Hostile(name, WWW, List.of(line), true, entries, parameters, longest);
    }

    private static Hostile invalid(String name, String line) {
        return new Hostile(name, WWW, List.of(line), false, 0, 0, -1);
    }

    private static String joined(int count, String separator, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(separator));
    }

    private static void lists(int m, int k, Consumer<Hostile> add) {
        add.accept(valid("commas only", ",".repeat(m), 0, 0, -1));
        add.accept(valid("commas and spaces", ", ".repeat(m / 2), 0, 0, -1));
        add.accept(valid("commas, then a challenge", ",".repeat(m) + "Basic realm=\"x\"", 1, 1, 5));
        add.accept(valid("commas before the first parameter", "Foo " + ",".repeat(m) + "a=b", 1, 1, 3));
        add.accept(invalid("commas but no space after the scheme", "Foo" + ",".repeat(m) + "a=b"));
        add.accept(valid("commas between parameters", "Foo a=b" + ",".repeat(m) + "c=d", 1, 2, 3));
        add.accept(valid("many schemes", joined(k, ", ", i -> "S" + i), k, 0, -1));
        add.accept(valid("many schemes, no spaces", "A" + ",A".repeat(k - 1), k, 0, 1));
        add.accept(valid("many schemes, many spaces", "A  ,  ".repeat(k), k, 0, 1));
        add.accept(valid("many challenges", joined(k, ",", i -> "S" + i + " a=\"b\",c=d"), k, 2 * k, -1));
        add.accept(valid("token68 before each comma", "A b=, ".repeat(k), k, 0, 2));
        add.accept(valid("bare token68 before each comma", "A b, ".repeat(k), k, 0, 1));
        add.accept(valid("bare words after a parameter", "A a=b" + ", c".repeat(k), k + 1, 1, 1));
    }

    private static void lines(int k, Consumer<Hostile> add) {
        List<String> schemes = IntStream.range(0, k).mapToObj(i -> "S" + i).toList();
        add.accept(new Hostile("many lines", WWW, schemes, true, k, 0, -1));
        add.accept(new Hostile("many empty lines", WWW, Collections.nCopies(k, ""), true, 0, 0, -1));
        List<String> straddling = new ArrayList<>(List.of("Foo a=b"));
        IntStream.range(0, k).forEach(i -> straddling.add("p" + i + "=v"));
        add.accept(new Hostile("parameters on lines of their own", WWW, straddling, true, 1, k + 1, -1));
    }

    private static void parameters(int m, int k, Consumer<Hostile> add) {
        add.accept(valid("many parameters", "Foo " + joined(k, ", ", i -> "p" + i + "=v"), 1, k, -1));
        add.accept(valid("names with one hash code", "Foo " + joined(k, ",", i -> colliding(i, k) + "=v"), 1, k, -1));
        add.accept(valid("one name many times", "Foo a=b" + ",a=b".repeat(k - 1), 1, k, 3));
        add.accept(valid("long name", "Foo " + "n".repeat(m) + "=v", 1, 1, m));
        add.accept(invalid("equals signs in a row", "Foo " + "a=".repeat(m / 2) + "b"));
        add.accept(valid("long second scheme", "Foo a=b, " + "n".repeat(m), 2, 1, m));
        String words = (", " + "n".repeat(1000)).repeat(m / 1000);
        add.accept(valid("long words without equals", "Foo a=b" + words, 1 + m / 1000, 1, m < 1000 ? 3 : 1000));
    }

    /** "Aa" and "BB" have one hash code, so have all words of the same number of them. */
    private static String colliding(int i, int count) {
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(count - 1));
        return joined(bits, "", b -> (i >> b & 1) == 1 ? "BB" : "Aa");
    }

    private static void quotedStrings(int m, Consumer<Hostile> add) {
        String open = "Basic realm=\"";
        add.accept(valid("long string", open + "x".repeat(m) + "\"", 1, 1, m));
        String inner = ",Basic realm=".repeat(m / 13);
        add.accept(valid("challenges inside a string", "Foo a=\"" + inner + "\"", 1, 1, inner.length()));
        add.accept(valid("pairs of backslashes", open + "\\\\".repeat(m / 2) + "\"", 1, 1, m / 2));
        add.accept(valid("escaped quotes", open + "\\\"".repeat(m / 2) + "\"", 1, 1, m / 2));
        add.accept(valid("escaped quotes and commas", "Foo a=\"" + "\\\",".repeat(m / 3) + "\"", 1, 1, m / 3 * 2));
        add.accept(invalid("odd number of backslashes", open + "\\".repeat(m / 2 * 2 + 1) + "\""));
        add.accept(invalid("unterminated", open + "x".repeat(m)));
        add.accept(invalid("unterminated after a backslash", open + "x".repeat(m) + "\\"));
        add.accept(invalid("words between strings", "Foo a=\"" + "x\"x\"".repeat(m / 4)));
        add.accept(invalid("quotes only", "\"".repeat(m)));
        add.accept(invalid("backslashes only", "\\".repeat(m)));
        add.accept(valid("obs-text", open + "\u00e2\u0082\u00ac".repeat(m / 3) + "\"", 1, 1, m / 3 * 3));
        add.accept(invalid("a control at the end", open + "x".repeat(m) + "\0\""));
        add.accept(invalid("strings side by side", "Foo a=" + "\"\"".repeat(m / 2)));
    }

    private static void tokens(int m, Consumer<Hostile> add) {
        add.accept(valid("long token68", "NTLM " + "A".repeat(m) + "==", 1, 0, m + 2));
        add.accept(valid("long padding", "NTLM A" + "=".repeat(m), 1, 0, m + 1));
        add.accept(invalid("long padding, then a letter", "NTLM A" + "=".repeat(m) + "b"));
        add.accept(invalid("long padding, then a parameter", "NTLM A" + "=".repeat(m) + ", a=b"));
        add.accept(valid("long scheme", "S".repeat(m), 1, 0, m));
        add.accept(invalid("long scheme, then equals", "S".repeat(m) + "="));
        add.accept(invalid("equals signs only", "=".repeat(m)));
        add.accept(invalid("words without commas", "a ".repeat(m / 2)));
        add.accept(invalid("parentheses", "Foo " + "(".repeat(m) + ")".repeat(m)));
        add.accept(invalid("braces", "Foo " + "{[".repeat(m / 2)));
    }

    private static void whitespace(int m, Consumer<Hostile> add) {
        add.accept(valid("spaces after the scheme", "Foo" + " ".repeat(m) + "a=b", 1, 1, 3));
        add.accept(invalid("tabs after the scheme", "Foo " + " \t".repeat(m / 2) + "a=b"));
        add.accept(valid("white space around equals", "Foo a" + " ".repeat(m) + "=" + "\t".repeat(m) + "b", 1, 1, 3));
        add.accept(invalid("white space and no equals", "Foo a" + " ".repeat(m) + "b"));
        add.accept(
                valid("white space around a comma", "Foo a=b" + " ".repeat(m) + "," + " ".repeat(m) + "c=d", 1, 2, 3));
        add.accept(invalid("white space and no comma", "Foo a=b" + " ".repeat(m) + "c=d"));
        add.accept(valid("white space at the end", "Foo a=b" + " \t".repeat(m / 2), 1, 1, 3));
        add.accept(valid("white space at the start", " \t".repeat(m / 2) + "Foo a=b", 1, 1, 3));
        add.accept(invalid("folded lines", "Foo" + "\r\n ".repeat(m / 3) + "a=b"));
    }

    private static void otherFields(int m, int k, Consumer<Hostile> add) {
        String many = joined(k, ",", i -> "p" + i + "=\"v\"");
        String token = "a.b-c_~+/".repeat(m / 9);
        add.accept(new Hostile(
                "many parameters of credentials", AUTHORIZATION, List.of("Digest " + many), true, 1, k, -1));
        add.accept(new Hostile("long token", AUTHORIZATION, List.of("Bearer " + token), true, 1, 0, token.length()));
        for (String bad : Arrays.asList("Bearer " + "A".repeat(m) + ",", "Bearer abc" + ", Bearer abc".repeat(k))) {
            String name = "credentials as a list of " + bad.length() + " octets";
            add.accept(new Hostile(name, AUTHORIZATION, List.of(bad), false, 0, 0, -1));
        }
        add.accept(new Hostile("many parameters of info", INFO, List.of(many), true, 1, k, -1));
        add.accept(new Hostile("last parameter of info has no value", INFO, List.of(many + ",x"), false, 0, 0, -1));
    }

    @Override
    public String toString() {
        return name;
    }
}
