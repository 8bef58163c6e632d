package io.authcontract.matrix;

import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Hooks;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import io.authcontract.testkit.Gateway;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import io.authcontract.testkit.TestApi;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real gateway in front of a real service: what it makes of challenges, and who gets whose answer from its cache. */
class GatewayTrialTests {
    private static final String ALICE = "token-of-alice-at-the-gateway";
    private static final String CAROL = "token-of-carol-at-the-gateway";

    private final ScriptedService service = ScriptedService.start(this::answer);
    private boolean open;

    @AfterEach
    void stop() {
        service.close();
    }

    private Reply answer(Asked asked) {
        String token = asked.authorization().replaceFirst("(?i)^Bearer ", "");
        if (open || token.equals(ALICE)) {
            return Reply.json(200, "{\"orders\":[\"one of alice\"]}");
        }
        if (token.equals(CAROL)) {
            return Reply.json(200, "{\"orders\":[\"one of carol\"]}");
        }
        return TestApi.refusal("Bearer realm=\"orders\"" + (asked.isAnonymous() ? "" : ", error=\"invalid_token\""));
    }

    private ContractBuilder contract(Gateway gateway) {
        return Contract.named("orders")
                .baseUri(gateway.uri())
                .scheme(Scheme.bearer("orders"))
                .identity(Identity.valid("alice", () -> Credential.bearer(ALICE)))
                .identity(Identity.second("carol", () -> Credential.bearer(CAROL)))
                .profile(Profile.PROXY)
                .book(RuleBook.everything())
                .secured("GET /orders");
    }

    private Coverage run(Gateway gateway) {
        return Ledger.run(contract(gateway).hooks(h -> h.origin(service.uri().toString())));
    }

    private Coverage changing(UnaryOperator<Reply> change) {
        try (Gateway gateway = Gateway.changing(service.uri(), change)) {
            return run(gateway);
        }
    }

    private Coverage caching(Function<Asked, Optional<String>> key) {
        try (Gateway gateway = Gateway.caching(service.uri(), key)) {
            return run(gateway);
        }
    }

    private static List<Finding> found(Coverage coverage, String rule) {
        return coverage.overall().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .toList();
    }

    private static Reply renamed(Reply reply) {
        Map<String, String> fields = new HashMap<>(reply.headers());
        String challenge = fields.remove("WWW-Authenticate");
        return challenge == null
                ? reply
                : new Reply(reply.status(), fields, reply.body()).with("x-amzn-Remapped-WWW-Authenticate", challenge);
    }

    /** Server and client of the JDK change the case of field names. */
    @Test
    void findsWhatTheGatewayMakesOfAChallenge() {
        assertThat(found(changing(GatewayTrialTests::renamed), "challenge-survives-proxy"))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.fails()).isTrue())
                .first()
                .satisfies(finding -> {
                    assertThat(finding.facts())
                            .startsWith(fact("sent", "bearer realm=\"orders\""))
                            .endsWith(fact("for", "GET /orders ~ none.no-credentials"));
                    assertThat(finding.fact("arrived"))
                            .isEqualToIgnoringCase("absent, but x-amzn-remapped-www-authenticate is there");
                });
    }

    @Test
    void isMetByAGatewayThatForwards() {
        Coverage coverage = changing(reply -> reply);

        assertThat(found(coverage, "challenge-survives-proxy")).isEmpty();
        assertThat(found(coverage, "cache-partitioned")).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKeys("challenge-survives-proxy", "cache-partitioned");
    }

    private static String address(Asked asked) {
        return asked.method() + asked.path() + "?" + asked.query();
    }

    private static boolean isTried(Asked asked) {
        return asked.query().startsWith("authcontract=");
    }

    /** A key without credentials mixes everybody up. */
    @Test
    void findsCallersWhoGetTheAnswersOfOthers() {
        Coverage coverage = caching(asked -> Optional.of(address(asked)).filter(it -> isTried(asked)));

        assertThat(found(coverage, "cache-partitioned"))
                .extracting(finding ->
                        finding.fact("mixed up") + ", " + finding.fact("status") + ", Age " + finding.fact("Age"))
                .containsExactly(
                        "a stranger got the answer of a user, 200, Age 3",
                        "a user got the refusal of a stranger, 401, Age 3",
                        "a user got the answer of another user, 200, Age 3");
    }

    /** A key that knows only whether there are credentials mixes users up, and not strangers with users. */
    @Test
    void tellsUsersFromStrangers() {
        Coverage coverage = caching(
                asked -> Optional.of(address(asked) + asked.isAnonymous()).filter(it -> isTried(asked)));

        assertThat(found(coverage, "cache-partitioned"))
                .extracting(finding -> finding.fact("mixed up"))
                .containsExactly("a user got the answer of another user");
    }

    @Test
    void isMetByAKeyWithTheCredentials() {
        Coverage coverage = caching(asked -> Optional.of(address(asked) + asked.authorization()));

        assertThat(found(coverage, "cache-partitioned")).isEmpty();
        assertThat(coverage.notApplicable()).doesNotContainKey("cache-partitioned");
    }

    /** Where the service itself lets strangers in, no cache is to blame; other rules tell that. */
    @Test
    void doesNotBlameTheGatewayForTheService() {
        open = true;

        assertThat(found(caching(asked -> Optional.of(address(asked))), "cache-partitioned"))
                .isEmpty();
    }

    @Test
    void namesTheHookThatIsMissing() {
        try (Gateway gateway = Gateway.changing(service.uri(), reply -> reply)) {
            Map<String, String> reasons = Ledger.run(contract(gateway)).notApplicable();

            assertThat(reasons.get("cache-partitioned")).contains("declare .hooks(h -> h.origin(");
            assertThat(reasons.get("challenge-survives-proxy")).contains("hooks(h -> h.origin(");
        }
    }

    @Test
    void sendsNothingToAHostThatIsNotAllowed() {
        try (Gateway gateway = Gateway.changing(service.uri(), reply -> reply)) {
            Coverage coverage = Ledger.run(contract(gateway).hooks(h -> h.origin("http://service.example")));

            assertThat(coverage.notApplicable().get("cache-partitioned")).contains("service.example");
            assertThat(found(coverage, "cache-partitioned")).isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hooks.none().origin("localhost:8081"))
                .withMessageStartingWith("The hook origin(..) gives the base address \"localhost:8081\"");
        assertThat(Hooks.none()
                        .origin(() -> URI.create("http://localhost:8081"))
                        .toString())
                .contains("origin: declared");
    }
}
