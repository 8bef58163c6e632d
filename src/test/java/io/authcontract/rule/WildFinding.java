package io.authcontract.rule;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.authcontract.http.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the captures of one server break of one rule.
 *
 * @param rule the rule
 * @param fails whether the findings fail
 * @param exchanges how many exchanges show it; none for a rule that looks at all of them together
 * @param example the first case that shows it
 */
record WildFinding(Rule rule, boolean fails, int exchanges, String example) {

    /** One exchange with a name. */
    private record Shown(String capture, Finding finding) {}

    static List<WildFinding> of(WildServer server, RuleBook book) {
        List<Shown> shown = new ArrayList<>();
        List<Observation> seen = new ArrayList<>();
        for (WildCapture capture : server.captures()) {
            observation(server, capture).ifPresent(observation -> {
                seen.add(observation);
                examined(book.examine(observation)).forEach(f -> shown.add(new Shown(capture.name(), f)));
            });
        }
        List<WildFinding> findings = byRule(shown);
        examined(book.examine(Observations.of(seen))).stream()
                .map(f -> new WildFinding(f.rule(), f.fails(), 0, "all together"))
                .distinct()
                .forEach(findings::add);
        return findings;
    }

    static Optional<Observation> observation(WildServer server, WildCapture capture) {
        return capture.exchange()
                .filter(exchange -> !isCutShort(capture, exchange))
                .map(exchange -> Observation.of(exchange, WildCircumstances.of(server, capture)));
    }

    /** The server had ended the connection with its first answer, as it may: the second request was never read. */
    private static boolean isCutShort(WildCapture capture, Exchange exchange) {
        return capture.group().equals("keepalive")
                && capture.name().endsWith("/2")
                && exchange.response().isEmpty();
    }

    private static List<Finding> examined(Examination examination) {
        if (!examination.defects().isEmpty()) {
            throw new IllegalStateException("A rule threw: " + examination.defects());
        }
        return examination.findings();
    }

    /** In the order in which the rules are first broken; failing findings and notes of one rule are kept apart. */
    private static List<WildFinding> byRule(List<Shown> shown) {
        Map<String, List<Shown>> grouped = shown.stream()
                .collect(groupingBy(s -> s.finding().rule().id() + s.finding().fails(), LinkedHashMap::new, toList()));
        List<WildFinding> findings = new ArrayList<>();
        grouped.values().forEach(same -> findings.add(summary(same)));
        return findings;
    }

    private static WildFinding summary(List<Shown> same) {
        Finding first = same.get(0).finding();
        int exchanges = (int) same.stream().map(Shown::capture).distinct().count();
        return new WildFinding(
                first.rule(), first.fails(), exchanges, same.get(0).capture());
    }
}
