package io.authcontract.credential;

import static io.authcontract.credential.Need.DISPOSABLE;
import static io.authcontract.credential.Part.CREDENTIALS;
import static io.authcontract.credential.Part.PASSWORD;
import static io.authcontract.credential.Part.USER_ID;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Request;
import java.util.ArrayList;
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
                malformed("basic.malformed.no-colon", "Decoded value has no colon", "Basic dXNlcg=="),
                malformed("basic.malformed.not-base64", "Not base64 at all", "Basic !!!")));
        return List.copyOf(all);
    }

    private static Scenario malformed(String id, String title, String line) {
        return refuse(id, title)
                .of(Kind.BASIC)
                .oncePerScheme()
                .tolerates(400)
                .is(MAJOR)
                .changes(CREDENTIALS)
                .carrying(MALFORMED, (bare, materials) -> bare.withHeader("Authorization", line));
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
