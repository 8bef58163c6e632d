package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether failed logins take as long for one user name as for another. It needs many of both, sent in turns, so that a slow minute of the machine meets
 * both. One run proves nothing, so a finding is a note in every book.
 */
final class UserEnumerationTiming implements SetRule.Watch {
    static final int LEAST_LOGINS = 30;

    private static final Rule DATA = RuleDraft.rule(
                    "user-enum-timing", "Unknown user and wrong password take the same time")
            .is(Level.PRACTICE, Severity.MINOR)
            .optIn()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(new Citation("OWASP ASVS 5.0", "6.3.8"))
            .because("A stranger with a watch learns which names have an account.")
            .remedy("Hash a dummy password when the user does not exist.")
            .data();

    static final SetRule USER_ENUM_TIMING = new Watching(DATA, UserEnumerationTiming::new);

    private static final int MOST_USERS = 8;
    private static final int MOST_LOGINS = 1000;

    private final Memory<Logins> memory = new Memory<>();

    private Optional<String> untried = Optional.empty();

    private UserEnumerationTiming() {}

    /** The times of each user at one resource, and how often one came after the other. */
    private static final class Logins {
        private final Map<String, List<Duration>> times = new LinkedHashMap<>();
        private String last = "";
        private int turns;

        void add(String user, Duration time) {
            if (times.size() < MOST_USERS || times.containsKey(user)) {
                List<Duration> own = times.computeIfAbsent(user, absent -> new ArrayList<>());
                if (own.size() < MOST_LOGINS) {
                    own.add(time);
                    turns += last.equals(user) ? 0 : 1;
                    last = user;
                }
            }
        }

        List<Timings> enough() {
            return times.values().stream()
                    .filter(own -> own.size() >= LEAST_LOGINS && turns >= own.size() / 2)
                    .map(Timings::of)
                    .toList();
        }
    }

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().filter(UserEnumeration::isFailedLogin).ifPresent(this::see);
        }
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.FailedLogin login) {
            see(Observation.of(login.exchange(), Circumstances.unknown().credential(CredentialKind.INVALID)));
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.PASSWORD) {
            untried = Optional.of(none.because());
        }
    }

    private void see(Answer answer) {
        Duration time = answer.seen().exchange().duration();
        Optional<String> user = UserNames.of(answer);
        if (user.isPresent() && !time.isZero()) {
            answer.request()
                    .flatMap(request -> memory.at(request.method() + " " + Sighting.resource(request), Logins::new))
                    .ifPresent(logins -> logins.add(Digests.of(user.get()), time));
        }
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        for (Logins logins : memory.all()) {
            List<Timings> users = logins.enough();
            for (Timings other : users.subList(Math.min(1, users.size()), users.size())) {
                compared = true;
                difference(users.get(0), other).ifPresent(findings::add);
            }
        }
        return memory.result(
                findings,
                compared,
                untried.orElse("it needs " + LEAST_LOGINS
                        + " failed logins of two user names at one resource, sent in turns and timed"));
    }

    private static Optional<Finding> difference(Timings one, Timings other) {
        return one.isApartFrom(other)
                ? Optional.of(DATA.finding(
                        fact("median of one user", milliseconds(one.median())),
                        fact("median of the other", milliseconds(other.median())),
                        fact("median deviation", milliseconds(Math.max(one.deviation(), other.deviation()))),
                        fact("logins", one.size() + " and " + other.size())))
                : Optional.empty();
    }

    private static String milliseconds(double nanoseconds) {
        return String.format(Locale.ROOT, "%.1f ms", nanoseconds / 1e6);
    }
}
