package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.QueryTokens.BEARER_QUERY_REFUSED;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryTokensTests {
    private static Seen query(String... answer) {
        return Seen.asked("GET /orders/42?access_token=valid HTTP/1.1")
                .carrying(CredentialKind.VALID)
                .presented(Presentation.IN_QUERY)
                .answered(answer);
    }

    @Test
    void successBreaks() {
        assertThat(seen(query("HTTP/1.1 200 OK"))
                        .breaks(BEARER_QUERY_REFUSED, fact("status", 200))
                        .fails())
                .isFalse();
    }

    @Test
    void aRefusalConforms() {
        seen(query("HTTP/1.1 401 ")).meets(BEARER_QUERY_REFUSED);
        seen(query("HTTP/1.1 401 "), Seen.refused()).meets(BEARER_QUERY_REFUSED);
    }

    @Test
    void aRefusalOtherThanTheAnonymousOneIsTolerated() {
        assertThat(seen(query("HTTP/1.1 403 "), Seen.refused())
                        .breaks(BEARER_QUERY_REFUSED, fact("status", 403), fact("wanted", 401))
                        .tolerated())
                .isTrue();
    }

    /** RFC 6750 section 2.3: such an answer should be private. */
    @Test
    void whatTheContractAllowsHasToBePrivate() {
        Expectation success = new Expectation(Set.of(200), Set.of());
        seen(query("HTTP/1.1 200 OK").in(c -> c.expectation(success)))
                .breaks(BEARER_QUERY_REFUSED, fact("Cache-Control", "absent"));
        seen(query("HTTP/1.1 200 OK", "Cache-Control: max-age=60").in(c -> c.expectation(success)))
                .breaks(BEARER_QUERY_REFUSED, fact("Cache-Control", "max-age=60"));
        seen(query("HTTP/1.1 200 OK", "Cache-Control: Private").in(c -> c.expectation(success)))
                .meets(BEARER_QUERY_REFUSED);
        seen(query("HTTP/1.1 200 OK", "Cache-Control: no-store").in(c -> c.expectation(success)))
                .meets(BEARER_QUERY_REFUSED);
    }

    @Test
    void otherRequestsAreNoMatter() {
        seen(query("HTTP/1.1 200 OK").presented(Presentation.PLAIN)).isNoMatterOf(BEARER_QUERY_REFUSED, "IN_QUERY");
        seen(query("HTTP/1.1 200 OK").request(r -> r.withHeader("Authorization", "Bearer valid")))
                .isNoMatterOf(BEARER_QUERY_REFUSED, "IN_QUERY");
        seen(query("HTTP/1.1 200 OK").open()).isNoMatterOf(BEARER_QUERY_REFUSED, "IN_QUERY");
        seen(query("HTTP/1.1 200 OK", "Content-Type: text/html").content("<form><input type=password></form>"))
                .isNoMatterOf(BEARER_QUERY_REFUSED, "IN_QUERY");
    }
}
