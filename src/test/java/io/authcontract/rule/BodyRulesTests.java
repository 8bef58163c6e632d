package io.authcontract.rule;

import static io.authcontract.rule.BodyRules.BODY_MEDIA_TYPE;
import static io.authcontract.rule.BodyRules.PROBLEM_DETAILS;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyRulesTests {
    private static final Seen JSON_CLIENT = Seen.asked("GET /orders HTTP/1.1", "Accept: application/json");

    @Nested
    class MediaType {
        private static Seen labelled(String type) {
            return JSON_CLIENT.answered("HTTP/1.1 401 Unauthorized", "Content-Type: " + type);
        }

        @Test
        void contentWithoutALabelBreaks() {
            Seen.refused().content("Unauthorized").breaks(BODY_MEDIA_TYPE, fact("Content-Type", "absent"));
        }

        @Test
        void contentThatIsNotWhatItsLabelSaysBreaks() {
            labelled("application/json").content("Unauthorized").breaks(BODY_MEDIA_TYPE, fact("found", "not JSON"));
            labelled("application/problem+json")
                    .content("{'title':1}")
                    .breaks(BODY_MEDIA_TYPE, fact("found", "not JSON"));
        }

        @Test
        void aPageForAJsonClientBreaks() {
            labelled("text/html;charset=utf-8")
                    .content("<h1>401</h1>")
                    .breaks(BODY_MEDIA_TYPE, fact("wanted", "JSON, as Accept says"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "TEXT/HTML", "text/xml; version=1"})
        void textWithoutACharsetBreaks(String type) {
            Seen.refused("Content-Type: " + type).content("no").breaks(BODY_MEDIA_TYPE, fact("charset", "absent"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html, application/json", "*/*", "application/xml", "application/json;q=0, */*"})
        void aPageForAClientThatTakesPagesConforms(String accept) {
            Seen.asked("GET / HTTP/1.1", "Accept: " + accept)
                    .answered("HTTP/1.1 401 ", "Content-Type: text/html; charset=utf-8")
                    .content("<h1>401</h1>")
                    .meets(BODY_MEDIA_TYPE);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "application/json         | {\"a\":[1,2,{\"b\":null}]}",
                    "application/json         | \"text\"",
                    "application/problem+json | {}",
                    "text/plain;charset=UTF-8 | no",
                    "application/octet-stream | x"
                })
        void contentThatIsWhatItsLabelSaysConforms(String type, String content) {
            labelled(type).content(content).meets(BODY_MEDIA_TYPE);
        }

        @Test
        void codedContentIsDecodedFirst() throws IOException {
            ByteArrayOutputStream coded = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
                gzip.write("{}".getBytes(StandardCharsets.UTF_8));
            }

            JSON_CLIENT
                    .answered("HTTP/1.1 401 ", "Content-Type: application/json", "Content-Encoding: gzip")
                    .content(Body.of(coded.toByteArray()))
                    .meets(BODY_MEDIA_TYPE);
            JSON_CLIENT
                    .answered("HTTP/1.1 401 ", "Content-Type: application/json", "Content-Encoding: br")
                    .content("{}")
                    .isNoMatterOf(BODY_MEDIA_TYPE, "not known here");
        }

        @Test
        void contentNestedTooDeeplyIsNotCalledBroken() {
            labelled("application/json")
                    .content("[".repeat(100_000) + "]".repeat(100_000))
                    .meets(BODY_MEDIA_TYPE);
        }

        @Test
        void withoutKnownContentThereIsNothingToLabel() {
            labelled("application/json").isNoMatterOf(BODY_MEDIA_TYPE, "no content");
            labelled("application/json")
                    .content(Body.unknown("consumed"))
                    .isNoMatterOf(BODY_MEDIA_TYPE, "unknown: consumed");
            labelled("application/json")
                    .content(Body.truncated(new byte[] {'{'}))
                    .isNoMatterOf(BODY_MEDIA_TYPE, "truncated");
            Seen.asked("HEAD / HTTP/1.1").answered("HTTP/1.1 401 ").content("x").isNoMatterOf(BODY_MEDIA_TYPE, "HEAD");
        }

        @Test
        void successIsNoMatterOfIt() {
            Seen.get("HTTP/1.1 200 OK").content("x").isNoMatterOf(BODY_MEDIA_TYPE, "not refused");
        }
    }

    @Nested
    class ProblemDetails {
        private static Seen problem(String document) {
            return Seen.refused("Content-Type: application/problem+json; charset=utf-8")
                    .content(document);
        }

        @ParameterizedTest
        @ValueSource(strings = {"403", "\"401\"", "null", "401.5", "true", "[401]", "1e99999"})
        void anotherStatusBreaks(String status) {
            problem("{\"status\":" + status + "}")
                    .breaks(PROBLEM_DETAILS, fact("member", "status"), fact("status", 401));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "\"text\"", "{\"status\":401", "{status:401}", "{} {}", "Unauthorized"})
        void anythingButOneObjectBreaks(String document) {
            problem(document).breaks(PROBLEM_DETAILS, fact("wanted", "a JSON object"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"type\":1}                | type",
                    "{\"type\":\"not a uri\"}    | type",
                    "{\"instance\":\"http://[\"} | instance",
                    "{\"title\":{}}              | title",
                    "{\"detail\":null}           | detail"
                })
        void aMemberOfAnotherTypeBreaks(String document, String member) {
            problem(document).breaks(PROBLEM_DETAILS, fact("member", member));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"no\",\"instance\":\"/orders/42\"}",
                    "{\"status\":401.0}",
                    "{\"type\":\"\",\"errors\":[{\"status\":400,\"title\":7}]}"
                })
        void aConsistentDocumentConforms(String document) {
            problem(document).meets(PROBLEM_DETAILS);
        }

        @Test
        void theTypeOfTheContentIsComparedIgnoringCase() {
            Seen.refused("content-type: Application/Problem+JSON")
                    .content("{\"status\":403}")
                    .breaks(PROBLEM_DETAILS);
        }

        @Test
        void otherContentIsNoMatterOfIt() {
            Seen.refused("Content-Type: application/json")
                    .content("{\"status\":403}")
                    .isNoMatterOf(PROBLEM_DETAILS, "application/problem+json");
            Seen.asked("HEAD / HTTP/1.1")
                    .answered("HTTP/1.1 401 ", "Content-Type: application/problem+json")
                    .isNoMatterOf(PROBLEM_DETAILS, "HEAD");
            problem("").content(Body.truncated(new byte[] {'{'})).isNoMatterOf(PROBLEM_DETAILS, "truncated");
            problem("{\"a\":".repeat(200) + "1" + "}".repeat(200)).isNoMatterOf(PROBLEM_DETAILS, "too deeply");
        }
    }
}
