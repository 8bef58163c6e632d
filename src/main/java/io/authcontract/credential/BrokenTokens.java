package io.authcontract.credential;

import static io.authcontract.credential.Part.CREDENTIALS;
import static io.authcontract.credential.ScenarioDraft.refuse;
import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.authcontract.credential.Scheme.Kind;
import io.authcontract.rule.CredentialKind;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Bearer tokens that a parser takes for a JWT (RFC 7519 section 7.2) and that break on the way, or that are no token at all. Nobody issued any of them, so a
 * service that does not use JWTs refuses them like every other.
 */
final class BrokenTokens {
    private static final int SIGNATURE_OCTETS = 256;
    private static final int LONG = 8192;

    private static final String USUAL = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    private static final String CLAIMS = "{\"sub\":\"nobody\",\"exp\":4102444800}";

    private BrokenTokens() {}

    /** Makes what follows the scheme. */
    @FunctionalInterface
    private interface Token {
        String of(RandomGenerator random);
    }

    static List<Scenario> all() {
        return List.of(
                parts("one", "One part", random -> "abc"),
                parts("two", "Two parts", random -> part(USUAL) + "." + part(CLAIMS)),
                parts("four", "Four parts", random -> jwt(USUAL, CLAIMS, random) + ".x"),
                parts("five", "Five parts, as of an encrypted token", random -> jwt(USUAL, CLAIMS, random) + ".x.y"),
                parts("leading-dot", "A dot first", random -> "." + jwt(USUAL, CLAIMS, random)),
                parts("trailing-dot", "A dot at the end", random -> jwt(USUAL, CLAIMS, random) + "."),
                parts("dots", "Only dots", random -> ".."),
                standard("jwt.unknown-kid", "A key that nobody has", header("{\"alg\":\"RS256\",\"kid\":\"nope\"}")),
                standard("jwt.alg-missing/absent", "No algorithm", header("{\"typ\":\"JWT\"}")),
                standard("jwt.alg-missing/null", "An algorithm that is null", header("{\"alg\":null}")),
                standard("jwt.alg-missing/array", "An algorithm that is an array", header("{\"alg\":[\"RS256\"]}")),
                standard(
                        "jwt.alg-none.none/made-up",
                        "No signature, and claims that nobody has",
                        random -> part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(CLAIMS) + "."),
                deep("jwt.format.header/text", "A header that is no JSON", header("xx")),
                deep("jwt.format.header/empty", "An empty header", header("")),
                deep("jwt.format.header/array", "A header that is an array", header("[]")),
                deep("jwt.format.header/cut-off", "A header that ends too early", header("{\"alg\":\"RS256\"")),
                deep("jwt.format.header/unknown-algorithm", "An unknown algorithm", header("{\"alg\":\"AC256\"}")),
                deep("jwt.format.base64/length", "Parts of a length that base64 has not", random -> "a.b.c"),
                deep("jwt.format.base64/alphabet", "Characters that base64 has not", random -> "~~~~.~~~~.~~~~"),
                deep("jwt.format.payload-not-json/text", "Claims that are text", claims("hello")),
                deep("jwt.format.payload-not-json/null", "Claims that are null", claims("null")),
                deep("jwt.format.payload-not-json/array", "Claims that are an array", claims("[]")),
                token(
                        "bearer.illegal-char",
                        "A character that no token has",
                        Tier.STANDARD,
                        MALFORMED,
                        random -> "an\"invalid\"token"),
                token("bearer.non-ascii", "An octet beyond ASCII", Tier.DEEP, MALFORMED, random -> "a\u00f6b"),
                refuse("bearer.huge", "A token of 8 KiB")
                        .of(Kind.BEARER)
                        .in(Tier.DEEP)
                        .oncePerScheme()
                        .expects(401, 431)
                        .tolerates(400, 413, 414)
                        .is(MINOR)
                        .changes(CREDENTIALS)
                        .carrying(
                                INVALID,
                                (bare, materials) -> bare.withHeader("Authorization", "Bearer " + "x".repeat(LONG))));
    }

    private static Scenario parts(String variant, String title, Token token) {
        return standard("jwt.format.parts/" + variant, title, token);
    }

    private static Scenario standard(String id, String title, Token token) {
        return token(id, title, Tier.STANDARD, INVALID, token);
    }

    private static Scenario deep(String id, String title, Token token) {
        return token(id, title, Tier.DEEP, INVALID, token);
    }

    /** RFC 6750 section 3.1 lets a service call a token it cannot read a malformed request. */
    private static Scenario token(String id, String title, Tier tier, CredentialKind kind, Token token) {
        return refuse(id, title)
                .of(Kind.BEARER)
                .in(tier)
                .oncePerScheme()
                .tolerates(400)
                .is(MAJOR)
                .changes(CREDENTIALS)
                .carrying(
                        kind,
                        (bare, materials) ->
                                bare.withHeader("Authorization", "Bearer " + token.of(materials.random())));
    }

    private static Token header(String json) {
        return random -> jwt(json, CLAIMS, random);
    }

    private static Token claims(String text) {
        return random -> jwt(USUAL, text, random);
    }

    /** The signature fits no key. */
    private static String jwt(String header, String claims, RandomGenerator random) {
        byte[] signature = new byte[SIGNATURE_OCTETS];
        random.nextBytes(signature);
        return part(header) + "." + part(claims) + "." + base64(signature);
    }

    private static String part(String text) {
        return base64(text.getBytes(ISO_8859_1));
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
