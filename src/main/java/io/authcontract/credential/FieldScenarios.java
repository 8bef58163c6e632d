package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.FIELDS;
import static io.authcontract.credential.Part.PATH;
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
            "X-MS-CLIENT-PRINCIPAL");

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

    private FieldScenarios() {}

    static List<Scenario> all() {
        return List.of(
                forged("shape.internal.identity-headers", "Fields by which a proxy names the caller")
                        .carrying(NONE, (bare, materials) -> with(bare, IDENTITIES, "admin")),
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
                        .tolerates(302, 303, 307)
                        .carrying(
                                NONE,
                                (bare, materials) -> replacing(bare, "Accept", "text/html,application/xhtml+xml")),
                plain("none.accept-html/script", "As a script of a page", Tier.STANDARD)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "X-Requested-With", "XMLHttpRequest")),
                plain("none.accept-html/json", "As a program that reads JSON", Tier.STANDARD)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "Accept", "application/json")),
                plain("none.conditional", "A conditional request", Tier.DEEP)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "If-None-Match", "*")
                                .withHeader("If-Modified-Since", "Fri, 31 Dec 9999 23:59:59 GMT")),
                plain("none.range", "A range request", Tier.DEEP)
                        .carrying(NONE, (bare, materials) -> replacing(bare, "Range", "bytes=0-0")));
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
