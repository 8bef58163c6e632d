package io.authcontract.credential;

import static io.authcontract.credential.Part.AUTHORIZATION;
import static io.authcontract.credential.Part.FIELDS;
import static io.authcontract.credential.Part.METHOD;
import static io.authcontract.credential.ScenarioDraft.accept;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.credential.ScenarioDraft.tolerate;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a browser asks for scripts of other origins (Fetch, CORS protocol). */
final class CorsScenarios {
    /** A port may follow it. */
    private static final String HOST = "^(\\w+://[^:/]+)";

    /** {@code co}, {@code com}, {@code org} and the like below a country are nobody's. */
    private static final int SHORT_LABEL = 3;

    /** Nobody's: no service allows it on purpose. */
    private static final String FOREIGN = "https://authcontract.invalid";

    private CorsScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                accept("none.cors-preflight", "A preflight for a script that may call")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .expects(200, 204)
                        .is(MAJOR)
                        .asNote()
                        .changes(AUTHORIZATION, METHOD, FIELDS)
                        .carrying(NONE, CorsScenarios::preflight),
                refuse("none.cors-401-exposed", "A refusal for a script that may call")
                        .in(Tier.DEEP)
                        .oncePerScheme()
                        .is(MINOR)
                        .changes(AUTHORIZATION, FIELDS)
                        .carrying(NONE, (bare, materials) -> bare.withHeader("Origin", origin(materials))),
                refuse("none.cors-foreign-origin", "A script of a foreign origin")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .tolerates(403)
                        .is(MAJOR)
                        .changes(AUTHORIZATION, FIELDS)
                        .carrying(NONE, (bare, materials) -> bare.withHeader("Origin", FOREIGN)),
                tolerate("none.cors-foreign-origin/preflight", "A preflight for a script of a foreign origin")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .expects(200, 204, 302, 303, 307, 400, 401, 403, 404, 405)
                        .is(MAJOR)
                        .asNote()
                        .changes(AUTHORIZATION, METHOD, FIELDS)
                        .carrying(NONE, (bare, materials) -> preflight(bare, FOREIGN)),
                tolerate("none.cors-foreign-origin/authorised", "A valid credential from a foreign origin")
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .needs(Need.VALID)
                        .expects(200, 400, 401, 403)
                        .is(MAJOR)
                        .asNote()
                        .changes(FIELDS)
                        .carrying(VALID, (bare, materials) -> materials
                                .credential(Need.VALID)
                                .applyTo(bare.withHeader("Origin", FOREIGN)))));
        all.addAll(lookAlikes());
        return List.copyOf(all);
    }

    /** What a comparison takes for an origin that may call, if it looks at a part of it only. */
    private static List<Scenario> lookAlikes() {
        return List.of(
                lookAlike("null", "A script without an origin", allowed -> "null"),
                lookAlike(
                        "prefix",
                        "An origin that begins like one that may call",
                        allowed -> allowed.replaceFirst(HOST, "$1.authcontract.invalid")),
                lookAlike("suffix", "An origin that ends like one that may call", CorsScenarios::longer),
                lookAlike(
                        "dot",
                        "An origin with another character for a dot",
                        allowed -> allowed.contains(".")
                                ? allowed.replaceFirst("\\.", "x")
                                : allowed.replaceFirst(HOST, "$1x")));
    }

    /** Another site: a host below the same domain may well be one that may call. */
    private static String longer(String allowed) {
        int host = allowed.indexOf("://") + 3;
        int site = host + site(allowed.substring(host).replaceFirst(":\\d+$", ""));
        return allowed.substring(0, site) + "authcontract" + allowed.substring(site);
    }

    /** Where the domain begins that somebody can have, as far as its labels tell: {@code example.org}, {@code example.co.uk}. */
    private static int site(String name) {
        String[] labels = name.split("\\.", -1);
        boolean isNumber = name.startsWith("[") || Character.isDigit(name.charAt(name.length() - 1));
        int known = labels.length > 2 && labels[labels.length - 2].length() <= SHORT_LABEL ? 3 : 2;
        if (isNumber || labels.length <= known) {
            return 0;
        }
        return name.length()
                - String.join(".", List.of(labels).subList(labels.length - known, labels.length))
                        .length();
    }

    private static Scenario lookAlike(String variant, String title, UnaryOperator<String> origin) {
        return refuse("none.cors-foreign-origin/" + variant, title)
                .in(Tier.STANDARD)
                .oncePerScheme()
                .tolerates(400, 403)
                .is(MAJOR)
                .changes(AUTHORIZATION, FIELDS)
                .carrying(NONE, (bare, materials) -> bare.withHeader("Origin", origin.apply(origin(materials))));
    }

    private static Request preflight(Request bare, Materials materials) {
        return preflight(bare, origin(materials));
    }

    private static Request preflight(Request bare, String origin) {
        return new Request(Method.OPTIONS, bare.origin(), bare.target(), bare.headers(), Body.none())
                .withHeader("Origin", origin)
                .withHeader("Access-Control-Request-Method", bare.method().name())
                .withHeader("Access-Control-Request-Headers", "authorization");
    }

    private static String origin(Materials materials) {
        return materials
                .webOrigin()
                .orElseThrow(() -> new IllegalStateException("The scenario needs a web origin that it was not given."));
    }
}
