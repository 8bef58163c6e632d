package io.authcontract.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.authcontract.challenge.Challenge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The table of readings is what the clients on this class path and this JDK do. {@code -Dauthcontract.write-measurements=true} measures anew, after an
 * update of a client.
 */
class MeasurementsTests {
    private static final Path TABLE =
            Path.of(System.getProperty("basedir", ""), "src/main/resources/io/authcontract/reading/measurements.json");

    private static final Watched WATCHED = new Watched();

    @AfterAll
    static void closes() {
        WATCHED.close();
    }

    @Test
    void theTableIsWhatClientsDo() throws IOException {
        String measured = table();
        if (Boolean.getBoolean("authcontract.write-measurements")) {
            Files.writeString(TABLE, measured);
        }
        assertThat(TABLE).hasContent(measured);
    }

    /** Of the values that cannot be sent all have an octet that ends the line or the text, or are longer than what is shown. */
    @Test
    void noValueIsLeftOut() {
        assertThat(ChallengeValues.ofVectors().stream().filter(lines -> !ChallengeValues.canBeSent(lines)))
                .hasSize(7);
        assertThat(ChallengeValues.ofCaptures()).hasSize(1369).allMatch(ChallengeValues::canBeSent);
    }

    /** That only the form of a value matters to a client is shown, not believed: with up to three values of each form. */
    @Test
    void aFormStandsForItsValues() {
        Map<List<String>, Integer> seen = new HashMap<>();
        for (List<String> lines : ChallengeValues.all()) {
            if (seen.merge(Form.of(lines).lines(), 1, Integer::sum) <= 3) {
                for (Client client : Client.ALL) {
                    assertThat(Measurements.KEPT.reading(client, lines))
                            .as("%s of %s", client.name(), lines)
                            .contains(measured(client, lines));
                }
            }
        }
    }

    /** The strategy that is asked offline is the one REST-assured follows. */
    @Test
    void restAssuredAnswersWhatItsStrategyChooses() {
        for (List<String> lines : ChallengeValues.ofVectors()) {
            if (ChallengeValues.canBeSent(lines)) {
                assertThat(WATCHED.reading(Client.REST_ASSURED, lines))
                        .as("%s", lines)
                        .isEqualTo(visible(Client.REST_ASSURED.live(lines).orElseThrow()));
            }
        }
    }

    /** Basic credentials do not tell for which realm they are. */
    private static Reading visible(Reading reading) {
        return Reading.of(reading.challenges().stream()
                .map(c -> c.hasScheme("Basic") ? new Challenge(c.scheme(), Optional.empty(), List.of()) : c)
                .toList());
    }

    private static String table() {
        Map<List<String>, JsonObject> forms = new LinkedHashMap<>();
        for (List<String> lines : ChallengeValues.all()) {
            forms.computeIfAbsent(Form.of(lines).lines(), MeasurementsTests::entry);
        }
        Gson gson = new GsonBuilder().disableHtmlEscaping().create();
        StringBuilder text = new StringBuilder("{\"versions\": ")
                .append(gson.toJson(versions()))
                .append(",\n\"forms\": [\n");
        String separator = "";
        for (JsonObject form : forms.values()) {
            text.append(separator).append(gson.toJson(form));
            separator = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    private static JsonObject versions() {
        JsonObject versions = new JsonObject();
        versions.addProperty("OkHttp", "5.5.1");
        versions.addProperty("java.net.http", "JDK 17.0.15 and 25");
        versions.addProperty("HttpURLConnection", "JDK 17.0.15 and 25");
        versions.addProperty("Apache HttpClient 5", "5.5.1");
        versions.addProperty("REST-assured", "6.0.1");
        return versions;
    }

    private static JsonObject entry(List<String> lines) {
        JsonObject entry = new JsonObject();
        JsonArray values = new JsonArray();
        lines.forEach(values::add);
        entry.add("lines", values);
        for (Client client : Client.ALL) {
            entry.add(client.name(), Measurements.json(measured(client, lines)));
        }
        return entry;
    }

    private static Reading measured(Client client, List<String> lines) {
        Optional<Reading> live = client.live(lines);
        return live.orElseGet(() -> WATCHED.reading(client, lines));
    }
}
