package io.authcontract.reading;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Values of WWW-Authenticate to measure with, as the lines of one response each: the mistakes that senders make, the test vectors, and all captures.
 */
final class ChallengeValues {
    private static final Path CAPTURES = Path.of(System.getProperty("basedir", ""), "src/test/resources/captures/wild");

    private static final List<String> ODD = List.of(
            "S",
            "S ",
            "S realm",
            "S realm=",
            "S realm=x",
            "S realm=\"\"",
            "S realm=\"x\"",
            "S realm=\"x\", error=\"e\"",
            "S realm=\"x\", error=\"e\", error_description=\"d e\"",
            "S realm=\"x\" charset=\"UTF-8\"",
            "S realm=\"x\" charset=\"UTF-8\", a=\"b\"",
            "S realm=\"x\", error=\"e\" error_description=\"d e\"",
            "S realm=\"x\" error=\"e\" error_description=\"d e\"",
            "S realm=\"x\"; charset=\"UTF-8\"",
            "S realm=\"x\";charset=\"UTF-8\"",
            "S realm=\"x\"; error=\"e\"; error_description=\"d e\"",
            "S, realm=\"x\"",
            "S, realm=\"x\", error=\"e\"",
            "S: realm=\"x\"",
            "S:realm=\"x\"",
            "S {token}",
            "S realm={token}",
            "S realm=\"x\", nonce={token}",
            "S realm='x'",
            "S realm='my api'",
            "S realm='x', error='e'",
            "S realm=my api",
            "S resource_metadata=https://api.example/x",
            "S realm=\"x\", resource_metadata=https://api.example/x",
            "S realm=\"x\", error=e, error_description=d e f",
            "S error=e, error_description=d e",
            "S nonce=abc==",
            "S realm=\"x\", nonce=abc==",
            "S realm=\u00E2\u0080\u009Cx\u00E2\u0080\u009D",
            "S realm=\"caf\u00C3\u00A9\"",
            "S realm=\"x",
            "S realm=\"a \"b\" c\"",
            "S realm=\"a \\\"b\\\" c\"",
            "S realm:\"x\"",
            "S \"my realm\"",
            "S realm=\"x\", error=",
            "realm=\"x\"",
            "realm=\"x\", error=\"e\"",
            "S abc=, realm=\"x\"",
            "S abc=",
            "S\trealm=\"x\"",
            "S  realm=\"x\"",
            "S realm = \"x\"",
            "S realm=\"x\", error = \"e\"",
            ", S realm=\"x\"",
            "S realm=\"x\",",
            "S realm=\"x\",, error=\"e\"",
            "S realm=\"x\", realm=\"y\"",
            "S realm=\"x\", realm=\"x\"",
            "S REALM=\"x\"",
            "S error=\"e\", realm=\"x\"");

    private ChallengeValues() {}

    /** No field at all, and every value that can be sent: not those with octets that end a line, and not those that are longer than is shown. */
    static List<List<String>> all() {
        Set<List<String>> all = new LinkedHashSet<>();
        all.add(List.of());
        all.addAll(mistakes());
        all.addAll(ofVectors());
        all.addAll(ofCaptures());
        return all.stream().filter(ChallengeValues::canBeSent).toList();
    }

    /** Each mistake of the parser's list and each legal oddity with each scheme, and pairs of challenges in one line and in two. */
    private static List<List<String>> mistakes() {
        List<List<String>> values = new ArrayList<>();
        for (String scheme : List.of("Basic", "Bearer", "Digest", "Negotiate")) {
            ODD.forEach(odd -> values.add(List.of(odd.replace("S", scheme))));
            for (String second :
                    List.of("Basic realm=\"b\"", "Digest realm=\"d\", nonce=\"n\"", "Bearer realm=\"t\"", "NTLM")) {
                for (String first : List.of(scheme, scheme + " realm=\"a\"", scheme + " realm=\"a\", error=\"e\"")) {
                    values.add(List.of(first, second));
                    List.of(", ", ",", " ", "; ").forEach(between -> values.add(List.of(first + between + second)));
                }
            }
        }
        return values;
    }

    static List<List<String>> ofVectors() {
        try (InputStream in =
                Objects.requireNonNull(ChallengeValues.class.getResourceAsStream("/challenges/vectors.json"))) {
            List<List<String>> values = new ArrayList<>();
            for (JsonElement vector : JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonArray()) {
                JsonObject object = vector.getAsJsonObject();
                if (object.get("header").getAsString().equals(Client.FIELD)) {
                    values.add(strings(object.getAsJsonArray("values")));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<List<String>> ofCaptures() {
        Set<List<String>> values = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(CAPTURES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                addFrom(file, values);
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addFrom(Path file, Set<List<String>> values) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.contains("\"headers\""))
                    .map(line -> challenges(JsonParser.parseString(line).getAsJsonObject()))
                    .filter(values1 -> !values1.isEmpty())
                    .forEach(values::add);
        }
    }

    private static List<String> challenges(JsonObject capture) {
        List<String> values = new ArrayList<>();
        if (capture.get("headers").isJsonArray()) {
            for (JsonElement field : capture.getAsJsonArray("headers")) {
                List<String> nameAndValue = strings(field.getAsJsonArray());
                if (nameAndValue.get(0).equalsIgnoreCase(Client.FIELD)) {
                    values.add(nameAndValue.get(1));
                }
            }
        }
        return values;
    }

    private static List<String> strings(JsonArray json) {
        List<String> strings = new ArrayList<>();
        json.forEach(element -> strings.add(element.getAsString()));
        return List.copyOf(strings);
    }

    static boolean canBeSent(List<String> lines) {
        return lines.stream().mapToInt(String::length).sum() <= 4096
                && lines.stream()
                        .allMatch(line -> line.chars().allMatch(c -> c < 0x100 && c != 0 && c != '\r' && c != '\n'));
    }
}
