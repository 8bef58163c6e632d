package io.authcontract.stub;

import io.authcontract.http.Response;
import java.util.List;

/** What fields say to caches and browsers. */
final class CachingFlaws {
    private static final String CACHING = "Cache-Control";
    private static final String PUBLIC = "public, max-age=600";

    private CachingFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "refusal-cacheable",
                        "A 401 may be stored by everybody for ten minutes.",
                        "RFC 9111 section 3: a response that is public is stored. Seen in nginx 1.22 with add_header Cache-Control"
                                + " \"public, max-age=600\" always.",
                        Rewriting.unauthorized(
                                (encounter, response) -> Rewriting.replacing(response, CACHING, PUBLIC))),
                new Flaw(
                        "success-shared",
                        "The answer to an authorised read may be stored by shared caches.",
                        "RFC 9111 section 3.5: public lets a shared cache reuse the response to a request with Authorization. Seen in"
                                + " nginx 1.22 with add_header Cache-Control \"public, max-age=600\".",
                        Rewriting.answers(
                                response -> response.status() == 200,
                                (encounter, response) -> encounter.isOpen()
                                        ? response
                                        : Rewriting.replacing(response, CACHING, PUBLIC))),
                new Flaw(
                        "fields-on-success-only",
                        "X-Content-Type-Options and Referrer-Policy stand in successes and not in refusals.",
                        "OWASP ASVS 5.0 section 3.4.4. Seen in nginx: add_header without always leaves out a 401.",
                        Rewriting.answers(
                                response -> response.status() / 100 == 2,
                                (encounter, response) -> Answers.with(
                                        Answers.with(response, "X-Content-Type-Options", "nosniff"),
                                        "Referrer-Policy",
                                        "no-referrer"))),
                new Flaw(
                        "hsts-twice",
                        "Strict-Transport-Security is sent twice: by the service and by the proxy in front.",
                        "RFC 6797 section 7.1: the HSTS host MUST include only one such field.",
                        (encounter, next) -> twice(next.apply(encounter))));
    }

    private static Response twice(Response response) {
        String field = "Strict-Transport-Security";
        return Answers.with(
                Answers.with(response, field, "max-age=31536000"), field, "max-age=31536000; includeSubDomains");
    }
}
