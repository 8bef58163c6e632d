package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a cache in front of the service gives one caller the answer of another. */
final class CachePartitioned implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "cache-partitioned",
                    "Through a cache, anonymous and authorised callers never get each other's answer")
            .is(Level.MUST, Severity.BLOCKER)
            .failing()
            .optIn()
            .concerns(Set.of(Profile.PROXY))
            .cites(rfc(9111, "3.5"), new Citation("OWASP ASVS 5.0", "14.2.2"))
            .because("A stranger gets the data of the user who asked before, or a user the refusal of a stranger.")
            .remedy("Set Cache-Control at the service, and let the key of the cache have what the answer depends on.")
            .data();

    static final SetRule CACHE_PARTITIONED = new Watching(DATA, CachePartitioned::new);

    private static final int MOST_FINDINGS = 16;

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private Optional<String> untried = Optional.empty();
    private boolean compared;

    private CachePartitioned() {}

    @Override
    public void see(Observation observation) {
        // What is cached was asked for twice, by different callers: cells ask on their own.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Shared seen) {
            compared = true;
            if (seen.mixedUp() && findings.size() < MOST_FINDINGS) {
                findings.putIfAbsent(
                        seen.who(),
                        DATA.finding(
                                fact("mixed up", seen.who()),
                                fact("operation", seen.operation()),
                                fact("status", seen.status()),
                                fact("Age", seen.age())));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.ORIGIN) {
            untried = Optional.of(none.because());
        }
    }

    @Override
    public Result result() {
        return compared
                ? Result.of(List.copyOf(findings.values()))
                : Result.notApplicable(untried.orElseGet(Hook.ORIGIN::missing));
    }
}
