package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.FIELDS;
import static io.authcontract.credential.Part.METHOD;
import static io.authcontract.credential.ScenarioDraft.accept;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.util.List;

/** What a browser asks for scripts of other origins (Fetch, CORS protocol). */
final class CorsScenarios {
    /** Nobody's: no service allows it on purpose. */
    private static final String FOREIGN = "https://authcontract.invalid";

    private CorsScenarios() {}

    static List<Scenario> all() {
        return List.of(
                accept("none.cors-preflight", "A preflight for a script that may call")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .expects(200, 204)
                        .is(MAJOR)
                        .asNote()
                        .changes(AUTHORIZATION, METHOD, FIELDS)
                        .carrying(NONE, CorsScenarios::preflight),
                refuse("none.cors-401-exposed", "A refusal for a script that may call")
                        .in(Tier.DEEP)
                        .oncePerScheme()
                        .is(MINOR)
                        .changes(AUTHORIZATION, FIELDS)
                        .carrying(NONE, (bare, materials) -> bare.withHeader("Origin", origin(materials))),
                refuse("none.cors-foreign-origin", "A script of a foreign origin")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .tolerates(403)
                        .is(MAJOR)
                        .changes(AUTHORIZATION, FIELDS)
                        .carrying(NONE, (bare, materials) -> bare.withHeader("Origin", FOREIGN)));
    }

    private static Request preflight(Request bare, Materials materials) {
        return new Request(Method.OPTIONS, bare.origin(), bare.target(), bare.headers(), Body.none())
                .withHeader("Origin", origin(materials))
                .withHeader("Access-Control-Request-Method", bare.method().name())
                .withHeader("Access-Control-Request-Headers", "authorization");
    }

    private static String origin(Materials materials) {
        return materials
                .webOrigin()
                .orElseThrow(() -> new IllegalStateException("The scenario needs a web origin that it was not given."));
    }
}
