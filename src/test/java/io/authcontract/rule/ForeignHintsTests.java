package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** No hint of a framework is given to another one. */
class ForeignHintsTests {
    /** Over every capture there is: a hint never names another product than the one that answered. */
    @Test
    void noHintIsGivenToAnotherProduct() {
        Set<String> wrong = new TreeSet<>();
        Set<FixHint> shown = new HashSet<>();
        for (WildServer server : WildServer.all()) {
            for (WildCapture capture : server.captures()) {
                for (Finding finding : FixHintsTests.findings(server, capture)) {
                    FixHints.all().stream()
                            .filter(hint -> finding.rule().fix().startsWith(hint.text()))
                            .peek(shown::add)
                            .filter(hint -> !isOf(server.name(), hint.text()))
                            .forEach(hint -> wrong.add(server + " " + capture.name() + ": " + hint.text()));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(shown).as("hints that a capture proves").containsExactlyInAnyOrderElementsOf(FixHints.all());
    }

    private static boolean isOf(String server, String hint) {
        Map<String, List<String>> products = Map.of(
                "Spring", List.of("spring", "webflux"),
                "xpress", List.of("express", "passport", "order-broken"),
                "NestJS", List.of("nest"),
                "fastify", List.of("fastify"),
                "FastAPI", List.of("fastapi"),
                "Django", List.of("drf", "django"),
                "Werkzeug", List.of("flask-seed-debug"),
                "nginx", List.of("nginx"));
        Map<String, List<String>> others =
                Map.of("Apache", List.of("apache"), "Javalin", List.of("javalin"), "Jetty", List.of("jetty"));
        return named(products, server, hint) || named(others, server, hint);
    }

    private static boolean named(Map<String, List<String>> products, String server, String hint) {
        return products.entrySet().stream()
                .filter(product -> hint.contains(product.getKey()))
                .flatMap(product -> product.getValue().stream())
                .anyMatch(server::startsWith);
    }
}
