package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What search engines find at a shop: its login page, and the pages that its sitemaps list. */
class IndexTrialTests {
    private static final String FORM = "<form method=post><input name=user><input type=password name=pass></form>";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final ScriptedService service = ScriptedService.start(this::answer);
    private String loginPath = "/login";
    private String tag = "";
    private String head = "";
    private String robots = "";
    private String sitemap = "";
    private String second = "";

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        return switch (asked.path()) {
            case "/robots.txt" -> file("text/plain", robots);
            case "/sitemap.xml" -> file("application/xml", sitemap);
            case "/second.xml" -> file("application/xml", second);
            case "/members" -> Reply.challenge("Bearer realm=\"shop\"");
            case "/account", "/orders" ->
                Reply.status(302).with("Location", loginPath).with("Cache-Control", "no-store");
            case "/old" -> Reply.status(301).with("Location", "/shop");
            default -> asked.path().equals(loginPath) ? login() : html("<h1>The shop</h1>");
        };
    }

    private static Reply file(String type, String text) {
        return text.isEmpty()
                ? Reply.status(404)
                : Reply.status(200).with("Content-Type", type).withBody(text);
    }

    private Reply login() {
        Reply page = html("<html><head>" + head + "</head><body>" + FORM + "</body></html>");
        return tag.isEmpty() ? page : page.with("X-Robots-Tag", tag);
    }

    private static Reply html(String text) {
        return Reply.status(200).with("Content-Type", "text/html").withBody(text);
    }

    private Coverage run() {
        return Ledger.run(Contract.named("shop")
                .baseUri(service.uri())
                .scheme(Scheme.cookie("sid"))
                .profile(Profile.BROWSER)
                .policy(Policy.REDIRECT_TO_LOGIN)
                .book(RuleBook.everything())
                .secured("GET /account"));
    }

    private static List<Finding> found(Coverage coverage) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals("crawler-index-hygiene"))
                .toList();
    }

    private static String reason(Coverage coverage) {
        assertThat(found(coverage)).isEmpty();
        return coverage.notApplicable().getOrDefault("crawler-index-hygiene", "satisfied");
    }

    private String listing(String... paths) {
        return IntStream.range(0, paths.length)
                .mapToObj(i ->
                        "<url><loc>" + (paths[i].startsWith("http") ? "" : service.uri()) + paths[i] + "</loc></url>")
                .collect(Collectors.joining(
                        "", "<?xml version=\"1.0\"?><urlset xmlns=\"" + NAMESPACE + "\">", "</urlset>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noindex",
                "NoIndex, nofollow",
                "none",
                "nofollow, noindex",
                "googlebot: noindex",
                "otherbot: all, googlebot: none"
            })
    void isMetByAFieldThatHidesTheLogin(String value) {
        tag = value;
        assertThat(reason(run())).isEqualTo("satisfied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nofollow",
                "otherbot: noindex",
                "unavailable_after: 25 Jun 2030 15:00:00 PST",
                "index",
                "noindexing"
            })
    void findsAFieldThatDoesNot(String value) {
        tag = value;
        assertThat(found(run())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta name=\"robots\" content=\"noindex\">",
                "<META CONTENT='NOINDEX,NOFOLLOW' NAME='Robots'/>",
                "<meta name=robots content=none>",
                "<meta name=\"description\" content=\"x\"><meta name=\"googlebot\" content=\"noindex\">"
            })
    void isMetByAnElementThatHidesTheLogin(String element) {
        head = element;
        assertThat(reason(run())).isEqualTo("satisfied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- <meta name=\"robots\" content=\"noindex\"> -->",
                "<script>var m = '<meta name=\"robots\" content=\"noindex\">';</script>",
                "<meta name=\"robots\" content=\"index, follow\">",
                "<meta name=\"description\" content=\"noindex\">",
                "<meta name=\"otherbot\" content=\"noindex\">"
            })
    void findsALoginPageThatIsNotHidden(String element) {
        head = element;
        assertThat(found(run())).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isFalse();
            assertThat(finding.facts()).containsExactly(fact("login page", "/login"), fact("noindex", "absent"));
        });
    }

    /** A public page may have the form of the login in a corner. */
    @Test
    void leavesALandingPageAlone() {
        loginPath = "/";
        assertThat(reason(run())).isEqualTo("no page of this run leads to a login page, and there is no sitemap");
    }

    @Test
    void findsProtectedPagesInTheSitemap() {
        tag = "noindex";
        sitemap = listing("/shop", "/old", "/members", "/orders", "/missing");

        assertThat(found(run())).singleElement().satisfies(finding -> assertThat(finding.facts())
                .containsExactly(
                        fact("in the sitemap", service.uri() + "/members (401)"),
                        fact("in the sitemap", service.uri() + "/orders (leads to /login)"),
                        fact("tried", "5 of 5 pages")));
    }

    @Test
    void isMetByASitemapOfOpenPages() {
        tag = "noindex";
        sitemap = listing("/shop", "/old")
                .replace("</url>", "<x:image xmlns:x=\"urn:x\"><x:loc>/members</x:loc></x:image></url>");
        assertThat(reason(run())).isEqualTo("satisfied");
    }

    /** An index, another prefix, and what robots.txt names. */
    @Test
    void followsSitemapsToEachOther() {
        tag = "noindex";
        robots = "User-agent: *\nDisallow:\nSITEMAP: " + service.uri() + "/sitemap.xml # all\n";
        sitemap = "<s:sitemapindex xmlns:s=\"" + NAMESPACE + "\"><s:sitemap><s:loc><![CDATA[" + service.uri()
                + "/second.xml]]></s:loc></s:sitemap></s:sitemapindex>";
        second = "\n" + service.uri() + "/members\n";
        assertThat(found(run())).hasSize(1);
    }

    @Test
    void triesSoManyAndSaysHowMany() {
        tag = "noindex";
        sitemap = listing(IntStream.range(0, 80)
                .mapToObj(i -> i < 10 ? "/members?" + i : "/shop?" + i)
                .toArray(String[]::new));

        assertThat(found(run())).singleElement().satisfies(finding -> {
            assertThat(finding.fact("tried")).isEqualTo("50 of 80 pages");
            assertThat(finding.fact("and others")).isEqualTo("7");
        });
        assertThat(service.asked())
                .filteredOn(asked -> asked.path().equals("/shop"))
                .hasSizeLessThan(60);
    }

    @Test
    void asksNobodyElse() {
        tag = "noindex";
        sitemap = listing("https://shop.example/members");
        assertThat(reason(run())).isEqualTo("satisfied");
        loginPath = "/";
        assertThat(reason(run()))
                .isEqualTo("the pages of the sitemap are at hosts that nobody allows: https://shop.example/members");
    }

    /** Nothing outside is read, nothing is expanded, and what was read before a mistake counts. */
    @Test
    void readsHostileDocumentsWithoutHarm() {
        tag = "noindex";
        sitemap = "<!DOCTYPE x [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY f SYSTEM \""
                + service.uri()
                + "/second.xml\">]><urlset xmlns=\"" + NAMESPACE + "\"><url><loc>" + service.uri()
                + "/members</loc></url><url><loc>&b;&f;</loc></url>";
        assertThat(found(run())).hasSize(1);
        assertThat(service.asked()).noneMatch(asked -> asked.path().equals("/second.xml"));
    }
}
