package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.FIELDS;
import static io.authcontract.credential.Part.PATH;
import static io.authcontract.credential.Part.QUERY;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Severity.BLOCKER;
import static io.authcontract.rule.Severity.MAJOR;

import io.authcontract.http.Headers;
import io.authcontract.http.Request;
import io.authcontract.rule.Variation;
import java.util.List;

/** Requests without credentials that say by other fields who sends them, which resource is meant, or how the answer is wanted. */
final class FieldScenarios {
    private static final List<String> IDENTITIES = List.of(
            "X-Forwarded-User",
            "X-Remote-User",
            "Remote-User",
            "X-User-Id",
            "X-Auth-Request-User",
            "X-Auth-Request-Email",
            "X-WEBAUTH-USER",
            "X-Consumer-Username",
            "X-Goog-Authenticated-User-Email",
            "X-MS-CLIENT-PRINCIPAL",
            "X-User",
            "X-Username",
            "X-Authenticated-User",
            "X-Authenticated-Userid",
            "X-Forwarded-Preferred-Username",
            "X-Forwarded-Email",
            "X-Amzn-Oidc-Identity",
            "Tailscale-User-Login",
            "Cf-Access-Authenticated-User-Email");

    /** Where a service wants an address. */
    private static final List<String> MAIL = List.of(
            "X-Forwarded-User",
            "X-Forwarded-Email",
            "X-Auth-Request-Email",
            "X-User",
            "X-User-Email",
            "X-Email",
            "Cf-Access-Authenticated-User-Email");

    private static final List<String> ADDRESSES = List.of(
            "X-Forwarded-For",
            "X-Real-IP",
            "X-Client-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "X-Originating-IP",
            "X-Remote-IP",
            "X-Remote-Addr",
            "X-Custom-IP-Authorization");

    /** What everybody can write; crawlers are known by their addresses or signatures. */
    private static final String CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private static final String SUBREQUEST = "middleware:middleware:middleware:middleware:middleware";

    /** The beginning of one: nobody who looks at it takes it for a certificate. */
    private static final String CERTIFICATE = "MIIBszCCAVmgAwIBAgIUAAAA";

    private static final String NEVER = "Fri, 31 Dec 9999 23:59:59 GMT";
    private static final String TAG = "\"authcontract\"";

    private FieldScenarios() {}

    static List<Scenario> all() {
        return List.of(
                forged("shape.internal.identity-headers", "Fields by which a proxy names the caller")
                        .carrying(NONE, (bare, materials) -> with(bare, IDENTITIES, "admin")),
                forged(
                                "shape.internal.identity-headers/mail",
                                "Fields by which a proxy names the caller, with an address")
                        .carrying(NONE, (bare, materials) -> with(bare, MAIL, "admin@example.com")
                                .withHeader("X-Forwarded-Groups", "admin")),
                forged("mtls.spoofed-header", "A certificate that only fields speak of")
                        .expects(401, 403)
                        .carrying(NONE, (bare, materials) -> certified(bare)),
                forged("shape.internal.framework-headers", "Fields of a framework's own requests")
                        .carrying(NONE, (bare, materials) -> internal(bare)),
                forged("shape.forwarded.for", "A local address as that of the caller")
                        .is(MAJOR)
                        .carrying(NONE, (bare, materials) -> with(bare, ADDRESSES, "127.0.0.1")
                                .withHeader("Forwarded", "for=127.0.0.1")),
                forged("none.crawler-user-agent", "As a crawler by its name alone")
                        .carrying(NONE, (bare, materials) -> replacing(bare, "User-Agent", CRAWLER)),
                forged("shape.rewrite.headers", "The protected path in fields that rewrite it")
                        .expects(200, 401, 404)
                        .tolerates(301, 302, 303, 307, 308, 400, 403, 405)
                        .changes(AUTHORIZATION, PATH, FIELDS)
                        .carrying(NONE, (bare, materials) -> rewritten(bare)),
                plain("none.accept-html", "As a browser that navigates", Tier.STANDARD)
                        .tolerates(302, 303, 307, 406)
                        .carrying(
                                NONE,
                                (bare, materials) -> replacing(bare, "Accept", "text/html,application/xhtml+xml")),
                plain("none.accept-html/script", "As a script of a page", Tier.STANDARD)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "X-Requested-With", "XMLHttpRequest")),
                plain("none.accept-html/json", "As a program that reads JSON", Tier.STANDARD)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "Accept", "application/json")),
                refuse("none.reflected/query", "A word in the query that must not come back")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .tolerates(400, 422)
                        .is(MAJOR)
                        .changes(AUTHORIZATION, QUERY)
                        .carrying(NONE, (bare, materials) -> queried(bare)),
                plain("none.reflected/user-agent", "A word in User-Agent that must not come back", Tier.STANDARD)
                        .tolerates(400, 403)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "User-Agent", Scenarios.CANARY)),
                plain("none.conditional", "A conditional request", Tier.DEEP)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "If-None-Match", "*")
                                .withHeader("If-Modified-Since", NEVER)),
                plain("none.conditional/tag", "The entity tag of what a valid credential gets", Tier.DEEP)
                        .carrying(
                                NONE,
                                (bare, materials) -> replacing(bare, "If-None-Match", told(materials, "ETag", TAG))),
                plain("none.conditional/other-tag", "Another entity tag, for a change", Tier.DEEP)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "If-Match", TAG)),
                plain("none.conditional/modified", "The date of what a valid credential gets", Tier.DEEP)
                        .carrying(
                                NONE,
                                (bare, materials) ->
                                        replacing(bare, "If-Modified-Since", told(materials, "Last-Modified", NEVER))),
                plain("none.conditional/unmodified", "An early date, for a change", Tier.DEEP)
                        .carrying(
                                NONE,
                                (bare, materials) ->
                                        replacing(bare, "If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT")),
                plain("none.range", "A range request", Tier.DEEP)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "Range", "bytes=0-0")));
    }

    /** A field of the answer to a valid credential, for nobody can guess it. */
    private static String told(Materials materials, String field, String otherwise) {
        return materials
                .accepted()
                .flatMap(answer -> answer.headers().first(field))
                .orElse(otherwise);
    }

    private static ScenarioDraft forged(String id, String title) {
        return plain(id, title, Tier.STANDARD)
                .is(BLOCKER)
                .tolerates(400, 403, 404, 405, 501)
                .varies(Variation.FORGED_FIELD);
    }

    private static ScenarioDraft plain(String id, String title, Tier tier) {
        return refuse(id, title).in(tier).oncePerScheme().is(MAJOR).changes(AUTHORIZATION, FIELDS);
    }

    private static Request with(Request bare, List<String> names, String value) {
        Request all = bare;
        for (String name : names) {
            all = all.withHeader(name, value);
        }
        return all;
    }

    /** As Envoy, nginx, Apache, HAProxy and RFC 9440 hand on whom they have authenticated. */
    private static Request certified(Request bare) {
        return bare.withHeader(
                        "X-Forwarded-Client-Cert",
                        "Hash=" + "0".repeat(64)
                                + ";Subject=\"CN=admin\";URI=spiffe://cluster.local/ns/default/sa/admin")
                .withHeader("X-SSL-Client-Verify", "SUCCESS")
                .withHeader("X-Client-Verify", "SUCCESS")
                .withHeader("X-SSL-Client-S-DN", "CN=admin")
                .withHeader("X-SSL-Client-DN", "CN=admin")
                .withHeader("X-SSL-Client-CN", "admin")
                .withHeader("X-SSL-Client-Cert", CERTIFICATE)
                .withHeader("Client-Cert", ":" + CERTIFICATE + ":");
    }

    private static Request queried(Request bare) {
        String query = (bare.target().contains("?") ? "&" : "?") + "authcontract=" + Scenarios.CANARY;
        return new Request(bare.method(), bare.origin(), bare.target() + query, bare.headers(), bare.body());
    }

    private static Request internal(Request bare) {
        return bare.withHeader("X-Middleware-Subrequest", SUBREQUEST)
                .withHeader("X-Envoy-Internal", "true")
                .withHeader("X-Internal-Request", "1");
    }

    /** Asks for the root, which may be public; the rest of the request stays as it was. */
    private static Request rewritten(Request bare) {
        String query = bare.target().substring(bare.path().length());
        Request root = new Request(bare.method(), bare.origin(), "/" + query, bare.headers(), bare.body());
        return with(
                root, List.of("X-Original-URL", "X-Rewrite-URL", "X-Override-URL", "X-Forwarded-Path"), bare.path());
    }

    private static Request replacing(Request bare, String name, String value) {
        Headers others = bare.headers().without(name);
        return bare.withHeaders(others.with(name, value));
    }
}
