package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.RefusalHeaders.REFUSAL_KEEPS_HEADERS;
import static io.authcontract.rule.Together.seen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalHeadersTests {
    private static Seen success(String... fields) {
        return Seen.get("HTTP/1.1 200 OK", String.join("\n", fields)).carrying(CredentialKind.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Strict-Transport-Security",
                "X-Content-Type-Options",
                "Content-Security-Policy",
                "Referrer-Policy",
                "X-Frame-Options",
                "Cross-Origin-Resource-Policy"
            })
    void aFieldThatIsLostBreaks(String name) {
        seen(success(name.toLowerCase(java.util.Locale.ROOT) + ": x"), Seen.refused())
                .breaks(REFUSAL_KEEPS_HEADERS, fact("absent", name));
    }

    @Test
    void oneFindingForOneCause() {
        seen(
                        success("Referrer-Policy: a", "X-Frame-Options: DENY"),
                        Seen.refused(),
                        Seen.asked("GET /b HTTP/1.1")
                                .answered("HTTP/1.1 200 OK", "Referrer-Policy: a", "X-Frame-Options: b")
                                .carrying(CredentialKind.VALID),
                        Seen.asked("GET /b HTTP/1.1").answered("HTTP/1.1 403 "))
                .breaks(REFUSAL_KEEPS_HEADERS, fact("absent", "Referrer-Policy, X-Frame-Options"));
    }

    @Test
    void anotherValueAndAnotherFieldConform() {
        seen(success("Content-Security-Policy: a"), Seen.refused("Content-Security-Policy: b"))
                .meets(REFUSAL_KEEPS_HEADERS);
        seen(success("X-Powered-By: x"), Seen.refused()).meets(REFUSAL_KEEPS_HEADERS);
    }

    @Test
    void theControlStandsForSuccess() {
        seen(Seen.refused().control("HTTP/1.1 200 OK", "Referrer-Policy: a")).breaks(REFUSAL_KEEPS_HEADERS);
    }

    @Test
    void resourcesAndOriginsAreKeptApart() {
        seen(success("Referrer-Policy: a"), Seen.asked("GET /b HTTP/1.1").answered("HTTP/1.1 401 "))
                .isNoMatterOf(REFUSAL_KEEPS_HEADERS, "no success and refusal");
        seen(success("Strict-Transport-Security: max-age=1"), Seen.refused().overHttp())
                .isNoMatterOf(REFUSAL_KEEPS_HEADERS, "no success and refusal");
    }
}
