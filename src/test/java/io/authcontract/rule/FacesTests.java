package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacesTests {
    private static final Rule RULE = RuleDraft.rule("some-rule", "Faces are alike")
            .is(Level.PRACTICE, Severity.MINOR)
            .concerns(Audience.EVERYONE)
            .cites(new Citation("RFC 9110", "15.5.2"))
            .because("They tell.")
            .remedy("Make them alike.")
            .data();

    private final Faces faces = new Faces();

    private Face face(Seen seen, String... own) {
        return faces.of(seen.observation().answer().orElseThrow(), Set.of(own));
    }

    @Test
    void tellsWhoAskedForTheSame() {
        Seen refused = Seen.refused().content("no");
        face(refused);

        Face second = face(refused.carrying(CredentialKind.INVALID));

        assertThat(second.where()).isEqualTo("GET /orders/42, credential INVALID");
    }

    @Test
    void looksAnewAtOtherContent() {
        assertThat(difference(Seen.refused().content("no"), Seen.refused().content("nobody")))
                .contains("content");
    }

    @Test
    void looksAnewAtOtherFields() {
        assertThat(difference(
                        Seen.refused().content("no"),
                        Seen.refused("X-Owner: ann").content("no")))
                .contains("header fields");
    }

    private Optional<String> difference(Seen one, Seen other) {
        return face(one).difference(RULE, face(other)).map(finding -> finding.fact("differs"));
    }

    /** The same words, but of two users who are named in them. */
    @Test
    void looksAnewForAnotherCaller() {
        Seen told = Seen.refused().content("wrong password for ann");

        assertThat(face(told, "ann").parts()).isNotEqualTo(face(told, "bob").parts());
    }

    /** Whether a word of the caller's own stands there, as a part of another one, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "an", "42", "4", "bob", "denied", ":"})
    void masksWhatIsTheCallersOwn(String own) {
        Seen seen = Seen.refused("X-Owner: ann", "WWW-Authenticate: Basic realm=\"ann\"")
                .content("{\"error\":\"denied\",\"user\":\"ann\",\"left\":42, \"of\" : 7}");
        CommonFace common =
                CommonFace.of(seen.observation().answer().orElseThrow().reading());

        assertThat(face(seen, own))
                .returns(CommonFace.masked(common.texts(), Set.of(own), false), Face::parts)
                .returns(CommonFace.masked(common.texts(), Set.of(own), true), Face::blurred);
    }
}
