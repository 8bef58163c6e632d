package io.authcontract.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@code matrix.json}, read without the code that wrote it. */
record Document(JsonObject json) {

    static Document of(Path directory) throws IOException {
        return new Document(JsonParser.parseString(Files.readString(directory.resolve("matrix.json")))
                .getAsJsonObject());
    }

    List<String> contracts() {
        return members("contracts").stream()
                .map(it -> text(it, "testClass") + " " + text(it, "name"))
                .toList();
    }

    boolean isComplete() {
        return members("contracts").stream()
                .allMatch(it -> it.getAsJsonObject().get("complete").getAsBoolean());
    }

    List<String> cells() {
        return members("cells").stream().map(cell -> text(cell, "id")).toList();
    }

    List<String> cells(String verdict) {
        return members("cells").stream()
                .filter(cell -> text(cell, "verdict").equals(verdict))
                .map(cell -> text(cell, "id"))
                .toList();
    }

    List<String> clusters() {
        return members("clusters").stream().map(JsonElement::toString).toList();
    }

    private List<JsonElement> members(String name) {
        return json.getAsJsonArray(name).asList();
    }

    private static String text(JsonElement element, String name) {
        return element.getAsJsonObject().get(name).getAsString();
    }
}
