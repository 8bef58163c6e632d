package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.testkit.ScriptedService;
import io.authcontract.testkit.ScriptedService.Asked;
import io.authcontract.testkit.ScriptedService.Reply;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Services that look at a key or a cookie alone refuse every Authorization field as they refuse nothing at all. */
class CarrierTests {
    private static final String KEY = "key-4711-of-alice";

    private static Coverage run(
            Predicate<Asked> isKnown, Reply refusal, Function<ContractBuilder, ContractBuilder> declared) {
        try (ScriptedService service = ScriptedService.start(asked -> isKnown.test(asked)
                ? Reply.json(200, "{\"id\":1}").with("Cache-Control", "private, no-store")
                : refusal)) {
            return Ledger.run(declared.apply(Contract.named("keys").baseUri(service.uri()))
                    .secured("GET /accounts"));
        }
    }

    private static boolean hasKey(Asked asked) {
        return asked.header("X-api-key").filter(KEY::equals).isPresent();
    }

    private static ContractBuilder withKey(ContractBuilder contract) {
        return contract.scheme(Scheme.apiKey("X-Api-Key"))
                .identity(Identity.valid("alice", () -> Credential.apiKey("X-Api-Key", KEY)));
    }

    @Test
    void mayRefuseAnAuthorizationFieldLikeAMissingKey() {
        Coverage coverage = run(CarrierTests::hasKey, Reply.status(403), CarrierTests::withKey);

        assertThat(coverage.isFullyProven()).isTrue();
        assertThat(coverage.cells(Verdict.PROVEN))
                .extracting(cell -> cell.cell().id())
                .contains("keys: GET /accounts ~ none.unknown-scheme", "keys: any scheme ~ none.empty-authorization");
    }

    @Test
    void mayLeadACallerWithoutASessionToTheLoginPage() {
        Coverage coverage = run(
                asked -> asked.header("Cookie").filter(("SID=" + KEY)::equals).isPresent(),
                Reply.status(302).with("Location", "/login"),
                contract -> contract.scheme(Scheme.cookie("SID"))
                        .identity(Identity.valid("alice", () -> Credential.cookie("SID", KEY))));

        assertThat(coverage.cells(Verdict.PROVEN))
                .extracting(cell -> cell.cell().id())
                .contains("keys: GET /accounts ~ cookie.missing", "keys: GET /accounts ~ none.unknown-scheme");
        assertThat(coverage.cells(Verdict.BROKEN)).isEmpty();
    }

    @Test
    void doesNotWhereAnAuthorizationFieldCountsToo() {
        Coverage coverage = run(
                asked -> hasKey(asked) || asked.authorization().equals("Bearer " + Ledger.TOKEN),
                Reply.status(403),
                contract -> withKey(contract)
                        .scheme(Scheme.bearer("keys"))
                        .identity(Identity.valid("bob", () -> Credential.bearer(Ledger.TOKEN))));

        assertThat(coverage.cells(Verdict.BROKEN))
                .extracting(cell -> cell.cell().id())
                .contains("keys: GET /accounts ~ none.unknown-scheme");
    }
}
