package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.CONTENT;
import static io.authcontract.credential.Part.CREDENTIALS;
import static io.authcontract.credential.Part.FIELDS;
import static io.authcontract.credential.Part.METHOD;
import static io.authcontract.credential.Part.QUERY;
import static io.authcontract.credential.Part.SCHEME;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.rule.Variation;
import java.util.List;

/** The method of an operation named beside the request line, where a guard that lists methods does not look; and TRACE. */
final class MethodScenarios {
    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method");

    /** What a POST carries that must not create anything where the override is not obeyed. */
    private static final String UNREADABLE = "{\"authcontract\":";

    private MethodScenarios() {}

    static List<Scenario> all() {
        return List.of(
                override("header", "The method in override fields of a POST", Tier.STANDARD)
                        .changes(AUTHORIZATION, METHOD, FIELDS, CONTENT)
                        .carrying(NONE, (bare, materials) -> named(unreadable(bare), bare.method())),
                override("header/delete", "DELETE in override fields of a POST", Tier.STANDARD)
                        .changes(AUTHORIZATION, METHOD, FIELDS)
                        .carrying(NONE, (bare, materials) -> named(post(bare, bare.target()), bare.method())),
                override("parameter/query", "The method in a query parameter of a POST", Tier.DEEP)
                        .changes(AUTHORIZATION, METHOD, FIELDS, CONTENT, QUERY)
                        .carrying(NONE, (bare, materials) -> inQuery(unreadable(bare), bare.method())),
                override("parameter/form", "The method in a form field of a POST", Tier.DEEP)
                        .changes(AUTHORIZATION, METHOD, FIELDS, CONTENT)
                        .carrying(NONE, (bare, materials) -> inForm(bare)),
                refuse("shape.method.trace", "TRACE with a credential that nobody has")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .expects(403, 405, 501)
                        .tolerates(400, 401, 404)
                        .is(MINOR)
                        .asNote()
                        .changes(METHOD, SCHEME, CREDENTIALS)
                        .carrying(INVALID, MethodScenarios::trace));
    }

    private static ScenarioDraft override(String variant, String title, Tier tier) {
        return refuse("shape.override." + variant, title)
                .in(tier)
                .is(MAJOR)
                .tolerates(400, 403, 404, 405, 411, 413, 415, 422, 501)
                .varies(Variation.METHOD_TAMPERING);
    }

    private static Request post(Request bare, String target) {
        return new Request(Method.POST, bare.origin(), target, bare.headers(), bare.body());
    }

    private static Request unreadable(Request bare) {
        return of(bare, "application/json", UNREADABLE);
    }

    private static Request of(Request bare, String type, String content) {
        return post(bare.withHeaders(bare.headers().without("Content-Type")), bare.target())
                .withHeader("Content-Type", type)
                .withBody(Body.of(content));
    }

    private static Request named(Request post, Method method) {
        Request all = post;
        for (String name : OVERRIDES) {
            all = all.withHeader(name, method.name());
        }
        return all;
    }

    private static Request inQuery(Request post, Method method) {
        String separator = post.target().contains("?") ? "&" : "?";
        return post(post, post.target() + separator + "_method=" + method.name());
    }

    private static Request inForm(Request bare) {
        return of(
                bare,
                "application/x-www-form-urlencoded",
                "_method=" + bare.method().name());
    }

    private static Request trace(Request bare, Materials materials) {
        Request trace = new Request(Method.TRACE, bare.origin(), bare.target(), bare.headers(), Body.none());
        return trace.withHeader("Authorization", "Authcontract " + Unknown.token(materials.random()));
    }
}
