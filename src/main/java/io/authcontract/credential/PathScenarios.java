package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.PATH;
import static io.authcontract.credential.ScenarioDraft.accept;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.Severity.BLOCKER;
import static io.authcontract.rule.Severity.INFO;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Request;
import io.authcontract.rule.Severity;
import io.authcontract.rule.Variation;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Protected paths in another spelling, without credentials: what the guard and the router read differently lets strangers in. Only the octets that go
 * over the wire count, so nothing here is normalised.
 */
final class PathScenarios {
    private static final String NOWHERE = "/authcontract";

    private PathScenarios() {}

    static List<Scenario> all() {
        return List.of(
                spelled("trailing-slash", "A slash at the end", Tier.CORE, MAJOR, path -> path + "/"),
                spelled("semicolon/parameter", "A matrix parameter", Tier.CORE, BLOCKER, path -> path + ";a=1"),
                spelled(
                        "semicolon/first",
                        "An empty matrix parameter first",
                        Tier.STANDARD,
                        BLOCKER,
                        path -> "/;" + path),
                spelled(
                        "semicolon/suffix",
                        "A suffix as matrix parameter",
                        Tier.STANDARD,
                        BLOCKER,
                        path -> path + ";.css"),
                spelled("double-slash/leading", "A doubled slash first", Tier.STANDARD, MAJOR, path -> "/" + path),
                spelled("double-slash/inner", "A doubled slash inside", Tier.STANDARD, MAJOR, p -> before(p, "//")),
                spelled("dot-segment/self", "A dot segment inside", Tier.STANDARD, BLOCKER, p -> before(p, "/./")),
                spelled("dot-segment/trailing", "A dot segment at the end", Tier.STANDARD, BLOCKER, p -> p + "/."),
                spelled("dot-segment/parent", "Through a parent", Tier.STANDARD, BLOCKER, p -> NOWHERE + "/.." + p),
                spelled("encoded-dot/self", "An encoded dot", Tier.STANDARD, BLOCKER, p -> before(p, "/%2e/")),
                spelled(
                        "encoded-dot/parent",
                        "Through a parent, encoded",
                        Tier.STANDARD,
                        BLOCKER,
                        path -> NOWHERE + "/%2e%2e" + path),
                spelled("encoded-slash", "An encoded slash", Tier.STANDARD, MAJOR, path -> before(path, "%2f")),
                spelled("encoded-letter", "An encoded letter", Tier.STANDARD, MAJOR, path -> encoded(path, "%")),
                spelled("double-encoded", "A letter encoded twice", Tier.STANDARD, MAJOR, path -> encoded(path, "%25")),
                spelled("nul-lf/nul", "An encoded NUL at the end", Tier.STANDARD, MAJOR, path -> path + "%00"),
                spelled("nul-lf/lf", "An encoded line feed at the end", Tier.STANDARD, MAJOR, path -> path + "%0a"),
                spelled("nul-lf/space", "An encoded space at the end", Tier.STANDARD, MAJOR, path -> path + "%20"),
                spelled("suffix", "A format suffix", Tier.STANDARD, MAJOR, path -> path + ".json"),
                draft("case", "Other letter case", Tier.DEEP, MINOR)
                        .asNote()
                        .carrying(NONE, (bare, materials) -> at(bare, path -> path.toUpperCase(Locale.ROOT))),
                accept("none.robots-txt", "The file that crawlers ask for first")
                        .oncePerScheme()
                        .expects(200, 404, 410)
                        .is(MAJOR)
                        .changes(AUTHORIZATION, PATH)
                        .carrying(NONE, (bare, materials) -> at(bare, path -> "/robots.txt")),
                refuse("none.unknown-path", "The id of an object that does not exist")
                        .in(Tier.STANDARD)
                        .expects(401, 404)
                        .is(INFO)
                        .varies(Variation.UNKNOWN_OBJECT)
                        .changes(AUTHORIZATION, PATH)
                        .carrying(NONE, PathScenarios::stranger));
    }

    private static Request stranger(Request bare, Materials materials) {
        String target = materials
                .stranger()
                .orElseThrow(
                        () -> new IllegalStateException("The scenario needs an unknown object that it was not given."));
        return new Request(bare.method(), bare.origin(), target, bare.headers(), bare.body());
    }

    private static Scenario spelled(
            String id, String title, Tier tier, Severity severity, UnaryOperator<String> spelling) {
        return draft(id, title, tier, severity).carrying(NONE, (bare, materials) -> at(bare, spelling));
    }

    private static ScenarioDraft draft(String id, String title, Tier tier, Severity severity) {
        return refuse("shape.path." + id, title)
                .in(tier)
                .is(severity)
                .tolerates(301, 302, 303, 307, 308, 400, 403, 404, 405, 501)
                .varies(Variation.PATH_SPELLING)
                .changes(AUTHORIZATION, PATH);
    }

    private static Request at(Request bare, UnaryOperator<String> spelling) {
        String path = bare.path();
        String query = bare.target().substring(path.length());
        return new Request(bare.method(), bare.origin(), spelling.apply(path) + query, bare.headers(), bare.body());
    }

    /** Something else in place of the last slash that is not the end. */
    private static String before(String path, String separator) {
        int slash = path.lastIndexOf('/', Math.max(0, path.length() - 2));
        return path.substring(0, slash) + separator + path.substring(slash + 1);
    }

    /** The first letter or digit of the last segment as its octet in hexadecimal. */
    private static String encoded(String path, String escape) {
        int at = path.lastIndexOf('/', Math.max(0, path.length() - 2)) + 1;
        return at < path.length()
                ? path.substring(0, at)
                        + escape
                        + String.format(Locale.ROOT, "%02x", (int) path.charAt(at))
                        + path.substring(at + 1)
                : path + escape + "2e";
    }
}
