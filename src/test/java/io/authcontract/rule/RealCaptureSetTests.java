package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Set rules on answers of real servers; what is expected is read off the captures. */
class RealCaptureSetTests {
    private static Observation seen(String capture, UnaryOperator<Circumstances> known) {
        return Observation.of(
                Capture.exchange(capture),
                known.apply(Circumstances.unknown().access(new Access.Secured()).profile(Profile.API)));
    }

    private static Observation anonymous(String capture) {
        return seen(capture, c -> c.credential(CredentialKind.NONE));
    }

    private static Observation wrong(String capture) {
        return seen(capture, c -> c.credential(CredentialKind.INVALID));
    }

    private static Examination examined(String rule, Observation... observations) {
        return RuleBook.everything().only(rule).examine(Observations.of(Arrays.asList(observations)));
    }

    private static List<Fact> facts(Examination examination) {
        assertThat(examination.findings()).hasSize(1);
        return examination.findings().get(0).facts();
    }

    /** The constraint lists GET and POST: PUT gets 200. */
    @Test
    void aMethodThatTheConstraintForgotIsInconsistent() {
        assertThat(facts(examined(
                        "method-consistency",
                        anonymous("jetty-basic-getpost-BROKEN.method-GET-none"),
                        anonymous("jetty-basic-getpost-BROKEN.method-PUT-none"))))
                .contains(Fact.fact("status", 401), Fact.fact("other status", 200));
    }

    @Test
    void headIsForgottenToo() {
        assertThat(facts(examined(
                        "head-mirrors-get",
                        anonymous("jetty-basic-getpost-BROKEN.method-GET-none"),
                        anonymous("jetty-basic-getpost-BROKEN.method-HEAD-none"))))
                .contains(Fact.fact("HEAD", "200"), Fact.fact("GET", "401"));
    }

    /** Dropwizard takes a token from the query by default. */
    @Test
    void aTokenInTheQueryIsTaken() {
        UnaryOperator<Circumstances> inQuery =
                c -> c.credential(CredentialKind.VALID).presentation(Presentation.IN_QUERY);

        assertThat(examined("bearer-query-refused", seen("dropwizard-oauth.bearer-query-access_token", inQuery))
                        .findings())
                .isNotEmpty();
    }

    @Test
    void anUnknownUserLooksLikeAWrongPassword() {
        Examination examination = examined(
                "user-enum-response",
                wrong("fastapi-basic.basic-unknown-user"),
                wrong("fastapi-basic.basic-wrong-password"));

        assertThat(examination.findings()).isEmpty();
        assertThat(examination.satisfied()).containsExactly("user-enum-response");
    }
}
