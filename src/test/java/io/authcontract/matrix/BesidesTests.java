package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.credential.Tier;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.ScriptedService.Script;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services whose guard and whose router read one request differently, each as some real one does: what gets past the guard is derived here from what
 * the two do, and no other cell may be broken.
 */
class BesidesTests {
    private static final String ACCOUNT = "{\"id\":1,\"owner\":\"Ada\"}";
    private static final Pattern GUARDED = Pattern.compile("/accounts/1");

    /** The guard looks for exactly the path; the router gets it as this function leaves it. */
    private static UnaryOperator<Script> routing(UnaryOperator<String> router) {
        return right -> asked -> {
            boolean isGuarded = GUARDED.matcher(asked.path()).matches();
            boolean arrives =
                    asked.method().equals("GET") && router.apply(asked.path()).equals("/accounts/1");
            return !isGuarded && arrives ? Reply.json(200, ACCOUNT) : right.answer(asked);
        };
    }

    /** Whoever names a user in that field is let in, as behind a proxy that would have to strip it. */
    private static UnaryOperator<Script> trusting(String field, String value) {
        return right -> asked -> asked.path().equals("/accounts/1")
                        && asked.method().equals("GET")
                        && asked.authorization().isEmpty()
                        && asked.header(field).filter(value::equals).isPresent()
                ? Reply.json(200, ACCOUNT)
                : right.answer(asked);
    }

    /** Symfony, IIS and others route by this field; the guard has looked at the request line. */
    private static Script rewriting(Script right) {
        return asked -> {
            Asked inner = asked.header("X-original-url")
                    .map(path -> new Asked(asked.method(), path, "", asked.headers(), ""))
                    .orElse(asked);
            boolean arrives = inner.path().equals("/accounts/1") && asked.path().equals("/");
            return arrives && asked.method().equals("GET") ? Reply.json(200, ACCOUNT) : right.answer(asked);
        };
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    static List<Arguments> services() {
        return List.of(
                Arguments.of(
                        "the router drops a slash at the end",
                        routing(path -> path.length() > 1 ? path.replaceAll("/$", "") : path),
                        "GET /accounts/{id} ~ shape.path.trailing-slash"),
                Arguments.of(
                        "the router drops matrix parameters, as servlets do",
                        routing(path -> path.replaceAll(";[^/]*", "")),
                        "GET /accounts/{id} ~ shape.path.semicolon/parameter, GET /accounts/{id} ~ shape.path.semicolon/suffix"),
                Arguments.of(
                        "the router merges slashes (the JDK's server takes a leading pair for an authority)",
                        routing(path -> path.replaceAll("/+", "/")),
                        "GET /accounts/{id} ~ shape.path.double-slash/inner"),
                Arguments.of(
                        "the router removes dot segments",
                        routing(path -> path.replaceAll("/\\.(?=/|$)", "").replaceAll("/[^/]+/\\.\\.(?=/|$)", "")),
                        "GET /accounts/{id} ~ shape.path.dot-segment/parent, GET /accounts/{id} ~ shape.path.dot-segment/self,"
                                + " GET /accounts/{id} ~ shape.path.dot-segment/trailing"),
                Arguments.of(
                        "the router decodes once",
                        routing(BesidesTests::decoded),
                        "GET /accounts/{id} ~ shape.path.encoded-letter, GET /accounts/{id} ~ shape.path.encoded-slash"),
                Arguments.of(
                        "the router strips a format suffix",
                        routing(path -> path.replaceAll("\\.json$", "")),
                        "GET /accounts/{id} ~ shape.path.suffix"),
                Arguments.of(
                        "a field of a proxy is trusted",
                        trusting("X-remote-user", "admin"),
                        "any scheme ~ shape.internal.identity-headers"),
                Arguments.of(
                        "a local address is trusted",
                        trusting("X-forwarded-for", "127.0.0.1"),
                        "any scheme ~ shape.forwarded.for"),
                Arguments.of(
                        "a field rewrites the path",
                        (UnaryOperator<Script>) BesidesTests::rewriting,
                        "any scheme ~ shape.rewrite.headers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("services")
    void findsWhatGetsPastTheGuard(String what, UnaryOperator<Script> mistake, String broken) {
        assertThat(broken(mistake).keySet().stream().collect(Collectors.joining(", ")))
                .as(what)
                .isEqualTo(broken);
    }

    @ParameterizedTest
    @MethodSource("wellGuarded")
    void leavesAloneWhatIsWellGuarded(String what, UnaryOperator<Script> service) {
        assertThat(broken(service)).as(what).isEmpty();
    }

    static List<Arguments> wellGuarded() {
        return List.of(
                Arguments.of("nothing else is served", UnaryOperator.<Script>identity()),
                Arguments.of("guard and router agree on every spelling", (UnaryOperator<Script>)
                        right -> asked -> right.answer(new Asked(
                                asked.method(),
                                decoded(asked.path())
                                        .replaceAll(";[^/]*", "")
                                        .replaceAll("/+", "/")
                                        .replaceAll("(?<=.)/$", ""),
                                asked.query(),
                                asked.headers(),
                                asked.body()))),
                Arguments.of("another spelling is another, public page", (UnaryOperator<Script>)
                        right -> asked -> asked.path().equals("/accounts/1/")
                                ? Reply.json(200, "{\"documentation\":\"of accounts\"}")
                                : right.answer(asked)),
                Arguments.of("the root is public, whatever it is told", (UnaryOperator<Script>) right -> asked ->
                        asked.path().equals("/") ? Reply.json(200, "{\"welcome\":true}") : right.answer(asked)),
                Arguments.of("the canonical address is told first", (UnaryOperator<Script>)
                        right -> asked -> asked.path().equals("/accounts/1/")
                                ? Reply.status(308).with("Location", "/accounts/1")
                                : right.answer(asked)));
    }

    private static Reply page(String text) {
        return Reply.status(200).with("Content-Type", "text/html").withBody("<h1>" + text + "</h1>");
    }

    /** Alice gets a page; whoever asks for another spelling gets what a function makes of it. */
    private static UnaryOperator<Script> pages(String atOtherSpellings) {
        return right -> asked -> {
            if (asked.path().equals("/accounts/1/")) {
                return page(atOtherSpellings);
            }
            return asked.path().equals("/accounts/1") && asked.authorization().equals("Bearer " + Ledger.TOKEN)
                    ? page("The account of Ada")
                    : right.answer(asked);
        };
    }

    @Test
    void tellsPagesApartByTheirContent() {
        assertThat(broken(pages("Page not found, but here is our menu"))).isEmpty();
        assertThat(broken(pages("The account of Ada")))
                .containsOnlyKeys("GET /accounts/{id} ~ shape.path.trailing-slash");
    }

    private static Map<String, Verdict> broken(UnaryOperator<Script> service) {
        try (Ledger ledger = Ledger.with(service)) {
            Map<String, Verdict> broken = new LinkedHashMap<>();
            Ledger.run(ledger.contract().secured("GET /accounts/{id}").tiers(Tier.CORE, Tier.STANDARD)).cells().stream()
                    .filter(cell -> cell.verdict() == Verdict.BROKEN)
                    .sorted((one, other) ->
                            one.cell().id().compareTo(other.cell().id()))
                    .forEach(cell -> broken.put(cell.cell().id().replace("ledger: ", ""), cell.verdict()));
            return broken;
        }
    }

    /** A path without letters has no other letter case, whatever the names of its parameters are. */
    @Test
    void spellsAPathInOtherLettersOnlyWhereItHasSome() {
        try (Ledger ledger = Ledger.with(right -> asked -> right.answer(at("/accounts" + asked.path(), asked)))) {
            Coverage coverage = Ledger.run(ledger.contract()
                    .secured("GET /")
                    .secured("GET /{id}")
                    .secured("GET /RFC9110")
                    .tiers(Tier.values()));

            assertThat(coverage.cells(Verdict.INCONCLUSIVE)).isEmpty();
            assertThat(coverage.cells())
                    .noneMatch(cell -> cell.cell().scenario().id().equals("shape.path.case"));
        }
    }

    private static Asked at(String path, Asked asked) {
        String plain = path.equals("/accounts/") ? "/accounts" : path;
        return new Asked(asked.method(), plain, asked.query(), asked.headers(), asked.body());
    }
}
