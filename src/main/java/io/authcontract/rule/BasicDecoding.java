package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether users are let in whose password has a colon, and where UTF-8 is announced those who need it. */
final class BasicDecoding implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "basic-decoding", "Passwords with colons and announced UTF-8 are accepted")
            .is(Level.MUST, Severity.MINOR)
            .optIn()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(rfc(7617, "2"), rfc(7617, "2.1"))
            .because("Somebody with a good password is refused for ever, and no client can do anything about it.")
            .remedy("Split at the first colon only, and decode as UTF-8 where you announce it.")
            .data();

    static final SetRule BASIC_DECODING = new Watching(DATA, BasicDecoding::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean tried;

    private BasicDecoding() {}

    @Override
    public void see(Observation observation) {
        // The cells do not know what is special about a user.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.SpecialUser user) {
            tried = true;
            if (!user.isIn()) {
                findings.add(DATA.finding(
                        fact("refused", user.identity()),
                        fact("credentials", user.what()),
                        fact("operation", user.operation()),
                        fact("with", user.outcome())));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.SPECIAL_USER) {
            untried = untried.or(() -> Optional.of(none.because()));
        }
    }

    @Override
    public Result result() {
        return tried ? Result.of(findings) : Result.notApplicable(untried.orElseGet(Hook.SPECIAL_USER::missing));
    }
}
