package io.authcontract.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The octets of every scenario, written down from the catalogue; {@code ?} stands for a value nobody knows. */
class ScenariosTests {
    private static final Request BARE = Request.of(Method.GET, URI.create("http://localhost/orders?page=1"));
    private static final Request WRITING = Request.of(Method.POST, URI.create("http://localhost/orders"))
            .withHeader("Content-Type", "application/json")
            .withBody(Body.of("{\"total\":1}"));
    private static final Map<Scheme.Kind, Map<Need, Credential>> CREDENTIALS = Map.of(
            Scheme.Kind.BASIC,
            Map.of(
                    Need.VALID,
                    Credential.basic("alice", "opensesame"),
                    Need.LOW_PRIVILEGE,
                    Credential.basic("bob", "swordfish"),
                    Need.DISPOSABLE,
                    Credential.basic("dave", "letmein")),
            Scheme.Kind.BEARER,
            Map.of(Need.VALID, Credential.bearer("alice-token"), Need.LOW_PRIVILEGE, Credential.bearer("bob-token")),
            Scheme.Kind.API_KEY,
            Map.of(
                    Need.VALID,
                    Credential.apiKey("X-Api-Key", "live_AB12cd"),
                    Need.LOW_PRIVILEGE,
                    Credential.apiKey("X-Api-Key", "live_EF34gh")),
            Scheme.Kind.COOKIE,
            Map.of(
                    Need.VALID,
                    Credential.cookie("SID", "a1b2c3d4"),
                    Need.LOW_PRIVILEGE,
                    Credential.cookie("SID", "e5f6g7h8")));

    private static final String MODIFIED = "Mon, 23 Nov 2026 17:58:16 GMT";

    private static final Map<String, Scheme> SCHEMES = Map.of(
            "basic", Scheme.basic("orders"),
            "bearer", Scheme.bearer("orders"),
            "apikey", Scheme.apiKey("X-Api-Key"),
            "cookie", Scheme.cookie("SID"));

    private static Materials materials(Scheme scheme) {
        return materials(scheme, "https://app.example");
    }

    private static Materials materials(Scheme scheme, String webOrigin) {
        return new Materials(
                Optional.of(scheme),
                CREDENTIALS.get(scheme.kind()),
                new SplittableRandom(7),
                Optional.of(webOrigin),
                Optional.of("/orders/7?page=1"),
                Optional.of(new Response(
                        "HTTP/1.1",
                        200,
                        "",
                        Headers.none().with("ETag", "\"v7\"").with("Last-Modified", MODIFIED),
                        Body.none())));
    }

    private static Request craft(String id, String scheme) {
        Scenario scenario = Scenarios.find(id).orElseThrow();
        return scenario.craft(bare(scenario), materials(SCHEMES.get(scheme)));
    }

    /** Content can have a defect only where there is some. */
    private static Request bare(Scenario scenario) {
        return scenario.id().startsWith("none.validation-order")
                        || scenario.id().equals("none.expect-continue")
                ? WRITING
                : BARE;
    }

    /** With a port as without one, and where no dot is: each is an origin, and none of them may call. */
    @ParameterizedTest
    @CsvSource({
        "https://app.example, https://app.example.authcontract.invalid, https://authcontractapp.example, https://appxexample",
        "http://localhost:3000, http://localhost.authcontract.invalid:3000, http://authcontractlocalhost:3000, http://localhostx:3000",
        "https://a.example:8443, https://a.example.authcontract.invalid:8443, https://authcontracta.example:8443, https://axexample:8443"
    })
    void looksLikeAnOriginThatMayCall(String allowed, String prefix, String suffix, String dot) {
        assertThat(List.of("prefix", "suffix", "dot"))
                .extracting(variant -> Scenarios.find("none.cors-foreign-origin/" + variant)
                        .orElseThrow()
                        .craft(BARE, materials(SCHEMES.get("bearer"), allowed))
                        .headers()
                        .first("Origin")
                        .orElse(""))
                .containsExactly(prefix, suffix, dot);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            none.scheme-only                    | bearer | Bearer
            none.scheme-only                    | basic  | Basic
            none.unknown-scheme                 | bearer | Foo abc123
            none.wrong-scheme                   | bearer | Basic alice-token
            none.wrong-scheme                   | basic  | Bearer YWxpY2U6b3BlbnNlc2FtZQ==
            none.token-without-scheme           | bearer | alice-token
            none.literal-null/null              | bearer | Bearer null
            none.literal-null/undefined         | bearer | Bearer undefined
            none.literal-null/none              | bearer | Bearer None
            none.literal-null/nil               | bearer | Bearer nil
            none.literal-null/object            | bearer | Bearer [object Object]
            none.literal-null/placeholder       | bearer | Bearer {token}
            none.literal-null/true              | bearer | Bearer true
            none.literal-null/zero              | bearer | Bearer 0
            basic.malformed.no-colon            | basic  | Basic dXNlcg==
            basic.malformed.not-base64          | basic  | Basic !!!
            basic.pos.valid                     | basic  | Basic YWxpY2U6b3BlbnNlc2FtZQ==
            basic.pos.scheme-case/lower         | basic  | basic YWxpY2U6b3BlbnNlc2FtZQ==
            basic.pos.scheme-case/upper         | basic  | BASIC YWxpY2U6b3BlbnNlc2FtZQ==
            basic.pos.scheme-case/mixed         | basic  | bAsIc YWxpY2U6b3BlbnNlc2FtZQ==
            basic.pos.multi-space               | basic  | Basic  YWxpY2U6b3BlbnNlc2FtZQ==
            bearer.pos.valid                    | bearer | Bearer alice-token
            bearer.pos.scheme-case/lower        | bearer | bearer alice-token
            bearer.pos.scheme-case/upper        | bearer | BEARER alice-token
            bearer.pos.scheme-case/mixed        | bearer | bEaReR alice-token
            bearer.pos.multi-space              | bearer | Bearer  alice-token
            bearer.insufficient-scope           | bearer | Bearer bob-token
            jwt.format.parts/one                | bearer | Bearer abc
            jwt.format.parts/dots               | bearer | Bearer ..
            jwt.format.base64/length            | bearer | Bearer a.b.c
            bearer.illegal-char                 | bearer | Bearer an"invalid"token
            bearer.non-ascii                    | bearer | Bearer a\u00f6b
            basic.malformed.bad-padding         | basic  | Basic bm9ib2R5Om5vdGhpbmc=1
            basic.malformed.truncated-base64    | basic  | Basic bm9ib2R5Om5vdGhpbmc
            basic.malformed.nul                 | basic  | Basic bm8AYm9keTpub3RoaW5n
            basic.malformed.bad-utf8            | basic  | Basic wyg6cA==
            basic.insufficient-permission       | basic  | Basic Ym9iOnN3b3JkZmlzaA==
            """)
    void writesTheAuthorizationLineOfTheCatalogue(String id, String scheme, String line) {
        Request request = craft(id, scheme);

        assertThat(request.headers().values("Authorization")).containsExactly(line);
        assertThat(request.target()).isEqualTo("/orders?page=1");
    }

    @Test
    void sendsAnEmptyFieldAndNoField() {
        assertThat(craft("none.empty-authorization", "bearer").headers().values("Authorization"))
                .containsExactly("");
        assertThat(craft("none.no-credentials", "bearer")).isEqualTo(BARE);
        assertThat(craft("apikey.missing", "apikey")).isEqualTo(BARE);
        assertThat(craft("cookie.missing", "cookie")).isEqualTo(BARE);
    }

    @Test
    void sendsTwoLinesInBothOrders() {
        List<String> goodFirst =
                craft("shape.authz.duplicate/good-then-bad", "bearer").headers().values("Authorization");
        List<String> badFirst =
                craft("shape.authz.duplicate/bad-then-good", "bearer").headers().values("Authorization");

        assertThat(goodFirst).hasSize(2).first().isEqualTo("Bearer alice-token");
        assertThat(badFirst).containsExactly(goodFirst.get(1), goodFirst.get(0));
        assertThat(badFirst.get(0)).matches("Bearer [A-Za-z0-9_-]{43}");
    }

    @Test
    void sendsAValidTokenInTheQueryAlone() {
        Request request = craft("bearer.method-query", "bearer");

        assertThat(request.target()).isEqualTo("/orders?page=1&access_token=alice-token");
        assertThat(request.headers().contains("Authorization")).isFalse();
    }

    @Test
    void makesUpATokenOf32Octets() {
        assertThat(craft("bearer.random", "bearer").headers().first("Authorization"))
                .hasValueSatisfying(line -> assertThat(line).matches("Bearer [A-Za-z0-9_-]{43}"));
    }

    @Test
    void makesUpAKeyOfTheSameShape() {
        String key =
                craft("apikey.random", "apikey").headers().first("X-Api-Key").orElseThrow();

        assertThat(key).matches("live_[A-Z]{2}\\d{2}[a-z]{2}").isNotEqualTo("live_AB12cd");
    }

    @Test
    void makesUpASessionOfTheSameShape() {
        String cookie =
                craft("cookie.random", "cookie").headers().first("Cookie").orElseThrow();

        assertThat(cookie).matches("SID=([a-z]\\d){4}").isNotEqualTo("SID=a1b2c3d4");
    }

    @Test
    void triesWrongPasswordsOnlyOnWhoMayBeLockedOut() {
        String line = craft("basic.wrong-password", "basic")
                .headers()
                .first("Authorization")
                .orElseThrow();
        String userPass = decoded(line);

        assertThat(userPass).startsWith("dave:").doesNotContain("letmein");
        assertThat(Scenarios.find("basic.wrong-password").orElseThrow().needs()).containsExactly(Need.DISPOSABLE);
    }

    private static String decoded(String line) {
        byte[] userPass = Base64.getDecoder().decode(line.substring("Basic ".length()));
        return new String(userPass, StandardCharsets.UTF_8);
    }

    @Test
    void inventsAUser() {
        String line = craft("basic.unknown-user", "basic")
                .headers()
                .first("Authorization")
                .orElseThrow();

        assertThat(decoded(line)).matches("nobody-[0-9a-f]{8}:.+");
    }

    /** Method, target, field lines and content, as they go over the wire. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            none.validation-order/broken-json | POST /orders                      | Content-Type: application/json | {
            none.validation-order/media-type  | POST /orders                      | Content-Type: text/plain | {"total":1}
            none.validation-order/empty       | POST /orders                      | Content-Type: application/json | ^^
            none.validation-order/accept      | POST /orders                      | Content-Type: application/json, Accept: image/png | {"total":1}
            none.expect-continue              | POST /orders                      | Content-Type: application/json, Expect: 100-continue, Content-Length: 1000000 | ^^
            none.reflected/query              | GET /orders?page=1&authcontract=authcontract-canary-7f3a | ^^ | ^^
            none.reflected/user-agent         | GET /orders?page=1                | User-Agent: authcontract-canary-7f3a | ^^
            none.conditional/tag              | GET /orders?page=1                | If-None-Match: "v7" | ^^
            none.conditional/other-tag        | GET /orders?page=1                | If-Match: "authcontract" | ^^
            none.conditional/modified         | GET /orders?page=1                | If-Modified-Since: Mon, 23 Nov 2026 17:58:16 GMT | ^^
            none.conditional/unmodified       | GET /orders?page=1                | If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT | ^^
            none.cors-foreign-origin/null     | GET /orders?page=1                | Origin: null | ^^
            none.cors-foreign-origin/prefix   | GET /orders?page=1                | Origin: https://app.example.authcontract.invalid | ^^
            none.cors-foreign-origin/suffix   | GET /orders?page=1                | Origin: https://authcontractapp.example | ^^
            none.cors-foreign-origin/dot      | GET /orders?page=1                | Origin: https://appxexample | ^^
            none.unknown-path                 | GET /orders/7?page=1              | ^^ | ^^
            none.robots-txt                   | GET /robots.txt?page=1            | ^^ | ^^
            none.accept-html/json             | GET /orders?page=1                | Accept: application/json | ^^
            none.accept-html/script           | GET /orders?page=1                | X-Requested-With: XMLHttpRequest | ^^
            shape.override.header             | POST /orders?page=1               | Content-Type: application/json, X-HTTP-Method-Override: GET, X-Method-Override: GET, X-HTTP-Method: GET | {"authcontract":
            shape.override.parameter/query    | POST /orders?page=1&_method=GET   | Content-Type: application/json | {"authcontract":
            shape.override.parameter/form     | POST /orders?page=1               | Content-Type: application/x-www-form-urlencoded | _method=GET
            """)
    void writesTheRestOfTheRequestOfTheCatalogue(String id, String line, String fields, String content) {
        Request request = craft(id, "bearer");

        assertThat(request.method() + " " + request.target()).isEqualTo(line);
        assertThat(StreamSupport.stream(request.headers().spliterator(), false)
                        .map(field -> field.name() + ": " + field.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(fields);
        assertThat(request.body()).isEqualTo(content.isEmpty() ? Body.none() : Body.of(content));
    }

    /** A real credential must not be in a request that may come back. */
    @Test
    void tracesWithACredentialThatNobodyHas() {
        Request trace = craft("shape.method.trace", "bearer");

        assertThat(trace.method()).isEqualTo(Method.TRACE);
        assertThat(trace.headers().values("Authorization"))
                .singleElement()
                .asString()
                .matches("Authcontract [A-Za-z0-9_-]{43}");
    }

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    /** Promise 4: the decoded difference is exactly the declared one. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void changesExactlyWhatItDeclares(Scenario scenario) {
        for (Scheme scheme : SCHEMES.values()) {
            if (scenario.concerns(scheme)
                    && !scenario.id().startsWith("none.public")
                    && !scenario.id().endsWith("method")) {
                Request accepted =
                        CREDENTIALS.get(scheme.kind()).get(Need.VALID).applyTo(bare(scenario));
                Request mutant = scenario.craft(bare(scenario), materials(scheme));

                assertThat(Difference.between(accepted, mutant, scheme).parts())
                        .as(scenario + " of " + scheme)
                        .isEqualTo(scenario.changesFor(scheme));
            }
        }
    }

    @Test
    void hasAnIdForEveryScenario() {
        assertThat(Scenarios.all()).extracting(Scenario::id).doesNotHaveDuplicates();
        assertThat(Scenarios.of(List.of(Tier.CORE)))
                .extracting(Scenario::id)
                .contains("none.no-credentials", "bearer.method-query", "basic.malformed.no-colon")
                .doesNotContain("none.wrong-scheme", "none.literal-null/null", "basic.pos.multi-space");
    }
}
