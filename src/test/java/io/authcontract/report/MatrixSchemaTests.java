package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import io.authcontract.matrix.Coverage;
import io.authcontract.testkit.PaperOrders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published in {@code docs/matrix.schema.json} holds for what is written. */
class MatrixSchemaTests {
    private static final Path SCHEMA = Path.of(System.getProperty("basedir", ""), "docs/matrix.schema.json");

    @TempDir
    private Path directory;

    private Validator validator;
    private URI schema;

    @BeforeEach
    void readsTheSchema() throws IOException {
        validator = new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .createValidator();
        schema = validator.registerSchema(Files.readString(SCHEMA));
    }

    private Validator.Result validate(String json) {
        JsonElement document = JsonParser.parseString(json);
        return validator.validate(schema, document);
    }

    private String written() throws IOException {
        Coverage coverage = PaperOrders.withMistake()
                .run(PaperOrders.contract("orders")
                        .secured("GET,POST /orders", o -> o.scopes("orders:write"))
                        .secured("DELETE /orders/{id}")
                        .open("GET /health", "load balancer probe")
                        .tolerate("no-5xx-on-creds", "*", "nobody needs it", LocalDate.of(2027, 1, 31))
                        .build());
        ReportFolder.at(directory)
                .withClock(PaperOrders.NOON)
                .add("a.OrdersTests", coverage, EnumSet.of(ReportFormat.JSON));
        return Files.readString(directory.resolve("matrix.json"));
    }

    @Test
    void holdsForTheReportAndItsFragments() throws IOException {
        assertThat(validate(written()).getErrors()).isEmpty();
        try (Stream<Path> fragments = Files.list(directory.resolve("runs"))) {
            for (Path fragment :
                    fragments.filter(it -> it.toString().endsWith(".json")).toList()) {
                assertThat(validate(Files.readString(fragment)).getErrors()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schema\":1 | \"schema\":2",
                "\"verdict\":\"BROKEN\" | \"verdict\":\"GREEN\"",
                "\"level\":\"MUST\" | \"level\":\"must\"",
                "\"status\":401 | \"status\":\"401\"",
                "\"durationMicros\":0 | \"took\":0",
                "\"access\":\"public\" | \"access\":\"open\"",
                "\"rule\":\"no-side-effects\" | \"rule\":7",
                "\"reason\":\"the contract has no state probe | \"why\":\"the contract has no state probe",
                "\"unusedTolerations\":[ | \"tolerations\":["
            })
    void seesWhatIsWrong(String right, String wrong) throws IOException {
        String json = written();

        assertThat(json).contains(right);
        assertThat(validate(json.replace(right, wrong)).isValid()).isFalse();
    }
}
