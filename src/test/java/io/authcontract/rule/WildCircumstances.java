package io.authcontract.rule;

import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the name of a case tells of its exchange; what it does not tell stays unknown. */
final class WildCircumstances {
    private static final String GOOD = "method/GET/good";
    private static final String EVIL = "evil.example";

    private WildCircumstances() {}

    static Circumstances of(WildServer server, WildCapture capture) {
        WildCredentials.Sent sent = WildCredentials.of(server, capture);
        Circumstances known = Circumstances.unknown().presentation(sent.how());
        known = sent.kind().map(known::credential).orElse(known);
        known = sent.decided() ? access(server, capture).map(known::access).orElse(known) : known;
        known = profile(server, capture).map(known::profile).orElse(known);
        known = control(server, capture).map(known::control).orElse(known);
        known = variation(capture).map(known::variation).orElse(known);
        return canaries(capture) ? known.canaries(List.of(EVIL)) : known;
    }

    /** A proxy refuses to pass a request on, whoever may call the resource. */
    private static Optional<Access> access(WildServer server, WildCapture capture) {
        if (server.isProxy()) {
            return Optional.empty();
        }
        return switch (capture.group()) {
            case "path", "extra" -> ofSpelling(server, capture);
            // HTTP/1.1 without Host must be refused with 400 (RFC 9112 section 3.2), and without it any host may
            // answer.
            case "proto" ->
                capture.variant().contains("no-host") || capture.variant().contains("nohost")
                        ? Optional.empty()
                        : ofResource(server, capture);
            case "scope" -> ofScopedResource(server, capture);
            default -> ofResource(server, capture);
        };
    }

    private static Optional<Access> ofResource(WildServer server, WildCapture capture) {
        String variant = capture.variant();
        if (variant.startsWith("public")) {
            return Optional.of(
                    server.showsProtectedContent(capture) ? new Access.Secured() : new Access.Open("no guard"));
        }
        return isAnotherQuestion(server, capture) || !server.hasOperation(capture.method())
                ? Optional.empty()
                : Optional.of(new Access.Secured());
    }

    /** Requests that may get another answer than the operation's for a reason of their own. */
    private static boolean isAnotherQuestion(WildServer server, WildCapture capture) {
        boolean absent = capture.variant().startsWith("missing-path")
                || capture.variant().startsWith("outside-missing");
        // Another virtual host may answer to another name; an upgrade asks for another protocol.
        boolean elsewhere =
                Set.of("spoof/host-evil", "accept/websocket-upgrade").contains(capture.name());
        // Refused to this origin whatever the credential.
        boolean origin = capture.name().startsWith("cors/simple")
                && server.isAccepted(GOOD)
                && !server.isAccepted("cors/simple/good");
        // Without a good credential nothing tells the content of the operation from a page of login.
        boolean incomparable =
                !server.hasGood() && capture.status().filter(s -> s / 100 == 2).isPresent();
        return absent || elsewhere || origin || incomparable;
    }

    /** Another spelling names the operation where the good credential, or anybody, gets its content that way. */
    private static Optional<Access> ofSpelling(WildServer server, WildCapture capture) {
        String twin = capture.name().replaceFirst("/none$", "/good");
        boolean same =
                server.captures().stream().filter(c -> c.name().equals(twin)).anyMatch(server::showsProtectedContent);
        return same || server.showsProtectedContent(capture) ? Optional.of(new Access.Secured()) : Optional.empty();
    }

    /** The resource with a scope is there where one of the tokens was accepted or lacked the scope. */
    private static Optional<Access> ofScopedResource(WildServer server, WildCapture capture) {
        String method = capture.variant().split("/", -1)[1];
        boolean there = List.of("admin", "good", "noscope").stream()
                .flatMap(token -> server.status("scope/" + token + "/" + method).stream())
                .anyMatch(status -> status / 100 == 2 || status == 403);
        return there ? Optional.of(new Access.Secured()) : Optional.empty();
    }

    private static Optional<Profile> profile(WildServer server, WildCapture capture) {
        if (server.isProxy()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (capture.name()) {
                    case "accept/html", "accept/sec-fetch-navigate", "accept/xhr" -> Profile.BROWSER;
                    case "accept/googlebot" -> Profile.CRAWLER;
                    default -> server.name().startsWith("mcp-") ? Profile.MCP : Profile.API;
                });
    }

    /** The good GET has none: it is the control of the others, of those with another method only where theirs failed. */
    private static Optional<Exchange> control(WildServer server, WildCapture capture) {
        // The user of apache-require-user is not permitted: nobody's control.
        boolean none = !server.hasGood() || server.name().equals("apache-require-user");
        if (capture.name().equals(GOOD) || none) {
            return Optional.empty();
        }
        if (capture.group().equals("scope")) {
            String admin = "scope/admin/" + capture.variant().split("/", -1)[1];
            return server.isAccepted(admin) ? server.exchange(admin) : Optional.empty();
        }
        String own = "method/" + capture.method() + "/good";
        boolean usable = server.isAccepted(own) && !capture.method().equals(Method.OPTIONS);
        return server.exchange(usable ? own : GOOD);
    }

    private static Optional<Variation> variation(WildCapture capture) {
        return switch (capture.group()) {
            case "path" -> Optional.of(Variation.PATH_SPELLING);
            case "spoof" -> Optional.of(Variation.FORGED_FIELD);
            case "override" ->
                Optional.of(capture.variant().contains("-URL-") ? Variation.FORGED_FIELD : Variation.METHOD_TAMPERING);
            case "order" -> ofOrder(capture.variant());
            default -> Optional.empty();
        };
    }

    private static Optional<Variation> ofOrder(String variant) {
        if (variant.startsWith("missing-path")) {
            return Optional.of(Variation.UNKNOWN_OBJECT);
        }
        boolean input = variant.startsWith("invalid-json") || variant.startsWith("unsupported-media-type");
        return input ? Optional.of(Variation.INVALID_INPUT) : Optional.empty();
    }

    private static boolean canaries(WildCapture capture) {
        return capture.exchange()
                .flatMap(Exchange::request)
                .filter(r ->
                        r.headers().fields().stream().anyMatch(f -> f.value().contains(EVIL)))
                .isPresent();
    }
}
