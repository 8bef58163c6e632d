package tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.AuthClient;
import io.authcontract.contract.Contract;
import io.authcontract.junit.AuthContractExtension;
import io.authcontract.rule.Examination;
import io.authcontract.rule.Observations;
import io.authcontract.rule.RuleBook;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The twin breaks none of the rules over the same requests. */
@DisabledIfSystemProperty(named = "node.skip", matches = "true", disabledReason = "node.skip: no Node.js here")
class RepairedTests {
    @RegisterExtension
    static final NodeService service = new NodeService("repaired.js");

    @RegisterExtension
    static final AuthContractExtension contract = AuthContractExtension.with(
            () -> Contract.named("repaired").baseUri(service::uri).build());

    @ParameterizedTest
    @EnumSource
    void breaksNoRule(Probe probe, AuthClient api) {
        Examination found = RuleBook.everything().examine(probe.observe(api));

        assertThat(found.findings()).isEmpty();
        assertThat(found.hidden()).isEmpty();
        assertThat(found.defects()).isEmpty();
    }

    @Test
    void offersTheSameChallengeHoweverARequestFailed(AuthClient api) {
        Observations all = Observations.of(
                Stream.of(Probe.values()).map(probe -> probe.observe(api)).toList());

        assertThat(RuleBook.everything().examine(all).satisfied()).contains("challenge-stable");
    }

    @Test
    void refusesInTheWordsOfTheRfcs(AuthClient api) {
        assertThat(api.get("/orders"))
                .isUnauthorized()
                .hasProblemDetails()
                .isNotCacheable()
                .setsNoCookie()
                .challengesOnly("Bearer")
                .challenge("Bearer")
                .hasRealm("orders")
                .doesNotHaveError();
        assertThat(api.withAuthorization("Bearer wrong").get("/orders"))
                .isUnauthorized()
                .leaksNo("wrong")
                .challenge("Bearer")
                .hasError("invalid_token");
        assertThat(api.withAuthorization("Bearer " + Probe.READONLY_TOKEN).delete("/orders/1"))
                .isForbidden()
                .challenge("Bearer")
                .hasError("insufficient_scope")
                .hasScope("orders:write");
        assertThat(api.withAuthorization("Bearer wrong").head("/orders"))
                .isUnauthorized()
                .hasNoBody();
    }
}
