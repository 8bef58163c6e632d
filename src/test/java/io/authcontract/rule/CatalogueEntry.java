package io.authcontract.rule;

import static io.authcontract.testkit.RawMessages.exchange;
import static io.authcontract.testkit.RawMessages.request;
import static io.authcontract.testkit.RawMessages.response;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.annotations.SerializedName;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One rule of src/test/resources/rules/catalogue.json: what it is, and exchanges that break and meet it. */
record CatalogueEntry(
        String id,
        String title,
        String level,
        String severity,
        String kind,
        boolean fails,
        @SerializedName("default") String presetting,
        List<String> profiles,
        List<String> sources,
        List<Example> violating,
        List<Example> conformant) {

    /** One exchange; the credential is a word of the catalogue. */
    record Example(String credential, String scheme, String request, String response, Map<String, Object> facts) {}

    private static final Map<String, CredentialKind> KINDS = Map.ofEntries(
            Map.entry("none", CredentialKind.NONE),
            Map.entry("bearer-malformed", CredentialKind.MALFORMED),
            Map.entry("bearer-invalid", CredentialKind.INVALID),
            Map.entry("bearer-expired", CredentialKind.INVALID),
            Map.entry("bearer-wrong-audience", CredentialKind.INVALID),
            Map.entry("cookie-expired", CredentialKind.INVALID),
            Map.entry("form-wrong", CredentialKind.INVALID),
            Map.entry("form-valid", CredentialKind.VALID),
            Map.entry("cookie-valid", CredentialKind.VALID),
            Map.entry("cookie-unknown", CredentialKind.INVALID),
            Map.entry("client-basic-wrong", CredentialKind.INVALID),
            Map.entry("basic-wrong-password", CredentialKind.INVALID),
            Map.entry("basic-unknown-user", CredentialKind.INVALID),
            Map.entry("basic-valid", CredentialKind.VALID),
            Map.entry("bearer-valid-in-query", CredentialKind.VALID),
            Map.entry("bearer-valid-low-privilege", CredentialKind.UNDER_SCOPED),
            Map.entry("bearer-valid-weak-auth", CredentialKind.VALID),
            Map.entry("bearer-valid", CredentialKind.VALID),
            Map.entry("bearer-valid-wrong-scheme", CredentialKind.INVALID),
            Map.entry("bearer-valid-lowercase", CredentialKind.VALID),
            Map.entry("bearer-duplicate", CredentialKind.INVALID));

    private static final Map<String, Presentation> PRESENTATIONS = Map.of(
            "bearer-valid-wrong-scheme", Presentation.WRONG_SCHEME,
            "bearer-valid-lowercase", Presentation.SCHEME_CASE,
            "bearer-duplicate", Presentation.TWICE,
            "bearer-valid-in-query", Presentation.IN_QUERY);

    static List<CatalogueEntry> all() {
        try (InputStream in = CatalogueEntry.class.getResourceAsStream("/rules/catalogue.json")) {
            List<CatalogueEntry> entries = new ArrayList<>();
            JsonObject file = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            for (JsonElement rule : file.getAsJsonArray("rules")) {
                entries.add(new Gson().fromJson(rule, CatalogueEntry.class));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isSetRule() {
        return !kind.equals("EXCHANGE");
    }

    /** Whether its examples are no exchanges, but something that is tried after them. */
    boolean isTried() {
        return kind.equals("TRIED");
    }

    List<Observation> violations() {
        return observations(violating);
    }

    List<Observation> conformances() {
        return observations(conformant);
    }

    /** An example that was sent several times, in turns with the others, has the fact how often. */
    private List<Observation> observations(List<Example> examples) {
        if (isTried()) {
            return List.of();
        }
        double rounds = examples.stream()
                .mapToDouble(example -> number(example, "times", 1))
                .max()
                .orElse(1);
        List<Observation> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Example example : examples) {
                double swing = number(example, "mad", 0) * (round % 2 == 0 ? 1 : -1);
                all.add(observation(example, number(example, "medianMs", 0) + swing));
            }
        }
        return all;
    }

    private static double number(Example example, String fact, double otherwise) {
        return Optional.ofNullable(example.facts()).map(facts -> facts.get(fact)).stream()
                .mapToDouble(number -> ((Number) number).doubleValue())
                .findFirst()
                .orElse(otherwise);
    }

    private Observation observation(Example example, double milliseconds) {
        Observation seen = observation(example);
        Exchange timed = new Exchange(
                seen.exchange().request(),
                seen.exchange().outcome(),
                Duration.ofNanos(Math.round(milliseconds * 1e6)),
                List.of());
        return Observation.of(timed, seen.circumstances());
    }

    private Observation observation(Example example) {
        Exchange exchange = Optional.ofNullable(example.response())
                .map(answer -> exchange(example.scheme(), example.request(), answer))
                .orElseGet(() -> Exchange.of(
                        request(example.scheme(), example.request()), new Fault(Fault.Kind.TIMEOUT, "none came")));
        Circumstances known = Circumstances.unknown()
                .credential(KINDS.get(example.credential()))
                .presentation(PRESENTATIONS.getOrDefault(example.credential(), Presentation.PLAIN))
                .access(id.equals("robots-public") ? new Access.Open("crawlers") : new Access.Secured())
                .webOrigins(Set.of("https://app.example"))
                .profile(profiles.contains("API") ? Profile.API : Profile.valueOf(profiles.get(0)));
        return Observation.of(exchange, withFacts(isSetRule() ? known : withControl(known, exchange), example));
    }

    /** Every example but the one of the control itself stands beside a control that worked. */
    private Circumstances withControl(Circumstances known, Exchange exchange) {
        return id.equals("positive-control")
                ? known
                : known.control(new Exchange(
                        exchange.request(),
                        response("HTTP/1.1 200 OK\n\n{\"id\":42,\"total\":\"17.30\"}"),
                        exchange.duration(),
                        List.of()));
    }

    private static Circumstances withFacts(Circumstances known, Example example) {
        Map<String, Object> facts = Optional.ofNullable(example.facts()).orElse(Map.of());
        Circumstances all = known;
        if (facts.get("canary") instanceof String canary) {
            all = all.canaries(List.of(canary));
        }
        if (facts.get("variation") instanceof String tried) {
            all = all.variation(Variation.valueOf(tried));
        }
        if (facts.get("profile") instanceof String caller) {
            all = all.profile(Profile.valueOf(caller));
        }
        if (facts.get("operation") instanceof String path) {
            all = all.control(exchange(
                    example.scheme(),
                    "GET " + path + " HTTP/1.1\r\nHost: api.example\r\n\r\n",
                    "HTTP/1.1 200 OK\r\n\r\n"));
        }
        if (facts.get("expected") instanceof Number status) {
            all = all.expectation(new Expectation(Set.of(status.intValue()), Set.of()));
        }
        if (facts.get("hstsHost") instanceof Boolean promised) {
            all = all.allowances(all.allowances().hstsHost(promised));
        }
        return all;
    }

    @Override
    public String toString() {
        return id;
    }
}
