package io.authcontract.credential;

import static io.authcontract.credential.Need.LOW_PRIVILEGE;
import static io.authcontract.credential.Need.VALID;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.credential.Scheme.Kind;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.List;

/** API keys and session cookies: carriers that are no registered scheme. */
final class CarrierScenarios {
    private CarrierScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.add(AcceptedScenarios.valid(Kind.API_KEY, "apikey"));
        all.add(missing(Kind.API_KEY, "apikey", "No key", Part.API_KEY)
                .tolerates(403)
                .carrying(NONE, (bare, m) -> bare));
        all.add(random(Kind.API_KEY, "apikey", "Random key of the same shape", Part.API_KEY)
                .tolerates(403)
                .carrying(INVALID, CarrierScenarios::randomKey));
        all.add(underprivileged(Kind.API_KEY, "apikey.read-only", "A key without the needed permission", Part.API_KEY)
                .carrying(UNDER_SCOPED, CarrierScenarios::readOnly));
        all.addAll(AcceptedScenarios.failingOtherwise(Kind.API_KEY, "apikey"));
        all.add(AcceptedScenarios.valid(Kind.COOKIE, "cookie"));
        all.add(missing(Kind.COOKIE, "cookie", "No cookie", Part.COOKIE)
                .tolerates(302, 303, 307)
                .carrying(NONE, (bare, m) -> bare));
        all.add(random(Kind.COOKIE, "cookie", "Random session id of the same shape", Part.COOKIE)
                .tolerates(302, 303, 307)
                .carrying(INVALID, CarrierScenarios::randomCookie));
        all.add(underprivileged(
                        Kind.COOKIE,
                        "cookie.insufficient-permission",
                        "A session without the needed permission",
                        Part.COOKIE)
                .tolerates(302, 303, 307)
                .carrying(UNDER_SCOPED, CarrierScenarios::readOnly));
        all.addAll(AcceptedScenarios.failingOtherwise(Kind.COOKIE, "cookie"));
        return List.copyOf(all);
    }

    private static ScenarioDraft missing(Kind kind, String family, String title, Part part) {
        return refuse(family + ".missing", title).of(kind).changes(part);
    }

    private static ScenarioDraft random(Kind kind, String family, String title, Part part) {
        return refuse(family + ".random", title).of(kind).needs(VALID).changes(part);
    }

    private static ScenarioDraft underprivileged(Kind kind, String id, String title, Part part) {
        return refuse(id, title)
                .of(kind)
                .in(Tier.STANDARD)
                .needs(LOW_PRIVILEGE)
                .expects(403)
                .is(MAJOR)
                .changes(part);
    }

    private static Request readOnly(Request bare, Materials materials) {
        return materials.credential(LOW_PRIVILEGE).applyTo(bare);
    }

    private static Request randomKey(Request bare, Materials materials) {
        Credential.ApiKey key = (Credential.ApiKey) materials.credential(VALID);
        return new Credential.ApiKey(key.headerName(), Unknown.like(key.value(), materials.random())).applyTo(bare);
    }

    private static Request randomCookie(Request bare, Materials materials) {
        Credential.Cookie cookie = (Credential.Cookie) materials.credential(VALID);
        return new Credential.Cookie(cookie.name(), Unknown.like(cookie.value(), materials.random())).applyTo(bare);
    }
}
