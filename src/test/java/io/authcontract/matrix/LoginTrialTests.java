package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Login;
import io.authcontract.contract.Policy;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Profile;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person logs in at a real service with sessions, and whatever it gets wrong is told. */
class LoginTrialTests {
    private static final String ALICE = "session-of-alice-for-all-tests";
    private static final String PASSWORD = "pa55word-of-dave";
    private static final Pattern NEXT = Pattern.compile("(?:^|[?&])next=([^&]*)");

    private final Set<String> users = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private boolean rotates = true;
    private boolean startsSessions = true;
    private boolean leadsBack = true;
    private Optional<Reply> insteadOfThePage = Optional.empty();
    private String loginPage = "/login?next=";
    private String hint = "";
    private boolean losesTheForm;
    private boolean redirects = true;
    private boolean protects = true;
    private boolean declared = true;
    private Supplier<String> greeting = () -> "";
    private Optional<Reply> forOldSessions = Optional.empty();
    private String firstCookie = "sid=anonymous-1; Path=/; HttpOnly";
    private String form = "<form method=post action=\"/login\">";
    private final ScriptedService service = ScriptedService.start(this::answer);

    LoginTrialTests() {
        users.add(ALICE);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        String session = session(asked);
        if (asked.path().equals("/login")) {
            return asked.method().equals("POST") ? login(asked, session) : page(asked, session);
        }
        if (users.contains(session) || !protects) {
            return Reply.status(200)
                    .with("Content-Type", "text/html")
                    .withBody("<h1>Account</h1><p>17.30</p>" + greeting.get());
        }
        if (forOldSessions.isPresent() && !session.isEmpty() && number.get() > 0) {
            return forOldSessions.get();
        }
        String target = asked.path() + (asked.query().isEmpty() ? "" : "?" + asked.query());
        return redirects
                ? Reply.status(302)
                        .with("Location", loginPage + URLEncoder.encode(target, StandardCharsets.UTF_8) + hint)
                        .with("Cache-Control", "no-store")
                : Reply.challenge("Bearer realm=\"accounts\"");
    }

    private static String session(Asked asked) {
        Matcher sid =
                Pattern.compile("sid=([^;]+)").matcher(asked.header("Cookie").orElse(""));
        return sid.find() ? sid.group(1) : "";
    }

    private Reply page(Asked asked, String session) {
        if (insteadOfThePage.isPresent()) {
            return insteadOfThePage.get();
        }
        Matcher next = NEXT.matcher(asked.query());
        String wanted = next.find() ? URLDecoder.decode(next.group(1), StandardCharsets.UTF_8) : "/";
        Reply page = Reply.status(200)
                .with("Content-Type", "text/html")
                .withBody("<form action=/search><input name=q></form>" + form + "<input type=hidden name=next value='"
                        + wanted.replace("&", "&amp;") + "'><input type=\"hidden\" name=\"csrf\" value=\"c-1\">"
                        + "<input name=user><input type=password name=pass></form>");
        return startsSessions && session.isEmpty() ? page.with("Set-Cookie", firstCookie) : page;
    }

    private Reply login(Asked asked, String before) {
        if (losesTheForm) {
            throw new IllegalStateException("The connection ends without an answer.");
        }
        boolean right = asked.body().contains("user=dave")
                && asked.body().contains("pass=" + PASSWORD)
                && asked.body().contains("csrf=c-1");
        if (!right) {
            return Reply.status(403);
        }
        Matcher next = NEXT.matcher(asked.body());
        String target =
                leadsBack && next.find() ? URLDecoder.decode(next.group(1), StandardCharsets.UTF_8) : "/welcome";
        String session = rotates ? "session-" + number.incrementAndGet() : before;
        users.add(session);
        return Reply.status(303).with("Location", target).with("Set-Cookie", "sid=" + session + "; Path=/; HttpOnly");
    }

    private ContractBuilder contract() {
        ContractBuilder contract = Contract.named("accounts").baseUri(service.uri());
        return (declared
                        ? contract.scheme(Scheme.cookie("sid"))
                                .identity(Identity.valid("alice", () -> Credential.cookie("sid", ALICE)))
                        : contract.scheme(Scheme.bearer("accounts")))
                .profile(Profile.BROWSER)
                .policy(Policy.REDIRECT_TO_LOGIN)
                .secured("GET /account");
    }

    private Coverage run(String password) {
        return run(() -> new Credential.Basic("dave", password));
    }

    private Coverage run(Supplier<Credential.Basic> account) {
        return Ledger.run(contract(account));
    }

    private ContractBuilder contract(Supplier<Credential.Basic> account) {
        return contract().hooks(h -> h.login(Login.form("/login", "user", "pass", account)));
    }

    private static Map<String, Finding> found(Coverage coverage) {
        Map<String, Finding> found = new ConcurrentHashMap<>();
        coverage.overall().stream()
                .filter(finding -> Set.of("session-rotates", "login-round-trip")
                        .contains(finding.rule().id()))
                .forEach(finding -> found.put(finding.rule().id(), finding));
        return found;
    }

    private static void assertMet(Coverage coverage) {
        assertThat(found(coverage)).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKeys("session-rotates", "login-round-trip");
    }

    @Test
    void isMetByALoginAsItShouldBe() {
        assertMet(run(PASSWORD));
        startsSessions = false;
        assertMet(run(PASSWORD));
    }

    /** Whether the service has set the id or an attacker has: it is the same mistake. */
    @Test
    void findsASessionThatSurvivesTheLogin() {
        rotates = false;
        for (boolean ownSession : new boolean[] {true, false}) {
            startsSessions = ownSession;
            Map<String, Finding> found = found(run(PASSWORD));

            assertThat(found).containsOnlyKeys("session-rotates");
            assertThat(found.get("session-rotates").fails()).isTrue();
            assertThat(found.get("session-rotates").facts())
                    .containsExactly(fact("operation", "GET /account"), fact("cookies from before the login", "sid"));
        }
    }

    @Test
    void findsALoginThatLeadsElsewhere() {
        leadsBack = false;
        Map<String, Finding> found = found(run(PASSWORD));

        assertThat(found).containsOnlyKeys("login-round-trip");
        Finding finding = found.get("login-round-trip");
        assertThat(finding.fails()).isFalse();
        assertThat(finding.fact("wanted")).startsWith("/account?authcontract=");
        assertThat(finding.fact("ended after the login at")).isEqualTo("/welcome");
        assertThat(finding.fact("with")).isEqualTo("200");
    }

    @Test
    void findsALoopOfRedirects() {
        insteadOfThePage = Optional.of(Reply.status(302).with("Location", "/login"));
        Coverage coverage = run(PASSWORD);

        assertThat(found(coverage)).containsOnlyKeys("login-round-trip");
        assertThat(found(coverage).get("login-round-trip").facts())
                .contains(fact("no login page at", "/login"), fact("with", "more than 5 redirects"));
        assertThat(coverage.notApplicable())
                .containsEntry(
                        "session-rotates",
                        "the login with the form at /login: its page was answered with more than 5 redirects");
    }

    @Test
    void judgesTheSessionWhereNobodyIsLedToTheLogin() {
        redirects = false;
        rotates = false;
        Coverage coverage = run(PASSWORD);

        assertThat(found(coverage)).containsOnlyKeys("session-rotates");
        assertThat(coverage.notApplicable()).containsEntry("login-round-trip", "no protected page led to a login page");
    }

    @Test
    void saysWhyNothingIsKnown() {
        assertThat(reason(run("another")))
                .isEqualTo("the login with the form at /login: afterwards GET /account was answered with 200, after 1"
                        + " redirects; the login itself ended with 403");
        form = "<form action='http://elsewhere.example/login'>";
        assertThat(reason(run(PASSWORD)))
                .isEqualTo("the login with the form at /login: its form is not sent to this host");
        assertThat(Ledger.run(contract()).notApplicable().get("session-rotates"))
                .isEqualTo("the contract has no login; declare .hooks(h -> h.login(Login.form(\"/login\", \"username\","
                        + " \"password\", () -> ..)))");
    }

    private static String reason(Coverage coverage) {
        assertThat(found(coverage)).isEmpty();
        return coverage.notApplicable().getOrDefault("session-rotates", "satisfied");
    }

    /** A time-out, a limit or a failure shows nothing, nor does another page with 200. */
    @Test
    void concludesNothingFromAnAnswerOfAnotherKind() {
        for (Reply other : List.of(Reply.status(503), Reply.status(429), Reply.status(304), Reply.json(200, "{}"))) {
            forOldSessions = Optional.of(other);
            assertThat(reason(run(PASSWORD)))
                    .isEqualTo(
                            "the login with the form at /login: the cookies from before got " + other.status()
                                    + " afterwards, which says neither that they are the session of the user nor that they are not");
        }
    }

    /** The same id opens the page that strangers are led away from: no word that changes each time hides that. */
    @Test
    void findsASessionThatSurvivesWhereThePageChanges() {
        Iterator<String> words = Stream.generate(() -> List.of("alpha", "beta", "gamma", "delta"))
                .flatMap(List::stream)
                .iterator();
        greeting = () -> {
            synchronized (words) {
                return "<meta name=csrf content=" + words.next() + ">";
            }
        };
        assertMet(run(PASSWORD));
        rotates = false;
        assertThat(found(run(PASSWORD))).containsOnlyKeys("session-rotates");
    }

    @Test
    void isMetWhereOldSessionsGetTheLoginPageItself() {
        forOldSessions = Optional.of(Reply.status(200)
                .with("Content-Type", "text/html")
                .withBody("<form method=post action=\"/login\"><input name=user><input name=pass></form>"));
        assertMet(run(PASSWORD));
    }

    /** A token against forgery is no session: where that is all there was, nobody knows what an old session were worth. */
    @Test
    void takesNoOtherCookieForTheSession() {
        declared = false;
        firstCookie = "XSRF-TOKEN=x-1; Path=/";
        assertThat(reason(run(PASSWORD)))
                .isEqualTo(
                        "the login with the form at /login: none of the cookies from before, XSRF-TOKEN, is known as the"
                                + " session: with what became of them the page was answered with 302; declare the session with"
                                + " .scheme(Scheme.cookie(\"sid\"))");
        firstCookie = "sid=anonymous-1; Path=/; HttpOnly";
        assertMet(run(PASSWORD));
    }

    @Test
    void blamesNoSessionForAPageThatIsOpenToAll() {
        protects = false;
        assertThat(reason(run(PASSWORD)))
                .isEqualTo("the login with the form at /login: whoever is not logged in gets the same page");
    }

    @Test
    void losesNothingWhereTheAccountCannotBeHad() {
        Coverage coverage = run(() -> {
            throw new IllegalStateException("no DAVES_PASSWORD beside " + ALICE);
        });
        assertThat(coverage.cells()).isNotEmpty();
        assertThat(reason(coverage))
                .startsWith("the login with the form at /login: its account could not be had:"
                        + " java.lang.IllegalStateException: no DAVES_PASSWORD beside ")
                .doesNotContain(ALICE);
    }

    /** Whether it was done before the connection ended, nobody knows; a token against forgery is good for one request. */
    @Test
    void sendsTheFormOnce() {
        losesTheForm = true;
        Contract contract =
                contract(() -> new Credential.Basic("dave", PASSWORD)).build();
        try (RawTransport transport = new RawTransport(TransportOptions.standard())) {
            Matrix.of(contract).run(Target.of(contract, transport), MatrixOptions.standard());
        }
        assertThat(service.asked())
                .filteredOn(
                        asked -> asked.path().equals("/login") && asked.method().equals("POST"))
                .hasSize(1);
    }

    /** What lies elsewhere cannot be seen from here; the session can, where the service has a form of its own. */
    @Test
    void concludesNothingFromALoginElsewhere() {
        loginPage = "http://login.example/?next=";
        Coverage coverage = run(PASSWORD);
        assertThat(reason(coverage)).isEqualTo("satisfied");
        assertThat(coverage.notApplicable())
                .containsEntry(
                        "login-round-trip",
                        "the login with the form at /login: the way from GET /account to the login and back ended with"
                                + " a redirect to another host, which shows nothing");
    }

    @Test
    void blamesNoRoundTripForAFailure() {
        for (Reply page : List.of(
                Reply.status(302).with("Location", "http://login.example/"),
                Reply.status(302).with("Location", "http://login.example:x/"),
                Reply.status(429),
                Reply.status(503))) {
            insteadOfThePage = Optional.of(page);
            Coverage coverage = run(PASSWORD);
            assertThat(found(coverage)).isEmpty();
            assertThat(coverage.notApplicable().get("login-round-trip"))
                    .contains("the way from GET /account to the login and back ended with ");
        }
    }

    /** RFC 3986 section 5.2.2: a query alone is one of the same page. Browsers encode what a URI cannot have. */
    @Test
    void readsAddressesAsBrowsersDo() {
        form = "<form x_action=/elsewhere method=post action=\"?step=2\">";
        hint = "&hint=a|b";
        assertMet(run(PASSWORD));
        assertThat(service.asked()).anyMatch(asked -> asked.query().endsWith("&hint=a%7Cb"));
    }

    @Test
    void saysThatThePageHasNoSuchField() {
        Coverage coverage = Ledger.run(contract()
                .hooks(h -> h.login(
                        Login.form("/login", "user", "password", () -> new Credential.Basic("dave", PASSWORD)))));

        assertThat(reason(coverage))
                .isEqualTo("the login with the form at /login: its page has no form with a field \"password\"");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Login.form("login", "user", "pass", () -> new Credential.Basic("dave", PASSWORD)))
                .withMessage("The path \"login\" does not begin with a slash. Write \"/login\".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Login.form("/login", "user", "", () -> new Credential.Basic("dave", PASSWORD)))
                .withMessageContaining("\"user\" and \"\"");
    }
}
