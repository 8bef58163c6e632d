package io.authcontract.credential;

import static io.authcontract.credential.Need.VALID;
import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.AUTHORIZATION_LINES;
import static io.authcontract.credential.Part.CREDENTIALS;
import static io.authcontract.credential.Part.SCHEME;
import static io.authcontract.credential.ScenarioDraft.accept;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.credential.ScenarioDraft.tolerate;
import static io.authcontract.credential.Scheme.Kind.BASIC;
import static io.authcontract.credential.Scheme.Kind.BEARER;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Severity.INFO;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Request;
import io.authcontract.rule.Presentation;
import java.util.ArrayList;
import java.util.List;

/** Requests that carry nothing, or something no scheme can read. */
final class AnySchemeScenarios {
    private AnySchemeScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                refuse("none.no-credentials", "No credentials at all")
                        .of(BASIC, BEARER)
                        .changes(AUTHORIZATION)
                        .carrying(NONE, (bare, materials) -> bare),
                refuse("none.empty-authorization", "Empty Authorization field")
                        .oncePerScheme()
                        .tolerates(400)
                        .is(MAJOR)
                        .changes(SCHEME, CREDENTIALS)
                        .carrying(MALFORMED, (bare, materials) -> line(bare, "")),
                refuse("none.scheme-only", "Scheme without credentials")
                        .of(BASIC, BEARER)
                        .oncePerScheme()
                        .tolerates(400)
                        .is(MAJOR)
                        .changes(CREDENTIALS)
                        .carrying(
                                MALFORMED,
                                (bare, materials) ->
                                        line(bare, materials.known().carrier())),
                refuse("none.unknown-scheme", "Unregistered scheme")
                        .tolerates(400)
                        .is(MAJOR)
                        .changes(SCHEME, CREDENTIALS)
                        .carrying(INVALID, (bare, materials) -> line(bare, "Foo abc123")),
                refuse("none.wrong-scheme", "Valid credential under another scheme name")
                        .of(BASIC, BEARER)
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .needs(VALID)
                        .presented(Presentation.WRONG_SCHEME)
                        .tolerates(400)
                        .is(MAJOR)
                        .changes(SCHEME)
                        .carrying(INVALID, AnySchemeScenarios::wrongScheme),
                refuse("none.token-without-scheme", "Bare token, no scheme")
                        .of(BEARER)
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .needs(VALID)
                        .presented(Presentation.WRONG_SCHEME)
                        .tolerates(400)
                        .is(MINOR)
                        .asNote()
                        .changes(SCHEME)
                        .carrying(MALFORMED, (bare, materials) -> line(bare, validToken(materials)))));
        all.addAll(twice());
        all.add(accept("none.public-resource", "Public resource without credentials")
                .expects(200, 204, 206, 301, 302, 303, 304, 307, 308)
                .is(MINOR)
                .carrying(NONE, (bare, materials) -> bare));
        all.add(tolerate("none.public-with-bad-credentials", "Public resource with an invalid credential")
                .in(Tier.DEEP)
                .expects(200, 401)
                .is(INFO)
                .asNote()
                .changes(SCHEME, CREDENTIALS)
                .carrying(INVALID, (bare, materials) -> line(bare, "Bearer " + Unknown.token(materials.random()))));
        all.add(tolerate("none.unsupported-method", "A method the contract does not declare, without credentials")
                .expects(401, 405)
                .tolerates(404, 501)
                .is(INFO)
                .asNote()
                .carrying(NONE, (bare, materials) -> bare));
        return List.copyOf(all);
    }

    /** Which of the two a server takes must not depend on their order. */
    private static List<Scenario> twice() {
        return List.of(
                twice("good-then-bad", "A valid credential, then a bad one")
                        .carrying(INVALID, (bare, materials) -> line(line(bare, valid(materials)), bad(materials))),
                twice("bad-then-good", "A bad credential, then a valid one")
                        .carrying(INVALID, (bare, materials) -> line(line(bare, bad(materials)), valid(materials))));
    }

    private static ScenarioDraft twice(String variant, String title) {
        return refuse("shape.authz.duplicate/" + variant, title)
                .of(BASIC, BEARER)
                .oncePerScheme()
                .needs(VALID)
                .presented(Presentation.TWICE)
                .expects(400, 401)
                .tolerates(403)
                .is(MAJOR)
                .asNote()
                .changes(AUTHORIZATION_LINES);
    }

    private static Request wrongScheme(Request bare, Materials materials) {
        String other = materials.known().kind() == BASIC ? "Bearer" : "Basic";
        return line(bare, other + " " + validToken(materials));
    }

    private static String bad(Materials materials) {
        return materials.known().carrier() + " " + Unknown.token(materials.random());
    }

    private static String valid(Materials materials) {
        return Lines.authorization(materials.credential(VALID));
    }

    private static String validToken(Materials materials) {
        return Lines.token(materials.credential(VALID));
    }

    private static Request line(Request bare, String value) {
        return bare.withHeader("Authorization", value);
    }
}
