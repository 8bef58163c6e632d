package io.authcontract.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.authcontract.http.Response;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is wrong with the way to a token. */
final class MetadataFlaws {
    private MetadataFlaws() {}

    static List<Flaw> all() {
        return Stream.of(
                        new Flaw(
                                "metadata-guarded",
                                "The metadata that the challenge names is behind the guard itself.",
                                "RFC 9728 section 3.2: a successful response MUST use 200. Seen where a guard covers every path that"
                                        + " nobody has listed.",
                                Rewriting.instead(
                                        Metadata::isAskedFor,
                                        encounter ->
                                                encounter.route().refusals().of(new Decision.Missing()))),
                        new Flaw(
                                "metadata-of-another-resource",
                                "One document serves all paths, and names a resource that nobody has asked for.",
                                "RFC 9728 section 3.3: when resource is not the URL of the request, the metadata MUST NOT be used.",
                                changing(document -> document.addProperty("resource", "http://127.0.0.1/another"))),
                        new Flaw(
                                "metadata-without-servers",
                                "The metadata names no authorization server.",
                                "MCP authorization 2025-11-25, section on authorization server location: authorization_servers MUST"
                                        + " have at least one entry.",
                                changing(document -> document.remove("authorization_servers"))))
                .map(flaw -> flaw.of(StubPart.RESOURCE_METADATA))
                .toList();
    }

    private static Flaw.Behaviour changing(Consumer<JsonObject> change) {
        return (encounter, next) -> {
            Response response = next.apply(encounter);
            if (!Metadata.isAskedFor(encounter)) {
                return response;
            }
            JsonObject document =
                    JsonParser.parseString(response.body().text(UTF_8)).getAsJsonObject();
            change.accept(document);
            return Answers.json(response.status(), document);
        };
    }
}
