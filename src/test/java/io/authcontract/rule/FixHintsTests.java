package io.authcontract.rule;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.assertion.AuthAssertions;
import io.authcontract.http.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each hint belongs to captures of the framework it names, and to those alone. */
class FixHintsTests {
    private static final Map<String, WildServer> SERVERS =
            WildServer.all().stream().collect(toMap(WildServer::name, Function.identity()));
    private static final RuleBook BOOK = RuleBook.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unauth-is-401 | spring35-none-entrypoint | method/GET/none | Http403ForbiddenEntryPoint",
                "unauth-is-401 | spring40-none-entrypoint | method/HEAD/none | Http403ForbiddenEntryPoint",
                "unauth-is-401 | webflux40-jwt | method/POST/none | Spring WebFlux checks the CSRF token",
                "invalid-creds-401 | webflux40-default | method/POST/wrong | Spring WebFlux checks the CSRF token",
                "valid-creds-not-401 | spring35-basic | method/POST/good | DispatcherType.ERROR",
                "valid-creds-not-401 | spring40-default | method/DELETE/good | DispatcherType.ERROR",
                "challenge-present | spring40-basic | accept/xhr | XMLHttpRequest",
                "challenge-present | webflux40-basic | accept/xhr | XMLHttpRequest",
                "challenge-present | spring35-status-entrypoint | method/GET/none | HttpStatusEntryPoint",
                "bearer-has-param | spring35-jwt | method/GET/none | BearerTokenAuthenticationEntryPoint.setRealmName",
                "bearer-has-param | webflux40-jwt | method/GET/none | BearerTokenServerAuthenticationEntryPoint",
                "refusal-cookies | spring35-basic | method/GET/none | STATELESS",
                "no-login-redirect-for-machines | spring35-form | method/GET/none | formLogin()",
                "challenge-present | fastify-basic-auth-noauthenticate | method/GET/none | authenticate: { realm",
                "no-5xx-on-creds | fastify-jwt | bearer/nbf-future | request.jwtVerify()",
                "unauth-is-401 | nest-guard-false | method/GET/none | throw UnauthorizedException",
                "challenge-present | nest-unauthorized-exception | method/GET/none | UnauthorizedException of NestJS",
                "challenge-present | express-jwt | method/GET/none | UnauthorizedError",
                "challenge-present | express-jwt-production | method/GET/none | UnauthorizedError",
                "challenge-present | express-basic-auth | method/GET/none | challenge: true and realm",
                "challenge-present | express-seed | method/GET/wrong | res.set(",
                "basic-realm | express-basic-auth-challenge | method/GET/none | realm: '..'",
                "body-no-leak | express-jwt | method/GET/none | NODE_ENV=production",
                "body-no-leak | order-broken-BROKEN | order/invalid-json/POST/none | NODE_ENV=production",
                "refusal-cookies | passport-http-basic-session | method/GET/none | saveUninitialized: false",
                "unauth-is-401 | fastapi-bearer | method/GET/none | auto_error=False",
                "challenge-present | fastapi-bearer | method/GET/wrong | HTTPException(401, headers",
                "basic-realm | fastapi-basic | method/GET/none | HTTPBasic(realm=",
                "unauth-is-401 | drf-session | method/GET/none | before SessionAuthentication",
                "unauth-is-401 | drf-default-session-basic | method/GET/none | before SessionAuthentication",
                "no-login-redirect-for-machines | django-login-required | method/GET/none | login_required",
                "body-no-leak | flask-seed-debug | bearer/scheme-only | debugger of Werkzeug",
                "challenge-present | nginx-auth-request | method/GET/none | auth_request",
                "soft-401 | nginx-login-200-BROKEN | method/GET/none | error_page 401 /page",
                "no-login-redirect-for-machines | nginx-login-302-BROKEN | method/GET/none | error_page 401 /page",
                "trace-no-echo | apache-htaccess-seed | method/TRACE/none | TraceEnable off",
                "challenge-present | javalin-unauthorized | accept/json | UnauthorizedResponse of Javalin",
                "body-no-leak | jetty-basic | basic/invalid-base64 | ErrorHandler",
            })
    void theFixNamesTheConfiguration(String rule, String server, String capture, String hint) {
        Rule general = rule(rule);

        assertThat(fixes(rule, server, capture))
                .isNotEmpty()
                .allSatisfy(fix -> assertThat(fix).contains(hint).endsWith(" In general: " + general.fix()));
    }

    /** They break the same rule with the same status, and nothing else is like the framework's answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unauth-is-401 | tomcat-basic-getpost-denyuncovered | method/PUT/none",
                "unauth-is-401 | spring35-none-entrypoint | method/POST/none",
                "unauth-is-401 | httpbin-hidden-basic | method/GET/none",
                "invalid-creds-401 | php-builtin-broken | method/GET/wrong",
                "valid-creds-not-401 | micronaut-basic | path/backslash/good",
                "valid-creds-not-401 | spring35-basic | path/double-slash/good",
                "challenge-present | micronaut-jwt | method/GET/none",
                "challenge-present | nest-unauthorized-exception | method/HEAD/none",
                "challenge-present | wiremock-admin-basic | method/GET/none",
                "challenge-present | flask-seed | method/GET/wrong",
                "challenge-present | javalin-unauthorized | method/GET/none",
                "challenge-present | fastify-bearer-auth | method/GET/none",
                "challenge-present | fastify-jwt | method/GET/none",
                "bearer-has-param | quarkus-jwt | method/GET/none",
                "bearer-has-param | fastapi-oauth2 | method/GET/none",
                "bearer-has-param | nginx-cache-BROKEN | method/GET/none",
                "basic-realm | quarkus-basic | method/GET/none",
                "basic-realm | micronaut-basic | method/GET/none",
                "refusal-cookies | flask-httpauth-digest | method/POST/none",
                "no-login-redirect-for-machines | order-broken-BROKEN | method/GET/none",
                "no-5xx-on-creds | flask-seed | bearer/scheme-only",
                "no-5xx-on-creds | javalin-basic | basic/invalid-base64",
                "body-no-leak | wiremock-stub-withBasicAuth | cred/empty-authorization",
                "body-no-leak | mcp-bearer | method/GET/wrong",
            })
    void aLookAlikeKeepsTheGeneralFix(String rule, String server, String capture) {
        Rule general = rule(rule);

        assertThat(fixes(rule, server, capture)).isNotEmpty().allSatisfy(fix -> assertThat(fix)
                .isEqualTo(general.fix()));
    }

    @Test
    void aFailureShowsIt() {
        Exchange refused =
                SERVERS.get("nginx-auth-request").exchange("method/GET/none").orElseThrow();

        assertThatThrownBy(() -> AuthAssertions.assertThat(refused).conformsTo(BOOK.only("challenge-present")))
                .hasMessageContaining(
                        """
                           fix: nginx passes on the WWW-Authenticate of an auth_request: let the subrequest answer with one, or add it where error_page 401 leads, with add_header .. always. In general: Set WWW-Authenticate in the one place that makes the 401, so that missing and invalid credentials share it.
                        """
                                .stripTrailing());
    }

    private static Set<String> fixes(String rule, String server, String capture) {
        WildServer known = SERVERS.get(server);
        return known.captures().stream()
                .filter(c -> c.name().equals(capture))
                .flatMap(c -> findings(known, c).stream())
                .map(Finding::rule)
                .filter(r -> r.id().equals(rule))
                .map(Rule::fix)
                .collect(toSet());
    }

    static List<Finding> findings(WildServer server, WildCapture capture) {
        return WildFinding.observation(server, capture)
                .map(observation -> BOOK.examine(observation).findings())
                .orElse(List.of());
    }

    private static Rule rule(String id) {
        return BOOK.rules().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }
}
