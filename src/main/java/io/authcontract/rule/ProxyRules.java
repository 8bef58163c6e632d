package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.Level.MUST;
import static io.authcontract.rule.RuleDraft.rule;
import static io.authcontract.rule.Severity.MINOR;

import io.authcontract.challenge.Challenges;
import io.authcontract.challenge.Schemes;
import java.util.List;
import java.util.Set;

/** What a proxy says that wants credentials for itself. */
final class ProxyRules {
    private static final String FIELD = "Proxy-Authenticate";

    static final ExchangeRule PROXY_407_CHALLENGE = rule("proxy-407-challenge", "407 carries Proxy-Authenticate")
            .is(MUST, MINOR)
            .optIn()
            .concerns(Set.of(Profile.PROXY))
            .cites(rfc(9110, "15.5.8"), rfc(9110, "11.7.1"), rfc(9449, "7.1"))
            .because("A client cannot tell how to authenticate to the proxy, and gives up.")
            .remedy("Send Proxy-Authenticate, not WWW-Authenticate, with 407.")
            .given(Given.status(407))
            .judgedBy(ProxyRules::challenge);

    private ProxyRules() {}

    private static Result challenge(Rule rule, Answer answer) {
        List<String> values = answer.headers().values(FIELD);
        if (Octets.lost(FIELD, values).isPresent()) {
            return Result.notApplicable(Octets.lost(FIELD, values).get());
        }
        Challenges challenges = answer.seen().exchange().proxyChallenges();
        if (values.isEmpty()) {
            return rule.broken(answer.statusFact(), fact(FIELD, "absent"));
        }
        if (!challenges.isWellFormed() || challenges.isEmpty()) {
            return rule.broken(answer.statusFact(), fact(FIELD, "no readable challenge"));
        }
        return challenges.stream().anyMatch(c -> c.hasScheme(Schemes.DPOP))
                ? rule.broken(answer.statusFact(), fact(FIELD, "offers DPoP"))
                : Result.satisfied();
    }
}
