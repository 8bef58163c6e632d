package io.authcontract.credential;

import static io.authcontract.credential.Need.VALID;
import static io.authcontract.credential.ScenarioDraft.accept;
import static io.authcontract.rule.Severity.MAJOR;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Presentation;
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
