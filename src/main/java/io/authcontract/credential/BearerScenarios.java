package io.authcontract.credential;

import static io.authcontract.credential.Need.LOW_PRIVILEGE;
import static io.authcontract.credential.Need.VALID;
import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.CREDENTIALS;
import static io.authcontract.credential.Part.QUERY;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Request;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Presentation;
import java.util.ArrayList;
import java.util.List;

/** Bearer tokens (RFC 6750) that nobody issued, that stand in the wrong place, or that are not enough. */
final class BearerScenarios {
    private BearerScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(AcceptedScenarios.of(Kind.BEARER, "bearer", Tier.STANDARD));
        all.addAll(List.of(
                refuse("bearer.random", "Random well-formed token")
                        .of(Kind.BEARER)
                        .changes(CREDENTIALS)
                        .carrying(
                                INVALID,
                                (bare, materials) -> line(bare, "Bearer " + Unknown.token(materials.random()))),
                refuse("bearer.method-query", "Token in the query string")
                        .of(Kind.BEARER)
                        .oncePerScheme()
                        .needs(VALID)
                        .presented(Presentation.IN_QUERY)
                        .tolerates(400)
                        .is(MINOR)
                        .asNote()
                        .changes(AUTHORIZATION, QUERY)
                        .carrying(INVALID, BearerScenarios::inQuery),
                refuse("bearer.insufficient-scope", "Valid token without the needed scope")
                        .of(Kind.BEARER)
                        .needs(LOW_PRIVILEGE)
                        .expects(403)
                        .is(MAJOR)
                        .changes(CREDENTIALS)
                        .carrying(UNDER_SCOPED, (bare, materials) -> materials
                                .credential(LOW_PRIVILEGE)
                                .applyTo(bare))));
        all.addAll(literals());
        all.addAll(BrokenTokens.all());
        all.addAll(AcceptedScenarios.failingOtherwise(Kind.BEARER, "bearer"));
        return List.copyOf(all);
    }

    /** What front ends send that turned "no token" into text. Blanks and brackets make no token68: those are malformed. */
    private static List<Scenario> literals() {
        return List.of(
                literal("null", "null", INVALID),
                literal("undefined", "undefined", INVALID),
                literal("none", "None", INVALID),
                literal("nil", "nil", INVALID),
                literal("object", "[object Object]", MALFORMED),
                literal("placeholder", "{token}", MALFORMED),
                literal("true", "true", INVALID),
                literal("zero", "0", INVALID));
    }

    private static Scenario literal(String variant, String text, CredentialKind kind) {
        return refuse("none.literal-null/" + variant, "Serialised absence: " + text)
                .of(Kind.BEARER)
                .in(Tier.STANDARD)
                .oncePerScheme()
                .tolerates(400)
                .is(MAJOR)
                .changes(CREDENTIALS)
                .carrying(kind, (bare, materials) -> line(bare, "Bearer " + text));
    }

    private static Request inQuery(Request bare, Materials materials) {
        String parameter = "access_token=" + Lines.token(materials.credential(VALID));
        String target = bare.target() + (bare.target().contains("?") ? "&" : "?") + parameter;
        return new Request(bare.method(), bare.origin(), target, bare.headers(), bare.body());
    }

    private static Request line(Request bare, String value) {
        return bare.withHeader("Authorization", value);
    }
}
