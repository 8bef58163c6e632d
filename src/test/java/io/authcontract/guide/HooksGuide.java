package io.authcontract.guide;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.contract.LogCapture;
import io.authcontract.contract.Revocation;
import io.authcontract.contract.StateProbe;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.RuleBook;

/** The contract with hooks in the guide, on its own so that the guide can be compared with it. */
final class HooksGuide {
    private HooksGuide() {}

    static Contract contract(Shop shop) {
        return Contract.named("shop")
                .baseUri(shop.uri())
                .scheme(Scheme.bearer("shop"))
                .identity(Identity.valid("alice", () -> Credential.bearer(shop.logIn())))
                .secured("GET /orders")
                .secured("POST /orders", o -> o.body("application/json", "{\"item\":7}")
                        .harmless())
                .hooks(h -> h.stateProbe(StateProbe.get("/orders", "alice").without("servedAt"))
                        .revocation(Revocation.by("logout", () -> Credential.bearer(shop.logIn()), shop::logOut))
                        .log(LogCapture.file(shop.log())))
                .book(RuleBook.everything().failing("failure-logged"))
                .build();
    }
}
