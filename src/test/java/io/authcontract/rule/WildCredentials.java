package io.authcontract.rule;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;

import io.authcontract.http.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What kind of credential each case of the survey sent, as far as its name and the scheme of the server tell. */
final class WildCredentials {
    /**
     * What a case sent.
     *
     * @param kind empty where the case does not tell
     * @param how how it was presented
     * @param decided whether the RFCs decide that it must be refused; false for a good secret in a form that a server may read or not
     */
    record Sent(Optional<CredentialKind> kind, Presentation how, boolean decided) {}

    private static final Sent UNKNOWN = new Sent(Optional.empty(), Presentation.PLAIN, false);
    private static final Map<String, Sent> CASES = new TreeMap<>();
    private static final Set<String> TOKENS_THAT_MAY_DO = Set.of(
            "admin",
            "noscope",
            "aud-array",
            "exp-float",
            "iat-future",
            "kid-traversal",
            "unknown-kid",
            "no-kid",
            "no-aud",
            "no-iss",
            "no-sub",
            "no-exp",
            "rs384",
            "typ-at-jwt",
            "typ-none",
            "typ-odd",
            "trailing-newline-b64",
            "verifier-crash");

    static {
        all(
                "cred",
                sent(MALFORMED),
                "empty-authorization space-only-authorization latin1-bytes leading-comma control-char");
        all("cred", sent(MALFORMED), "no-scheme-just-value");
        all("cred", sent(INVALID), "unknown-scheme negotiate-scheme aws4");
        // RFC 9110 section 5.4: a field that is larger than a server wants is refused for its size, with any 4xx.
        all("cred", UNKNOWN, "huge-8k huge-64k");
        all("basic", sent(MALFORMED), "scheme-only scheme-space invalid-base64 no-colon nul-in-user");
        all(
                "basic",
                sent(INVALID),
                "empty-user-pass empty-user empty-pass wrong-password unknown-user utf8-password" + " latin1-password");
        all("basic", sent(VALID), "good");
        all("basic", sent(VALID, Presentation.SCHEME_CASE), "good-lowercase-scheme good-uppercase-scheme");
        all("basic", sent(VALID, Presentation.EXTRA_SPACES), "good-two-spaces");
        all("basic", undecided(MALFORMED), "good-tab good-no-padding good-trailing-garbage good-quoted");
        all(
                "basic",
                sent(INVALID, Presentation.TWICE),
                "two-headers-good-bad two-headers-bad-good comma-list-good-bearer comma-list-bearer-good");
        // Whether names differ by case alone is for the server to say.
        all("basic", UNKNOWN, "other-cred-header good-upper-user");
        all("bearer", sent(MALFORMED), "scheme-only garbage-with-spaces bad-charset crlf-encoded quote-in-token");
        all(
                "bearer",
                sent(INVALID),
                "garbage three-dots jwt-shaped-garbage badsig tampered empty-sig expired exp-zero");
        all(
                "bearer",
                sent(INVALID),
                "nbf-future exp-string wrong-aud wrong-iss alg-none alg-None-case alg-none-kept-sig");
        all(
                "bearer",
                sent(INVALID),
                "hs256-with-public-key jku-evil jwk-embedded crit-unknown padded-base64 four-parts");
        all("bearer", sent(INVALID), "two-parts header-not-json payload-not-json payload-array");
        all("bearer", sent(VALID), "good");
        all("bearer", sent(VALID, Presentation.SCHEME_CASE), "good-lowercase-scheme good-uppercase-scheme");
        all("bearer", sent(VALID, Presentation.EXTRA_SPACES), "good-two-spaces");
        all("bearer", undecided(MALFORMED), "good-tab good-trailing-garbage");
        all("bearer", sent(MALFORMED, Presentation.WRONG_SCHEME), "good-no-scheme good-colon-scheme");
        all("bearer", sent(INVALID, Presentation.WRONG_SCHEME), "good-as-Token-scheme good-under-wrong-scheme");
        all(
                "bearer",
                sent(INVALID, Presentation.TWICE),
                "two-headers-good-bad two-headers-bad-good comma-list-good-basic query-and-header"
                        + " query-bad-and-header-good");
        // A content type that is refused says nothing of the two tokens.
        all("bearer", new Sent(Optional.empty(), Presentation.TWICE, true), "form-body-and-header");
        all("bearer", sent(INVALID, Presentation.IN_QUERY), "query-access_token query-token");
        all("bearer", UNKNOWN, "form-body form-body-get cookie-token");
        TOKENS_THAT_MAY_DO.forEach(token -> all("bearer", UNKNOWN, token));
        all("digest", sent(VALID), "good");
        all("digest", sent(VALID, Presentation.SCHEME_CASE), "lowercase-scheme uppercase-scheme");
        all("digest", sent(MALFORMED), "garbage scheme-only username-only");
        all("digest", sent(INVALID), "wrong-password unknown-user");
        all("digest", undecided(INVALID), "bad-nonce-right-password wrong-realm wrong-uri wrong-method-hash");
        all("digest", undecided(MALFORMED), "qop-unknown bad-algorithm missing-nc missing-uri missing-opaque");
        all("digest", UNKNOWN, "missing-algorithm no-qop-rfc2069 nc-1 nc-2 nc-back-to-1 replay-1 replay-2");
    }

    private WildCredentials() {}

    private static void all(String group, Sent sent, String variants) {
        List.of(variants.split(" ", -1)).forEach(variant -> CASES.put(group + "/" + variant, sent));
    }

    private static Sent sent(CredentialKind kind) {
        return sent(kind, Presentation.PLAIN);
    }

    private static Sent sent(CredentialKind kind, Presentation how) {
        return new Sent(Optional.of(kind), how, true);
    }

    private static Sent undecided(CredentialKind kind) {
        return new Sent(Optional.of(kind), Presentation.PLAIN, false);
    }

    static Sent of(WildServer server, WildCapture capture) {
        Sent plain =
                switch (capture.group()) {
                    case "cred", "basic", "bearer", "digest" -> named(server, capture);
                    case "scope" -> scoped(server, capture);
                    case "spoof" -> spoofed(capture);
                    case "extra" -> sent(capture.name().contains("Authorization") ? INVALID : NONE);
                    default -> sent(byLastWord(server, capture));
                };
        return plain.kind().isPresent() && capture.name().equals("proto/session-cookie-unknown")
                ? UNKNOWN
                : onThisServer(server, capture, plain);
    }

    /** What the good credential is, and where it is good, differs on some servers from what the name of a case says. */
    private static Sent onThisServer(WildServer server, WildCapture capture, Sent sent) {
        boolean anything = server.name().equals("httpbin-bearer")
                && sent.kind().filter(NONE::equals).isEmpty();
        boolean valid = sent.kind().filter(VALID::equals).isPresent();
        boolean namedByPath =
                server.name().startsWith("httpbin-") && capture.group().equals("path") && valid;
        boolean notToProxy = server.isProxy()
                && !capture.exchange()
                        .flatMap(Exchange::request)
                        .orElseThrow()
                        .target()
                        .contains("://");
        if (anything || namedByPath || notToProxy) {
            return new Sent(Optional.empty(), sent.how(), false);
        }
        return server.name().equals("apache-require-user") && valid ? sent(UNDER_SCOPED) : sent;
    }

    private static Sent named(WildServer server, WildCapture capture) {
        Sent sent = CASES.get(capture.name());
        if (sent == null) {
            throw new IllegalStateException("Say in WildCredentials what " + capture.name() + " sends.");
        }
        boolean known = capture.group().equals("cred")
                || capture.group().equals(server.scheme().toLowerCase(Locale.ROOT));
        if (server.scheme().equals("Token") && capture.name().equals("bearer/good-as-Token-scheme")) {
            return sent(VALID);
        }
        return known ? sent : ofOtherScheme(capture, sent);
    }

    /** A scheme that the server does not support makes every credential unusable; one that is malformed stays so. */
    private static Sent ofOtherScheme(WildCapture capture, Sent sent) {
        if (capture.variant().startsWith("two-headers")) {
            return sent;
        }
        boolean malformed = sent.kind().filter(MALFORMED::equals).isPresent()
                || capture.variant().startsWith("comma-list");
        return sent(malformed ? MALFORMED : INVALID);
    }

    /** Under-scoped is a token that was refused where the one with the scope was accepted. */
    private static Sent scoped(WildServer server, WildCapture capture) {
        String[] words = capture.variant().split("/", -1);
        boolean told = server.isAccepted("scope/admin/" + words[1]);
        boolean accepted = capture.status().filter(status -> status / 100 == 2).isPresent();
        return switch (words[0]) {
            case "none" -> sent(NONE);
            case "wrong", "badsig", "expired" -> sent(INVALID);
            case "admin" -> told ? sent(VALID) : UNKNOWN;
            case "good", "noscope" -> told && !accepted ? sent(UNDER_SCOPED) : UNKNOWN;
            default -> throw new IllegalStateException("Say in WildCredentials what " + capture.name() + " sends.");
        };
    }

    /** Four of them carry the good credential where none is looked for, or written as HTTP forbids. */
    private static Sent spoofed(WildCapture capture) {
        return Set.of("Authorisation", "X-Authorization", "authorization ", "obs-fold-authorization")
                        .contains(capture.variant())
                ? UNKNOWN
                : sent(NONE);
    }

    private static CredentialKind byLastWord(WildServer server, WildCapture capture) {
        if (capture.group().equals("keepalive")) {
            return inTurn(server, capture);
        }
        String word = capture.name().substring(capture.name().lastIndexOf('/') + 1);
        return switch (word) {
            case "good" -> good(server, capture);
            case "wrong", "garbage-scheme" -> INVALID;
            default -> NONE;
        };
    }

    /** {@code get-none-then-good/2} is the second of two requests on one connection. */
    private static CredentialKind inTurn(WildServer server, WildCapture capture) {
        String[] words = capture.variant().split("/", -1);
        boolean first = words[1].equals("1");
        return switch (words[0]) {
            case "good-then-none" -> first ? good(server, capture) : NONE;
            case "head-none-then-get-none" -> NONE;
            default -> first ? NONE : good(server, capture);
        };
    }

    /** The prober had no good credential for login forms, and a good one of the wrong scheme for some others. */
    private static CredentialKind good(WildServer server, WildCapture capture) {
        if (server.hasGood()) {
            return VALID;
        }
        boolean sent = capture.exchange()
                .flatMap(Exchange::request)
                .filter(r -> r.headers().contains("Authorization"))
                .isPresent();
        return sent ? INVALID : NONE;
    }
}
