package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Method;
import org.junit.jupiter.api.Test;

/** The parts of which the signatures of frameworks are made, one at a time: what they want, and what is nearly that. */
class SignatureTests {
    private static Answer answer(Seen seen) {
        return seen.observation().answer().orElseThrow();
    }

    private static void assertThatIt(Signature signature, Seen has, Seen... hasNot) {
        assertThat(signature.in(answer(has))).isTrue();
        for (Seen other : hasNot) {
            assertThat(signature.in(answer(other))).isFalse();
        }
    }

    @Test
    void statusAndFields() {
        Seen seen = Seen.get("HTTP/1.1 403 Forbidden", "Server: front/2.1", "X-Powered-By: Express");

        assertThatIt(Signature.status(403), seen, Seen.get("HTTP/1.1 401 Unauthorized"));
        assertThatIt(Signature.field("x-powered-by", "Express"), seen, Seen.get("HTTP/1.1 403 ", "X-Powered-By: Exp"));
        assertThatIt(Signature.fieldStarts("server", "front"), seen, Seen.get("HTTP/1.1 403 ", "Server: a front"));
        assertThatIt(Signature.without("WWW-Authenticate"), seen, Seen.challenged("Basic realm=\"x\""));
    }

    @Test
    void content() {
        Seen page = Seen.get("HTTP/1.1 401 ").content(" Not authorized\n");

        assertThatIt(
                Signature.wholeBody("Not authorized"),
                page,
                Seen.get("HTTP/1.1 401 ").content("Not authorized!"));
        assertThatIt(
                Signature.body("authorized"), page, Seen.get("HTTP/1.1 401 ").content("unauthorised"));
        assertThatIt(Signature.noBody(), Seen.get("HTTP/1.1 401 "), page);
    }

    @Test
    void whatWasAskedFor() {
        Seen get = Seen.asked("GET /a HTTP/1.1", "Origin: https://shop.example").answered("HTTP/1.1 401 ");
        Seen post = Seen.asked("POST /a HTTP/1.1").answered("HTTP/1.1 401 ");
        Seen delete = Seen.asked("DELETE /a HTTP/1.1").answered("HTTP/1.1 401 ");

        assertThatIt(Signature.asked("origin"), get, post, get.withoutRequest());
        assertThatIt(Signature.unsafe(), post, get, post.withoutRequest());
        assertThatIt(Signature.method(Method.POST, Method.DELETE), delete, get);
        assertThatIt(Signature.method(Method.POST, Method.DELETE), post, get);
    }

    @Test
    void bothOfTwo() {
        Signature both = Signature.status(403).and(Signature.noBody());

        assertThatIt(
                both,
                Seen.get("HTTP/1.1 403 "),
                Seen.get("HTTP/1.1 401 "),
                Seen.get("HTTP/1.1 403 ").content("no"));
    }
}
