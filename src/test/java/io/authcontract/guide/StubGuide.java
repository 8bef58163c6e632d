package io.authcontract.guide;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Login;
import io.authcontract.contract.Policy;
import io.authcontract.contract.RepeatedFailures;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import io.authcontract.stub.AuthStub;
import io.authcontract.stub.StubPart;
import io.authcontract.stub.StubService;

/** The service with a login and a lock in the guide, on its own so that the guide can be compared with it. */
final class StubGuide {
    private StubGuide() {}

    static StubService service() {
        return StubService.orders()
                .taking(Scheme.basic("orders"), Scheme.bearer("orders"))
                .also(StubPart.LOGIN, StubPart.LOCKOUT);
    }

    static Contract contract(AuthStub stub) {
        return stub.contractAt(stub.uri())
                .profile(Profile.BROWSER)
                .policy(Policy.REDIRECT_TO_LOGIN)
                .book(RuleBook.everything().without("no-browser-prompt", "user-enum-timing"))
                .hooks(h -> h.login(Login.form("/login", "user", "password", () -> password(stub, "dave")))
                        .repeatedFailures(
                                RepeatedFailures.of("grace").within(20).session(() -> stub.credential("grace-bearer"))))
                .build();
    }

    static Credential.Basic password(AuthStub stub, String name) {
        return (Credential.Basic) stub.credential(name);
    }
}
