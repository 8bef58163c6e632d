package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.MethodConsistency.METHOD_CONSISTENCY;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodConsistencyTests {
    private static final Seen GET = Seen.refused();

    private static Seen asked(String method, int status, String... fields) {
        return Seen.asked(method + " /orders/42 HTTP/1.1")
                .answered("HTTP/1.1 " + status + " ", String.join("\n", fields));
    }

    private static Seen undeclared(String method, int status, String... fields) {
        return asked(method, status, fields).in(c -> c.variation(Variation.METHOD_TAMPERING));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204})
    void aMethodThatLetsInBreaks(int status) {
        Finding finding = seen(GET, asked("DELETE", status)).breaks(METHOD_CONSISTENCY, fact("status", 401));
        assertThat(finding.fails()).isTrue();
        assertThat(seen(GET, undeclared("FOO", status))
                        .breaks(METHOD_CONSISTENCY)
                        .fails())
                .isTrue();
    }

    @Test
    void methodsThatRefuseAlikeConform() {
        seen(GET, asked("DELETE", 401), asked("POST", 401)).meets(METHOD_CONSISTENCY);
        seen(asked("GET", 302, "Location: /login"), asked("POST", 303, "Location: /login"))
                .meets(METHOD_CONSISTENCY);
    }

    /** Spring's CSRF filter, Express without a route, routers that answer first. */
    @Test
    void aMethodThatIsNotThereConforms() {
        seen(GET, asked("PUT", 404)).meets(METHOD_CONSISTENCY);
        seen(GET, undeclared("FOO", 501)).meets(METHOD_CONSISTENCY);
        seen(GET, undeclared("FOO", 405, "Allow: GET")).meets(METHOD_CONSISTENCY);
        seen(GET, undeclared("POST", 403)).meets(METHOD_CONSISTENCY);
    }

    @Test
    void aRefusalOfAnotherKindIsANote() {
        assertThat(seen(GET, asked("POST", 403)).breaks(METHOD_CONSISTENCY).fails())
                .isFalse();
        assertThat(seen(GET, undeclared("FOO", 405)).breaks(METHOD_CONSISTENCY).fails())
                .isFalse();
        assertThat(seen(GET, undeclared("FOO", 500)).breaks(METHOD_CONSISTENCY).fails())
                .isFalse();
    }

    @Test
    void whatMayBeOpenIsNoMatter() {
        String nothing = "no two methods";
        seen(GET, asked("OPTIONS", 200)).isNoMatterOf(METHOD_CONSISTENCY, nothing);
        seen(GET, asked("DELETE", 204).open()).isNoMatterOf(METHOD_CONSISTENCY, nothing);
        seen(GET, asked("DELETE", 204).carrying(CredentialKind.VALID)).isNoMatterOf(METHOD_CONSISTENCY, nothing);
        seen(GET, asked("DELETE", 204).in(c -> c.variation(Variation.FORGED_FIELD)))
                .isNoMatterOf(METHOD_CONSISTENCY, nothing);
        seen(GET, asked("POST", 503)).isNoMatterOf(METHOD_CONSISTENCY, nothing);
        seen(asked("GET", 200), asked("POST", 200)).isNoMatterOf(METHOD_CONSISTENCY, nothing);
        seen(GET, Seen.asked("DELETE /orders HTTP/1.1").answered("HTTP/1.1 204 "))
                .isNoMatterOf(METHOD_CONSISTENCY, nothing);
    }

    /** A run never names an order that exists where it could delete it: GET /orders/7, but DELETE /orders/2000000001. */
    @Test
    void methodsOfOnePathOfTheContractAreCompared() {
        Seen delete = Seen.asked("DELETE /orders/2000000001 HTTP/1.1").answered("HTTP/1.1 403 ");

        assertThat(of("GET /orders/{id}", "DELETE /orders/{id}", delete).findings())
                .hasSize(1)
                .noneMatch(Finding::fails);
        assertThat(of("GET /orders/{id}", "DELETE /carts/{id}", delete).findings())
                .isEmpty();
    }

    private static Result of(String get, String other, Seen answer) {
        SetRule.Watch watch = METHOD_CONSISTENCY.watch();
        watch.see(GET.observation(), new Setting(get, "none.no-credentials", Set.of()));
        watch.see(answer.observation(), new Setting(other, "none.no-credentials", Set.of()));
        return watch.result();
    }
}
