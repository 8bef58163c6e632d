package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which refusals are sorted, and in which order their shapes are told. */
class RefusalShapesTests {
    private static final String BASIC = "Basic realm=\"orders\"";
    private static final String BEARER = "Bearer realm=\"orders\", error=\"invalid_token\"";

    private final RefusalShapes shapes = new RefusalShapes();

    private void see(String operation, String scenario, Seen seen) {
        shapes.see(seen.observation(), new Setting(operation, scenario, Set.of()));
    }

    private static String challenges(RefusalShape shape) {
        return shape.scenario() + " " + shape.status() + " " + shape.challenges() + " x" + shape.operations();
    }

    @Test
    void theMostFrequentOfAScenarioComesFirst() {
        see("GET /a", "none", Seen.challenged(BASIC));
        see("GET /b", "none", Seen.challenged(BEARER));
        see("GET /c", "random", Seen.challenged(BEARER).carrying(CredentialKind.INVALID));
        see("GET /d", "none", Seen.challenged(BEARER));
        see("GET /e", "none", Seen.get("HTTP/1.1 403 Forbidden"));

        assertThat(shapes.shapes())
                .extracting(RefusalShapesTests::challenges)
                .containsExactly(
                        "none 401 bearer realm=\"orders\"; parameters bearer error x2",
                        "none 401 basic realm=\"orders\" x1",
                        "none 403 none x1",
                        "random 401 bearer realm=\"orders\"; parameters bearer error x1");
        assertThat(shapes.shapes().get(0).examples()).containsExactly("GET /b", "GET /d");
    }

    @Test
    void oneThatAFindingExplainsIsCountedWithTheOthers() {
        see("GET /a", "none", Seen.challenged(BASIC));
        shapes.see(Seen.challenged(BASIC).observation(), new Setting("GET /b", "none", Set.of("explains-itself")));

        assertThat(shapes.tallies()).hasSize(2);
        assertThat(shapes.shapes()).singleElement().satisfies(shape -> {
            assertThat(shape.operations()).isEqualTo(2);
            assertThat(shape.examples()).isEqualTo(List.of("GET /a", "GET /b"));
        });
    }

    /** HEAD has no content, OPTIONS and TRACE are answered by servers rather than services, and the others refuse nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE"})
    void noRefusalOfAMethodThatIsNoneOfTheService(String method) {
        see(
                "X /a",
                "none",
                Seen.asked(method + " /a HTTP/1.1").answered("HTTP/1.1 401 ", "WWW-Authenticate: " + BASIC));

        assertThat(shapes.shapes()).isEmpty();
    }

    @Test
    void noAnswerThatRefusesNobody() {
        Seen refused = Seen.challenged(BASIC);
        see("GET /a", "none", Seen.get("HTTP/1.1 200 OK"));
        see("GET /a", "none", Seen.get("HTTP/1.1 404 Not Found"));
        see("GET /a", "none", refused.open());
        see("GET /a", "valid", refused.carrying(CredentialKind.VALID));
        see("GET /a", "none", refused.in(c -> c.variation(Variation.UNKNOWN_OBJECT)));
        see("GET /a", "none", refused.after("HTTP/1.1 302 Found", "Location: /a"));

        assertThat(shapes.shapes()).isEmpty();
    }

    /** What a contract conceals refuses with another status. */
    @Test
    void theStatusThatTheContractWants() {
        see("GET /a", "none", Seen.get("HTTP/1.1 404 Not Found").in(c -> c.substitutes(Set.of(404))));

        assertThat(shapes.shapes()).extracting(RefusalShapesTests::challenges).containsExactly("none 404 none x1");
    }
}
