package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.CONTENT;
import static io.authcontract.credential.Part.FIELDS;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Body;
import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import io.authcontract.rule.Variation;
import java.util.List;

/** Requests without credentials whose content has one defect, or is announced and withheld: the credentials come first. */
final class ContentScenarios {
    private static final String LARGE = "1000000";

    private ContentScenarios() {}

    static List<Scenario> all() {
        return List.of(
                defect("broken-json", "Content that is no JSON")
                        .changes(AUTHORIZATION, CONTENT)
                        .carrying(NONE, (bare, materials) -> bare.withBody(Body.of("{"))),
                defect("media-type", "Content of another media type")
                        .changes(AUTHORIZATION, FIELDS)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "Content-Type", "text/plain")),
                defect("empty", "No content")
                        .changes(AUTHORIZATION, CONTENT)
                        .carrying(NONE, (bare, materials) -> bare.withBody(Body.none())),
                defect("accept", "An answer that nobody has")
                        .changes(AUTHORIZATION, FIELDS)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "Accept", "image/png")),
                refuse("none.expect-continue", "Content that is announced and withheld")
                        .in(Tier.DEEP)
                        .oncePerScheme()
                        .tolerates(417)
                        .is(MINOR)
                        .changes(AUTHORIZATION, CONTENT, FIELDS)
                        .carrying(NONE, (bare, materials) -> withheld(bare)));
    }

    private static ScenarioDraft defect(String variant, String title) {
        return refuse("none.validation-order/" + variant, title)
                .in(Tier.STANDARD)
                .is(MINOR)
                .varies(Variation.INVALID_INPUT);
    }

    private static Request withheld(Request bare) {
        return bare.withBody(Body.none()).withHeader("Expect", "100-continue").withHeader("Content-Length", LARGE);
    }

    private static Request replacing(Request bare, String name, String value) {
        Headers others = bare.headers().without(name);
        return bare.withHeaders(others.with(name, value));
    }
}
