package io.authcontract.guide;

import io.authcontract.http.Headers;
import io.authcontract.rule.Citation;
import io.authcontract.rule.ExchangeRule;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Profile;
import io.authcontract.rule.Result;
import io.authcontract.rule.Rule;

/** House rules of the team that serves the orders. */
final class HouseRules {
    private static final Rule DATA = Rule.named("house-request-id", "Every refusal carries a request id")
            .failing()
            .profiles(Profile.API)
            .cites(new Citation("Orders handbook", "4.2"))
            .because("Support cannot find the refused request in the logs.")
            .remedy("Let the filter that sets X-Request-Id run before the one that authenticates.")
            .build();

    static final ExchangeRule REQUEST_ID = ExchangeRule.of(DATA, HouseRules::requestId);

    private HouseRules() {}

    private static Result requestId(Observation seen) {
        if (seen.exchange()
                .response()
                .filter(response -> response.status() == 401)
                .isEmpty()) {
            return Result.notApplicable("it concerns 401 only");
        }
        Headers headers = seen.exchange().response().orElseThrow().headers();
        return headers.contains("X-Request-Id") ? Result.satisfied() : DATA.broken(new Fact("X-Request-Id", "absent"));
    }
}
