package io.authcontract.credential;

import static io.authcontract.credential.Need.DISPOSABLE;
import static io.authcontract.credential.Need.LOW_PRIVILEGE;
import static io.authcontract.credential.Part.CREDENTIALS;
import static io.authcontract.credential.Part.PASSWORD;
import static io.authcontract.credential.Part.USER_ID;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.Severity.MAJOR;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** User and password (RFC 7617) that are wrong, or none at all. */
final class BasicScenarios {
    private BasicScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(AcceptedScenarios.of(Kind.BASIC, "basic", Tier.DEEP));
        all.addAll(List.of(
                refuse("basic.wrong-password", "Wrong password")
                        .of(Kind.BASIC)
                        .needs(DISPOSABLE)
                        .changes(USER_ID, PASSWORD)
                        .carrying(INVALID, BasicScenarios::wrongPassword),
                refuse("basic.unknown-user", "Unknown user")
                        .of(Kind.BASIC)
                        .oncePerScheme()
                        .changes(USER_ID, PASSWORD)
                        .carrying(INVALID, BasicScenarios::unknownUser),
                refuse("basic.insufficient-permission", "A user without the needed permission")
                        .of(Kind.BASIC)
                        .in(Tier.STANDARD)
                        .needs(LOW_PRIVILEGE)
                        .expects(403)
                        .is(MAJOR)
                        .changes(USER_ID, PASSWORD)
                        .carrying(UNDER_SCOPED, (bare, materials) -> materials
                                .credential(LOW_PRIVILEGE)
                                .applyTo(bare)),
                malformed("basic.malformed.no-colon", "Decoded value has no colon", "Basic dXNlcg=="),
                malformed("basic.malformed.not-base64", "Not base64 at all", "Basic !!!")));
        all.addAll(unreadable());
        all.addAll(AcceptedScenarios.failingOtherwise(Kind.BASIC, "basic"));
        return List.copyOf(all);
    }

    /** What breaks decoders. The user is nobody, for some decoders read on and somebody might be locked out. */
    private static List<Scenario> unreadable() {
        return List.of(
                unreadable("bad-padding", "Something after the padding", "bm9ib2R5Om5vdGhpbmc=1", CREDENTIALS),
                unreadable("truncated-base64", "The last character removed", "bm9ib2R5Om5vdGhpbmc", USER_ID, PASSWORD),
                unreadable("base64url-alphabet", "Characters of base64url", "bm9ib2R5Oj8_Pj8-", CREDENTIALS),
                unreadable("inner-space", "Two parts", "bm9i b2R5Og==", CREDENTIALS),
                unreadable(
                        "auth-param-form",
                        "Parameters in place of base64",
                        "username=\"nobody\", password=\"nothing\"",
                        CREDENTIALS),
                unreadable("nul", "NUL in the user-id", encoded("no\0body:nothing"), USER_ID, PASSWORD),
                unreadable("crlf", "A line break in the user-id", encoded("nobody\r\nX: y:nothing"), USER_ID, PASSWORD),
                unreadable("bad-utf8", "Octets that are no UTF-8", encoded("\u00c3(:p"), USER_ID, PASSWORD));
    }

    private static Scenario unreadable(String variant, String title, String token, Part... parts) {
        return malformed("basic.malformed." + variant, title)
                .in(Tier.STANDARD)
                .changes(parts)
                .carrying(MALFORMED, (bare, materials) -> bare.withHeader("Authorization", "Basic " + token));
    }

    private static String encoded(String octets) {
        return Base64.getEncoder().encodeToString(octets.getBytes(ISO_8859_1));
    }

    private static Scenario malformed(String id, String title, String line) {
        return malformed(id, title)
                .changes(CREDENTIALS)
                .carrying(MALFORMED, (bare, materials) -> bare.withHeader("Authorization", line));
    }

    private static ScenarioDraft malformed(String id, String title) {
        return refuse(id, title).of(Kind.BASIC).oncePerScheme().tolerates(400).is(MAJOR);
    }

    /** Somebody who may be locked out, because services count wrong passwords. */
    private static Request wrongPassword(Request bare, Materials materials) {
        Credential.Basic victim = (Credential.Basic) materials.credential(DISPOSABLE);
        return new Credential.Basic(victim.user(), Unknown.token(materials.random())).applyTo(bare);
    }

    private static Request unknownUser(Request bare, Materials materials) {
        String nobody = "nobody-" + Unknown.name(materials.random());
        return new Credential.Basic(nobody, Unknown.token(materials.random())).applyTo(bare);
    }
}
