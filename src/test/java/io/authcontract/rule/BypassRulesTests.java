package io.authcontract.rule;

import static io.authcontract.rule.BypassRules.HEADER_SPOOF;
import static io.authcontract.rule.BypassRules.METHOD_TAMPERING;
import static io.authcontract.rule.BypassRules.PATH_VARIANT;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BypassRulesTests {
    private static final String ORDER = "{\"id\":42,\"total\":\"17.30\"}";

    private static Seen trying(Variation variation, String... requestLines) {
        return Seen.asked(requestLines).in(c -> c.variation(variation));
    }

    private static Seen json(Seen asked, int status, String content) {
        return asked.answered("HTTP/1.1 " + status + " ", "Content-Type: application/json")
                .content(content);
    }

    @Nested
    class MethodTampering {
        private Seen foo() {
            return trying(Variation.METHOD_TAMPERING, "FOO /orders/42 HTTP/1.1");
        }

        private Seen overridden(String target, String... more) {
            return trying(Variation.METHOD_TAMPERING, "POST " + target + " HTTP/1.1", String.join("\n", more));
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 201, 202, 204})
        void anySuccessBreaks(int status) {
            assertThat(foo().answered("HTTP/1.1 " + status + " ")
                            .breaks(METHOD_TAMPERING, fact("status", status), fact("method", "FOO"))
                            .fails())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 405, 501})
        void anyRefusalConforms(int status) {
            foo().answered("HTTP/1.1 " + status + " ").meets(METHOD_TAMPERING);
        }

        @Test
        void aLoginPageLetsNobodyIn() {
            foo().answered("HTTP/1.1 200 OK", "Content-Type: text/html")
                    .content("<form><input type=\"password\"></form>")
                    .isNoMatterOf(METHOD_TAMPERING, "login form");
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-HTTP-Method", "X-HTTP-Method-Override", "x-method-override"})
        void anOverrideThatGivesTheAnswerOfTheControlBreaks(String field) {
            json(overridden("/orders/42", field + ": DELETE").control("HTTP/1.1 200 OK", "", ORDER), 200, ORDER)
                    .breaks(METHOD_TAMPERING, fact("method", "POST with an override"));
        }

        @Test
        void anOverrideInTheQueryOrTheContentIsOne() {
            Seen query = overridden("/orders/42?_method=DELETE", "A: b").control("HTTP/1.1 204 No Content");
            query.answered("HTTP/1.1 204 No Content").breaks(METHOD_TAMPERING);
            Seen content = overridden("/orders/42", "A: b")
                    .request(r -> r.withBody(Body.of("x=1&_method=DELETE")))
                    .control("HTTP/1.1 204 No Content");
            content.answered("HTTP/1.1 204 No Content").breaks(METHOD_TAMPERING);
        }

        /** POST may be open where DELETE is not. */
        @Test
        void anOverriddenRequestThatIsAnsweredOtherwiseMayBePlain() {
            Seen override = overridden("/orders/42", "X-HTTP-Method-Override: DELETE");
            override.answered("HTTP/1.1 204 No Content").isNoMatterOf(METHOD_TAMPERING, "Circumstances.control");
            override.control("HTTP/1.1 204 No Content")
                    .answered("HTTP/1.1 201 Created")
                    .isNoMatterOf(METHOD_TAMPERING, "plain request");
        }

        @Test
        void whatItNeedsIsNamed() {
            Seen.asked("FOO / HTTP/1.1")
                    .answered("HTTP/1.1 200 OK")
                    .isNoMatterOf(METHOD_TAMPERING, "Circumstances.variation");
            trying(Variation.PATH_SPELLING, "FOO / HTTP/1.1")
                    .answered("HTTP/1.1 200 OK")
                    .isNoMatterOf(METHOD_TAMPERING, "something else");
            foo().open().answered("HTTP/1.1 200 OK").isNoMatterOf(METHOD_TAMPERING, "open");
            foo().answered("HTTP/1.1 503 ").isNoMatterOf(METHOD_TAMPERING, "503");
            foo().answered("HTTP/1.1 200 OK").withoutRequest().isNoMatterOf(METHOD_TAMPERING, "request is unknown");
        }
    }

    @Nested
    class PathVariant {
        private Seen slash() {
            return trying(Variation.PATH_SPELLING, "GET /orders/42/ HTTP/1.1")
                    .control("HTTP/1.1 200 OK", "Content-Type: application/json", "", ORDER);
        }

        @Test
        void theContentOfTheControlBreaks() {
            json(slash(), 200, ORDER).breaks(PATH_VARIANT, fact("status", 200), fact("path", "/orders/42/"));
        }

        /** A total may change between two requests; the same members show that it is the same thing. */
        @Test
        void theMembersOfTheControlBreak() {
            json(slash(), 200, "{\"total\":\"18.00\",\"id\":42}").breaks(PATH_VARIANT);
        }

        /** When a list was read is another time in each answer. */
        @Test
        void theElementsOfTheControlBreak() {
            String list = "[{\"id\":42,\"total\":\"17.30\"},{\"id\":43,\"note\":\"gift\"}]";
            Seen listed = trying(Variation.PATH_SPELLING, "GET /orders/ HTTP/1.1")
                    .control("HTTP/1.1 200 OK", "Content-Type: application/json", "", list);

            json(listed, 200, "[{\"total\":\"18.00\",\"id\":42}]").breaks(PATH_VARIANT);
            for (String other :
                    List.of("[{\"name\":\"shop\"}]", "[]", "[42]", "{\"id\":42,\"total\":\"17.30\"}", "[[{")) {
                json(listed, 200, other).isNoMatterOf(PATH_VARIANT, "public page");
            }
        }

        @ParameterizedTest
        @CsvSource({"text/html,<p>Our shop</p>", "application/json,{\"name\":\"shop\"}"})
        void anotherPublicPageIsNoMatter(String type, String content) {
            slash().answered("HTTP/1.1 200 OK", "Content-Type: " + type)
                    .content(content)
                    .isNoMatterOf(PATH_VARIANT, "public page");
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 308, 400, 401, 403, 404})
        void anyRefusalConforms(int status) {
            slash().answered("HTTP/1.1 " + status + " ", "Location: /orders/42").meets(PATH_VARIANT);
        }

        @Test
        void whatItNeedsIsNamed() {
            json(trying(Variation.PATH_SPELLING, "GET //orders HTTP/1.1"), 200, ORDER)
                    .isNoMatterOf(PATH_VARIANT, "Circumstances.control");
            slash().answered("HTTP/1.1 200 OK")
                    .content(Body.unknown("consumed"))
                    .isNoMatterOf(PATH_VARIANT, "consumed");
            slash().answered("HTTP/1.1 304 ").isNoMatterOf(PATH_VARIANT, "304");
            json(slash().control("HTTP/1.1 500 "), 200, ORDER).isNoMatterOf(PATH_VARIANT, "did not work");
            Seen.get("HTTP/1.1 200 OK").isNoMatterOf(PATH_VARIANT, "Circumstances.variation");
        }
    }

    @Nested
    class HeaderSpoof {
        private Seen forged() {
            return trying(Variation.FORGED_FIELD, "GET /orders/42 HTTP/1.1", "X-Forwarded-User: admin");
        }

        @Test
        void successBreaks() {
            assertThat(json(forged(), 200, ORDER)
                            .breaks(HEADER_SPOOF, fact("status", 200))
                            .fails())
                    .isTrue();
            forged().answered("HTTP/1.1 304 Not Modified").breaks(HEADER_SPOOF);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403})
        void aRefusalConforms(int status) {
            forged().answered("HTTP/1.1 " + status + " ").meets(HEADER_SPOOF);
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 303, 307, 407})
        void aLoginOrTheDemandOfAProxyIsWhatStrangersGetThereAnyway(int status) {
            forged().answered("HTTP/1.1 " + status + " ", "Location: /login")
                    .in(c -> c.expectation(new Expectation(Set.of(401), Set.of())))
                    .meets(HEADER_SPOOF);
        }

        /** RFC 9110 section 15.5.4: who conceals with 404 does so with the field and without it. */
        @Test
        void whatTheContractLetsStandForARefusalConforms() {
            forged().answered("HTTP/1.1 404 Not Found")
                    .in(c -> c.expectation(new Expectation(Set.of(401), Set.of()))
                            .substitutes(Set.of(404)))
                    .meets(HEADER_SPOOF);
        }

        @Test
        void anotherStatusThanWithoutTheFieldIsANote() {
            Seen moved = forged().answered("HTTP/1.1 404 Not Found");
            moved.isNoMatterOf(HEADER_SPOOF, "Circumstances.expectation");
            Seen expected = moved.in(c -> c.expectation(new Expectation(Set.of(401), Set.of())));
            assertThat(expected.breaks(HEADER_SPOOF, fact("status", 404)).fails())
                    .isFalse();
            moved.in(c -> c.expectation(new Expectation(Set.of(404), Set.of()))).meets(HEADER_SPOOF);
        }

        @Test
        void aLoginPageLetsNobodyIn() {
            json(forged(), 200, "{\"error\":\"unauthorized\"}").isNoMatterOf(HEADER_SPOOF, "error envelope");
        }

        @Test
        void aFieldOfARequestThatTriesNothingIsNoMatter() {
            Seen.asked("GET / HTTP/1.1", "X-Forwarded-User: admin")
                    .answered("HTTP/1.1 200 OK")
                    .isNoMatterOf(HEADER_SPOOF, "Circumstances.variation");
        }
    }
}
