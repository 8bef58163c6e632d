package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.RobotsRules.ROBOTS_PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsRulesTests {
    private static Seen robots(String... responseLines) {
        return Seen.asked("GET /robots.txt HTTP/1.1")
                .in(c -> c.profile(Profile.CRAWLER))
                .answered(responseLines);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void aRefusalBreaks(int status) {
        assertThat(robots("HTTP/1.1 " + status + " ")
                        .breaks(ROBOTS_PUBLIC, fact("status", status))
                        .fails())
                .isTrue();
    }

    @Test
    void aRedirectToAPageBreaksAndOneToAFileMeets() {
        robots("HTTP/1.1 302 Found", "Location: /login?next=/robots.txt")
                .breaks(ROBOTS_PUBLIC, fact("Location", "/login?next=/robots.txt"));
        robots("HTTP/1.1 302 Found").breaks(ROBOTS_PUBLIC, fact("Location", "absent"));
        robots("HTTP/1.1 301 ", "Location: https://www.example/robots.txt").meets(ROBOTS_PUBLIC);
        robots("HTTP/1.1 200 OK", "Content-Type: text/html")
                .after("HTTP/1.1 302 Found", "Location: /login")
                .breaks(ROBOTS_PUBLIC, fact("status", 302));
    }

    @Test
    void aFileOrNoneMeets() {
        robots("HTTP/1.1 200 OK", "Content-Type: text/plain; charset=utf-8").meets(ROBOTS_PUBLIC);
        robots("HTTP/1.1 404 Not Found").meets(ROBOTS_PUBLIC);
        robots("HTTP/1.1 410 Gone").meets(ROBOTS_PUBLIC);
        robots("HTTP/1.1 500 ").isNoMatterOf(ROBOTS_PUBLIC, "neither the file nor a refusal");
    }

    @Test
    void aLoginFormIsNoFile() {
        robots("HTTP/1.1 200 OK", "Content-Type: text/html")
                .content("<form><input type=\"password\"></form>")
                .breaks(ROBOTS_PUBLIC, fact("content", "login form"));
        assertThat(robots("HTTP/1.1 200 OK", "Content-Type: text/html")
                        .content("User-agent: *")
                        .breaks(ROBOTS_PUBLIC, fact("wanted", "text/plain"))
                        .fails())
                .isFalse();
    }

    @Test
    void aPrivateSiteMayDeclareIt() {
        assertThat(robots("HTTP/1.1 401 ")
                        .in(c -> c.substitutes(Set.of(401)))
                        .breaks(ROBOTS_PUBLIC)
                        .fails())
                .isFalse();
        robots("HTTP/1.1 401 ")
                .in(c -> c.expectation(new Expectation(Set.of(401), Set.of())))
                .meets(ROBOTS_PUBLIC);
    }

    @Test
    void otherRequestsAreNoMatterOfIt() {
        Seen.refused().isNoMatterOf(ROBOTS_PUBLIC, "/robots.txt");
        robots("HTTP/1.1 401 ").carrying(CredentialKind.INVALID).isNoMatterOf(ROBOTS_PUBLIC, "kind none");
        robots("HTTP/1.1 503 ").isNoMatterOf(ROBOTS_PUBLIC, "later");
        robots("HTTP/1.1 401 ").withoutRequest().isNoMatterOf(ROBOTS_PUBLIC, "the request is unknown");
    }
}
