package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.OrderRules.AUTH_BEFORE_PRECONDITIONS;
import static io.authcontract.rule.OrderRules.AUTH_BEFORE_VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTests {
    private static Seen invalid(int status) {
        return Seen.asked("POST /orders HTTP/1.1", "Content-Type: application/json")
                .request(r -> r.withBody(Body.of("{\"qty\":")))
                .in(c -> c.variation(Variation.INVALID_INPUT))
                .answered("HTTP/1.1 " + status + " ");
    }

    private static Seen conditional(String field, int status) {
        return Seen.asked("GET /orders/42 HTTP/1.1", field).answered("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 406, 415, 422, 428})
    void aJudgementOnTheContentBreaks(int status) {
        Finding finding = invalid(status).breaks(AUTH_BEFORE_VALIDATION, fact("status", status), fact("wanted", 401));
        assertThat(finding.fails()).isFalse();
        assertThat(finding.tolerated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aRefusalConforms(int status) {
        invalid(status).meets(AUTH_BEFORE_VALIDATION);
    }

    /** A limit at the edge is legitimate, and so is a router that converts a parameter of the path. */
    @Test
    void whatComesFirstByNatureIsTolerated() {
        assertThat(invalid(413).breaks(AUTH_BEFORE_VALIDATION).tolerated()).isTrue();
        Seen path = Seen.asked("GET /orders/not-a-number HTTP/1.1").in(c -> c.variation(Variation.INVALID_INPUT));
        assertThat(path.answered("HTTP/1.1 400 ").breaks(AUTH_BEFORE_VALIDATION).tolerated())
                .isTrue();
        assertThat(path.answered("HTTP/1.1 422 ").breaks(AUTH_BEFORE_VALIDATION).tolerated())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 404, 405, 414, 429, 431, 500, 503})
    void anyOtherStatusIsNoMatter(int status) {
        invalid(status).isNoMatterOf(AUTH_BEFORE_VALIDATION, "status " + status);
    }

    @Test
    void validationNeedsToKnowWhatIsTried() {
        Seen.get("HTTP/1.1 400 ").isNoMatterOf(AUTH_BEFORE_VALIDATION, "Circumstances.variation");
        invalid(400).carrying(CredentialKind.VALID).isNoMatterOf(AUTH_BEFORE_VALIDATION, "none");
    }

    @Test
    void theFindingTakesThePlaceOfTheWrongStatus() {
        Examination examination = RuleBook.standard().examine(invalid(400).observation());

        assertThat(examination.findings().stream().map(f -> f.rule().id()))
                .contains("auth-before-validation")
                .doesNotContain("unauth-is-401");
    }

    @ParameterizedTest
    @CsvSource({
        "If-None-Match: *, 304",
        "If-None-Match: \"v7\", 304",
        "'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT', 304",
        "If-Match: \"x\", 412",
        "'If-Unmodified-Since: Sat, 01 Jan 2000 00:00:00 GMT', 412",
        "Range: bytes=0-0, 206",
        "Range: bytes=900-, 416"
    })
    void anAnswerToTheConditionBreaks(String field, int status) {
        Finding finding = conditional(field, status)
                .breaks(AUTH_BEFORE_PRECONDITIONS, fact("status", status), fact("fields", field.split(":", 2)[0]));
        assertThat(finding.fails()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aRefusalInSpiteOfTheConditionConforms(int status) {
        conditional("If-None-Match: *", status).meets(AUTH_BEFORE_PRECONDITIONS);
    }

    @Test
    void wrongCredentialsAreNoBetterThanNone() {
        conditional("If-Match: \"x\"", 412).carrying(CredentialKind.INVALID).breaks(AUTH_BEFORE_PRECONDITIONS);
        conditional("If-Match: \"x\"", 412)
                .carrying(CredentialKind.VALID)
                .isNoMatterOf(AUTH_BEFORE_PRECONDITIONS, "kind");
    }

    /** RFC 9111 section 5.1 and RFC 9211: what a cache answers says nothing about the service. */
    @ParameterizedTest
    @ValueSource(strings = {"Age: 3", "Cache-Status: edge; hit", "X-Cache: HIT from edge"})
    void anAnswerFromACacheIsNoMatter(String field) {
        Seen.asked("GET / HTTP/1.1", "If-None-Match: *")
                .answered("HTTP/1.1 304 ", field)
                .isNoMatterOf(AUTH_BEFORE_PRECONDITIONS, "cache");
    }

    @Test
    void withoutAConditionOrARefusalThereIsNothingToSay() {
        Seen.get("HTTP/1.1 304 ").isNoMatterOf(AUTH_BEFORE_PRECONDITIONS, "no condition");
        conditional("Range: bytes=0-0", 200).isNoMatterOf(AUTH_BEFORE_PRECONDITIONS, "let in");
        conditional("Range: bytes=0-0", 206).open().isNoMatterOf(AUTH_BEFORE_PRECONDITIONS, "open");
    }
}
