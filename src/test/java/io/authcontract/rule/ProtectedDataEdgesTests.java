package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.ProtectedData.BODY_NO_PROTECTED_DATA;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers are compared, and how much of them. */
class ProtectedDataEdgesTests {
    private static final String ORDER = "{\"iban\":\"DE89-3704-0044\",\"mail\":\"ann@x.example\"}";
    private static final String NOTHING = "no success";
    private static final Fact WHOLE = fact("found", "the content of success");
    private static final Fact PART = fact("found", "the content of success within other content");

    private static Seen success(String content) {
        return Seen.get("HTTP/1.1 200 OK").content(content).carrying(CredentialKind.VALID);
    }

    private static Seen refusal(String content) {
        return Seen.refused().content(content);
    }

    private static Seen elsewhere(String path, int status, String content) {
        return Seen.asked("GET " + path + " HTTP/1.1")
                .answered("HTTP/1.1 " + status + " ")
                .content(content);
    }

    /** An error around what success shows. */
    private static Seen around(String success, String refusal) {
        return refusal(refusal).in(c -> c.control(success(success).observation().exchange()));
    }

    private static Seen around(String success) {
        return around(success, "{\"error\":\"no token\",\"order\":" + success.strip() + "}");
    }

    @Test
    void answersThatAreNeitherSuccessNorRefusalAreNotCompared() {
        Seen success = success(ORDER);
        String form = "<form action=\"/login\"><input type=\"password\" name=\"password\"></form>";

        seen(success, refusal(ORDER).after("HTTP/1.1 302 Found", "Location: /login"))
                .isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(success, refusal(ORDER).carrying(CredentialKind.VALID)).isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(success.carrying(CredentialKind.INVALID), refusal(ORDER)).isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(success(form), refusal(form)).isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(success, refusal(ORDER).withoutRequest()).isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(success, refusal(ORDER).in(c -> c.profile(Profile.API))).breaks(BODY_NO_PROTECTED_DATA, WHOLE);
    }

    /** The fields of an answer to HEAD are those of GET, and the rule for that looks at them. */
    @Test
    void answersToHeadAreNotCompared() {
        Seen asked = Seen.asked("HEAD /orders/42 HTTP/1.1");
        seen(
                        asked.answered("HTTP/1.1 200 OK", "ETag: \"v7\"").carrying(CredentialKind.VALID),
                        asked.answered("HTTP/1.1 401 Unauthorized", "ETag: \"v7\""))
                .isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
    }

    /** Refusals with an id of their own are all different. */
    @Test
    void oneOfManyRefusalsThatShowsSuccessBreaks() {
        Stream<Seen> first = Stream.concat(Stream.of(success(ORDER)), refusals(50));
        assertThat(found(Stream.concat(first, Stream.of(refusal(ORDER)))))
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding.facts()).contains(WHOLE));
        Stream<Seen> parts = Stream.concat(Stream.of(success(ORDER)), refusals(50));
        assertThat(found(Stream.concat(parts, Stream.of(refusal("<p>DE89-3704-0044 of ann@x.example</p>")))))
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding.facts()).contains(fact("found", "values of success")));
    }

    @Test
    void aRefusalThatWasLeftOutKeepsTheRuleFromBeingSatisfied() {
        assertThat(together(Stream.concat(refusals(8), Stream.of(success(ORDER)))))
                .isEqualTo(Result.satisfied());
        assertThat(together(Stream.concat(refusals(9), Stream.of(success(ORDER)))))
                .isEqualTo(
                        Result.notApplicable(
                                "only the first 8 different refusals of a resource were compared, without a finding: show success before them"));
        assertThat(together(Stream.concat(Stream.of(success(ORDER)), refusals(50))))
                .isEqualTo(Result.satisfied());
    }

    /** Each shares two values with success, which everybody gets to see. */
    @Test
    void suspectsAreFewAsWell() {
        Seen open = elsewhere("/health", 200, "ann@x.example DE89-3704-0044").open();
        assertThat(together(Stream.concat(Stream.of(success(ORDER), open), suspects(16))))
                .isEqualTo(Result.satisfied());
        assertThat(together(Stream.concat(Stream.of(success(ORDER), open), suspects(17))))
                .isInstanceOf(Result.NotApplicable.class);
    }

    private static Stream<Seen> suspects(int count) {
        return IntStream.range(0, count).mapToObj(i -> refusal("ann@x.example DE89-3704-0044 denied-" + (1000 + i)));
    }

    private static List<Finding> found(Stream<Seen> seen) {
        return together(seen).findings();
    }

    @Test
    void onlyTheFirstSuccessesOfAResourceAreCompared() {
        assertThat(together(Stream.concat(successes(7), Stream.of(success(ORDER), refusal(ORDER)))))
                .isNotEqualTo(Result.satisfied());
        assertThat(together(Stream.concat(successes(8), Stream.of(success(ORDER), refusal(ORDER)))))
                .isEqualTo(Result.satisfied());
    }

    /** Whoever is refused in one way eight times may be refused in another one. */
    @Test
    void refusalsThatAreAlikeCountOnce() {
        Seen alike = refusal("denied");
        Stream<Seen> many = IntStream.range(0, 20).mapToObj(i -> alike);
        assertThat(together(Stream.concat(many, Stream.of(success(ORDER), refusal(ORDER)))))
                .isNotEqualTo(Result.satisfied());
    }

    private static Stream<Seen> refusals(int count) {
        return IntStream.range(0, count).mapToObj(i -> refusal("denied-" + (1000 + i)));
    }

    private static Stream<Seen> successes(int count) {
        return IntStream.range(0, count).mapToObj(i -> success("{\"a\":" + i + "}"));
    }

    private static Result together(Stream<Seen> seen) {
        return BODY_NO_PROTECTED_DATA.check(
                Observations.of(seen.map(Seen::observation).toList()));
    }

    @Test
    void shortContentIsEqualByChance() {
        seen(success("{\"a\":1}"), refusal("{\"a\":1}")).meets(BODY_NO_PROTECTED_DATA);
        seen(success("{\"a\":12}"), refusal("{\"a\":12}")).breaks(BODY_NO_PROTECTED_DATA, WHOLE);
    }

    @Test
    void contentThatIsCutOffIsNotEqual() {
        Body cut = Body.truncated("<p>Ann Lee".getBytes(StandardCharsets.UTF_8));
        seen(success("").content(cut), refusal("").content(cut)).meets(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void shortContentIsAPartByChance() {
        seen(around("{\"total\":\"17.\"}")).meets(BODY_NO_PROTECTED_DATA);
        seen(around("{\"total\":\"17.3\"}")).breaks(BODY_NO_PROTECTED_DATA, PART);
        seen(around("\n [\"Ann Lee\",\"17.3\"] \n")).breaks(BODY_NO_PROTECTED_DATA, PART);
    }

    /** Of longer content the members tell, of which there is only one here. */
    @Test
    void longContentIsNotLookedForAsAPart() {
        seen(around(ofLength(4096))).breaks(BODY_NO_PROTECTED_DATA, PART);
        seen(around(ofLength(4097))).meets(BODY_NO_PROTECTED_DATA);
    }

    private static String ofLength(int length) {
        String around = "{\"total\":\"17.3\",\"note\":\"\"}";
        return around.replace("\"\"", "\"" + "x".repeat(length - around.length()) + "\"");
    }

    @Test
    void longRefusalsAreNotLookedThrough() {
        String order = "{\"total\":\"17.3\"}";
        seen(around(order, order + " ".repeat(65_520))).breaks(BODY_NO_PROTECTED_DATA, PART);
        seen(around(order, order + " ".repeat(65_521))).meets(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void onlyDataWithinAnErrorTells() {
        String order = "{\"total\":\"17.3\"}";
        seen(around("total = 17.3 of Ann", "<p>total = 17.3 of Ann</p>")).meets(BODY_NO_PROTECTED_DATA);
        seen(around("{\"a\":1,\"b\":2,\"c\":3}")).meets(BODY_NO_PROTECTED_DATA);
        seen(around("{\"total\":\"21.9\"}", "{\"error\":\"no token\",\"order\":" + order + "}"))
                .meets(BODY_NO_PROTECTED_DATA);
        seen(success(order), refusal("{\"order\":" + order + "}").control("HTTP/1.1 404 ", "", order))
                .meets(BODY_NO_PROTECTED_DATA);
        seen(around("")
                        .in(c -> c.control(success("")
                                .content(Body.truncated(order.getBytes(StandardCharsets.UTF_8)))
                                .observation()
                                .exchange())))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void whatTheRequestHasBroughtIsNoNews() {
        String order = "{\"total\":\"17.3\"}";
        Seen post = Seen.asked("POST /orders/42 HTTP/1.1", "", "{\"all\":[" + order + "]}");
        Seen refused = post.answered("HTTP/1.1 401 ").content("{\"error\":\"no token\",\"order\":" + order + "}");
        seen(refused.in(c -> c.control(post.answered("HTTP/1.1 200 OK", "", order)
                        .observation()
                        .exchange())))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    @Test
    void theControlOfAnotherMethodOrPlaceIsNoSuccessOfThisOne() {
        Seen get = Seen.get("HTTP/1.1 200 OK").content(ORDER);
        Seen post =
                Seen.asked("POST /orders/42 HTTP/1.1").answered("HTTP/1.1 401 ").content(ORDER);
        seen(post.in(c -> c.control(get.observation().exchange()))).isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(elsewhere("/orders/43", 401, ORDER)
                        .in(c -> c.control(get.observation().exchange())))
                .isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
        seen(refusal(ORDER).control("HTTP/1.1 304 Not Modified", "", ORDER))
                .isNoMatterOf(BODY_NO_PROTECTED_DATA, NOTHING);
    }

    /** A path that only begins like another one has nothing to do with it: what both refusals show is of the service. */
    @Test
    void whatUnrelatedRefusalsShareIsOfTheService() {
        String told = "<p>" + ORDER + "</p>";
        seen(success(ORDER), refusal(told), elsewhere("/orders/421", 401, told)).meets(BODY_NO_PROTECTED_DATA);
        seen(success(ORDER), refusal(told), elsewhere("/orders/42/lines", 401, told))
                .breaks(BODY_NO_PROTECTED_DATA);
        seen(success(ORDER), refusal(told), elsewhere("/account", 401, "no")).breaks(BODY_NO_PROTECTED_DATA);
    }

    /** An error, and the answer to an odd request, may come from elsewhere than the refusal. */
    @Test
    void onlyPlainRefusalsShowWhatIsOfTheService() {
        String told = "<p>" + ORDER + "</p>";
        Seen odd = elsewhere("/account", 401, told).in(c -> c.variation(Variation.PATH_SPELLING));
        seen(success(ORDER), refusal(told), elsewhere("/account", 500, told)).breaks(BODY_NO_PROTECTED_DATA);
        seen(success(ORDER), refusal(told), odd).breaks(BODY_NO_PROTECTED_DATA);
        seen(success(ORDER), refusal(told), odd, elsewhere("/account", 401, told))
                .meets(BODY_NO_PROTECTED_DATA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /nowhere HTTP/1.1", "GET /orders/none HTTP/1.1"})
    void whatIsShownWhereNothingIsConforms(String asked) {
        SetRule.Watch watch = BODY_NO_PROTECTED_DATA.watch();
        watch.see(success(ORDER).observation());
        watch.see(refusal("<p>" + ORDER + "</p>").observation());
        assertThat(watch.result()).isNotEqualTo(Result.satisfied());
        watch.notice(new Happening.AskedNowhere(Seen.asked(asked)
                .answered("HTTP/1.1 401 ")
                .content(ORDER)
                .observation()
                .exchange()));
        assertThat(watch.result()).isEqualTo(Result.satisfied());
    }

    @Test
    void namesWhoWasRefused() {
        seen(success(ORDER), refusal(ORDER).carrying(CredentialKind.INVALID))
                .breaks(BODY_NO_PROTECTED_DATA, WHOLE, fact("in", "401 for GET /orders/42, credential INVALID"));
    }
}
