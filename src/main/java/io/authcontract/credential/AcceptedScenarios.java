package io.authcontract.credential;

import static io.authcontract.credential.Need.VALID;
import static io.authcontract.credential.ScenarioDraft.accept;
import static io.authcontract.credential.ScenarioDraft.tolerate;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.http.Request;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Presentation;
import io.authcontract.rule.Variation;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Valid credentials, plain and in every spelling that RFC 9110 makes equal: a refusal is the defect. */
final class AcceptedScenarios {
    private AcceptedScenarios() {}

    static Scenario valid(Scheme.Kind kind, String family) {
        return accept(family + ".pos.valid", "Valid credential")
                .of(kind)
                .needs(VALID)
                .carrying(
                        CredentialKind.VALID,
                        (bare, materials) -> materials.credential(VALID).applyTo(bare));
    }

    /** The spellings of a scheme that goes in the Authorization field (RFC 9110 sections 11.1 and 11.4). */
    static List<Scenario> of(Scheme.Kind kind, String family, Tier tierOfSpaces) {
        return List.of(
                valid(kind, family),
                scheme(kind, family + ".pos.scheme-case/lower", name -> name.toLowerCase(Locale.ROOT)),
                scheme(kind, family + ".pos.scheme-case/upper", name -> name.toUpperCase(Locale.ROOT)),
                scheme(kind, family + ".pos.scheme-case/mixed", AcceptedScenarios::mixed),
                accept(family + ".pos.multi-space", "Two spaces between scheme and credentials")
                        .of(kind)
                        .in(tierOfSpaces)
                        .oncePerScheme()
                        .needs(VALID)
                        .presented(Presentation.EXTRA_SPACES)
                        .tolerates(400, 401)
                        .is(MINOR)
                        .asNote()
                        .changes(Part.SPACES)
                        .carrying(
                                CredentialKind.VALID,
                                (bare, materials) -> bare.withHeader(
                                        "Authorization",
                                        materials.known().carrier() + "  "
                                                + Lines.token(materials.credential(VALID)))));
    }

    /** The credential is right, and something else is not: whatever is said about that, it is no 401 (RFC 9110 section 15.5.2). */
    static List<Scenario> failingOtherwise(Scheme.Kind kind, String family) {
        return List.of(
                tolerate(family + ".pos.unknown-object", "A valid credential, and an object that does not exist")
                        .of(kind)
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .needs(VALID)
                        .expects(404, 410)
                        .is(MAJOR)
                        .asNote()
                        .varies(Variation.UNKNOWN_OBJECT)
                        .changes(Part.PATH)
                        .carrying(CredentialKind.VALID, AcceptedScenarios::stranger),
                tolerate(family + ".pos.not-acceptable", "A valid credential, and a type that nobody has")
                        .of(kind)
                        .in(Tier.STANDARD)
                        .oncePerScheme()
                        .needs(VALID)
                        .expects(200, 406)
                        .is(MAJOR)
                        .asNote()
                        .changes(Part.FIELDS)
                        .carrying(CredentialKind.VALID, (bare, materials) -> materials
                                .credential(VALID)
                                .applyTo(bare.withHeaders(bare.headers()
                                        .without("Accept")
                                        .with("Accept", "application/x-authcontract")))));
    }

    private static Request stranger(Request bare, Materials materials) {
        String target = materials
                .stranger()
                .orElseThrow(
                        () -> new IllegalStateException("The scenario needs an unknown object that it was not given."));
        return materials
                .credential(VALID)
                .applyTo(new Request(bare.method(), bare.origin(), target, bare.headers(), bare.body()));
    }

    private static Scenario scheme(Scheme.Kind kind, String id, UnaryOperator<String> spelling) {
        return accept(id, "Scheme name in another case")
                .of(kind)
                .oncePerScheme()
                .needs(VALID)
                .presented(Presentation.SCHEME_CASE)
                .is(MAJOR)
                .changes(Part.SCHEME_CASE)
                .carrying(
                        CredentialKind.VALID,
                        (bare, materials) -> bare.withHeader(
                                "Authorization",
                                spelling.apply(materials.known().carrier()) + " "
                                        + Lines.token(materials.credential(VALID))));
    }

    private static String mixed(String name) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            mixed.append(i % 2 == 0 ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
        return mixed.toString();
    }
}
