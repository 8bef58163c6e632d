package io.authcontract.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of docs/state-of-401.md: what the standard book says of every capture of the survey. */
final class StateOf401 {
    /** A server as servers.tsv describes it. */
    private record Described(String name, String group, String configuration) {}

    private final RuleBook book = RuleBook.standard();
    private final Map<String, WildServer> servers = new LinkedHashMap<>();
    private final Map<String, List<WildFinding>> findings = new LinkedHashMap<>();

    StateOf401(List<WildServer> all) {
        all.forEach(server -> servers.put(server.name(), server));
        all.forEach(server -> findings.put(server.name(), WildFinding.of(server, book)));
    }

    String text() {
        return StateOf401Head.text(counts()) + totals() + groups();
    }

    Map<String, Integer> counts() {
        Map<CredentialKind, Integer> kinds = new EnumMap<>(CredentialKind.class);
        int lines = 0;
        int sums = 0;
        int judged = 0;
        int unknown = 0;
        int openAccess = 0;
        for (WildServer server : servers.values()) {
            for (WildCapture capture : server.captures()) {
                lines++;
                sums += capture.exchange().isEmpty() ? 1 : 0;
                Optional<Circumstances> known =
                        WildFinding.observation(server, capture).map(Observation::circumstances);
                judged += known.isPresent() ? 1 : 0;
                known.flatMap(Circumstances::credential).ifPresent(kind -> kinds.merge(kind, 1, Integer::sum));
                unknown += known.filter(c -> c.credential().isEmpty()).isPresent() ? 1 : 0;
                openAccess += known.filter(c -> c.access().isEmpty()).isPresent() ? 1 : 0;
            }
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("servers", servers.size());
        counts.put("captures", lines);
        counts.put("judged", judged);
        counts.put("sums", sums);
        counts.put("cut short", lines - sums - judged);
        kinds.forEach((kind, count) -> counts.put(kind.name(), count));
        counts.put("unknown kind", unknown);
        counts.put("unknown access", openAccess);
        return counts;
    }

    private String totals() {
        StringBuilder text = new StringBuilder("## By rule\n\n");
        text.append("| rule | what it asks | level | servers | exchanges |\n|---|---|---|--:|--:|\n");
        Set<String> silent = new HashSet<>(book.ids());
        for (Rule rule : book.rules()) {
            for (boolean fails : new boolean[] {true, false}) {
                List<WildFinding> found = all().filter(f -> f.rule().id().equals(rule.id()) && f.fails() == fails)
                        .toList();
                if (!found.isEmpty()) {
                    silent.remove(rule.id());
                    text.append(total(rule, fails, found));
                }
            }
        }
        String others = silent.stream().sorted().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
        return text.append("\nNo server breaks, or no capture can show: ")
                .append(others)
                .append(".\n")
                .toString();
    }

    private static String total(Rule rule, boolean fails, List<WildFinding> found) {
        int exchanges = found.stream().mapToInt(WildFinding::exchanges).sum();
        return "| `%s`%s | %s | %s | %d | %s |\n"
                .formatted(
                        rule.id(),
                        fails ? "" : " (note)",
                        rule.title(),
                        rule.level(),
                        found.size(),
                        exchanges == 0 ? "" : String.valueOf(exchanges));
    }

    private Stream<WildFinding> all() {
        return findings.values().stream().flatMap(List::stream);
    }

    private String groups() {
        StringBuilder text = new StringBuilder();
        String group = "";
        for (Described server : described()) {
            if (!server.group().equals(group)) {
                group = server.group();
                text.append("\n## ").append(group).append("\n\n");
                text.append(
                        "| server and configuration | version | judged | findings | notes |\n|---|---|--:|---|---|\n");
            }
            text.append(row(server));
        }
        return text.toString();
    }

    private String row(Described described) {
        WildServer server = servers.get(described.name());
        long judged = server.captures().stream()
                .filter(capture -> WildFinding.observation(server, capture).isPresent())
                .count();
        return "| **%s**: %s | %s | %d | %s | %s |\n"
                .formatted(
                        server.name(),
                        described.configuration().replace("|", "\\|").replace("<", "\\<"),
                        server.version(),
                        judged,
                        cell(server, true),
                        cell(server, false));
    }

    private String cell(WildServer server, boolean fails) {
        return findings.get(server.name()).stream()
                .filter(finding -> finding.fails() == fails)
                .map(StateOf401::shortened)
                .collect(Collectors.joining("; "));
    }

    private static String shortened(WildFinding finding) {
        String times = finding.exchanges() == 0 ? "" : " " + finding.exchanges();
        return "`" + finding.rule().id() + "`" + times + " (" + finding.example() + ")";
    }

    /** Every server is described once, and nothing else is. */
    private List<Described> described() {
        List<Described> described = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(WildServer.CAPTURES.resolve("servers.tsv"))) {
                String[] columns = line.split("\t", -1);
                described.add(new Described(columns[0], columns[1], columns[2]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> names = described.stream().map(Described::name).collect(Collectors.toSet());
        if (!names.equals(servers.keySet()) || names.size() != described.size()) {
            throw new IllegalStateException("servers.tsv describes other servers than there are captures of.");
        }
        return described;
    }
}
