package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a client of Digest learns what is wrong: the nonce, so that it goes on by itself, or the password, so that it asks for another one. */
final class DigestNonces implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "digest-nonce-stale", "Nonces are fresh and stale is used only for a bad nonce")
            .is(Level.SHOULD, Severity.MINOR)
            .optIn()
            .concerns(Set.of(Profile.API, Profile.BROWSER))
            .cites(rfc(7616, "3.3"), rfc(7616, "5.12"))
            .because(
                    "With stale=true a client repeats a wrong password for ever, and without it it asks people for a password"
                            + " that was right.")
            .remedy(
                    "Derive the nonce from the time and a secret, and say stale=true where the response is right and only the"
                            + " nonce is not.")
            .data();

    static final SetRule DIGEST_NONCE_STALE = new Watching(DATA, DigestNonces::new);

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean tried;

    private DigestNonces() {}

    @Override
    public void see(Observation observation) {
        // No cell computes a response.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.NonceTried seen) {
            tried = true;
            if (!seen.isRight()) {
                findings.add(finding(seen));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.DIGEST_ACCOUNT) {
            untried = Optional.of(none.because());
        }
    }

    private static Finding finding(Happening.NonceTried seen) {
        Finding finding = DATA.finding(
                fact("sent", seen.tried()),
                fact("answered with", seen.answered()),
                fact("operation", seen.operation()));
        return seen.isAllowed() ? finding.asTolerated() : finding;
    }

    @Override
    public Result result() {
        return tried && (untried.isEmpty() || !findings.isEmpty())
                ? Result.of(findings)
                : Result.notApplicable(untried.orElseGet(Hook.DIGEST_ACCOUNT::missing));
    }
}
