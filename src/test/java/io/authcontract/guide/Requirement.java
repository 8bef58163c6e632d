package io.authcontract.guide;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.authcontract.rule.Citation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a document demands of a refusal, and what becomes of it here: a line of {@code src/test/resources/rules/requirements.json}.
 *
 * @param by the ids of the rules that test it; or with what it comes; or why it is left out
 */
record Requirement(String document, String section, String requirement, String state, String by) {

    static List<Requirement> all() {
        try (InputStream in = Requirement.class.getResourceAsStream("/rules/requirements.json")) {
            return new Gson()
                    .fromJson(
                            new InputStreamReader(in, StandardCharsets.UTF_8),
                            new TypeToken<List<Requirement>>() {}.getType());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isTested() {
        return state.equals("rule");
    }

    List<String> rules() {
        return isTested() ? List.of(by.split(" ")) : List.of();
    }

    String link() {
        return new Citation(document, section).link();
    }
}
