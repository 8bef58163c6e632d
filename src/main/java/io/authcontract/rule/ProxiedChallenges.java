package io.authcontract.rule;

import static io.authcontract.rule.Citation.rfc;
import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the challenges of a service arrive behind its gateway as they were sent. An observation with the profile PROXY was made through the gateway,
 * any other one directly.
 */
final class ProxiedChallenges implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "challenge-survives-proxy", "A gateway forwards WWW-Authenticate unchanged")
            .is(Level.MUST, Severity.MAJOR)
            .failing()
            .optIn()
            .concerns(Set.of(Profile.PROXY))
            .cites(rfc(9110, "11.6.1"), rfc(9110, "5.3"))
            .because("A client behind the gateway is refused without being told how to get in.")
            .remedy("Configure the gateway to pass the field, or let it authenticate with a challenge of its own.")
            .data();

    static final SetRule CHALLENGE_SURVIVES_PROXY = new Watching(DATA, ProxiedChallenges::new);

    private static final String FIELD = "www-authenticate";

    private final Memory<Map<Boolean, Shown>> memory = new Memory<>();
    private Optional<String> untried = Optional.empty();

    private ProxiedChallenges() {}

    private record Shown(String challenges, String where) {}

    @Override
    public void see(Observation observation) {
        observation
                .answer()
                .filter(a -> a.status() == 401 && a.seen().exchange().hops().isEmpty())
                .ifPresent(this::see);
    }

    private void see(Answer answer) {
        Optional<Request> request = answer.request();
        if (request.isEmpty() || isUnreadable(answer)) {
            return;
        }
        boolean proxied = answer.profile().filter(Profile.PROXY::equals).isPresent();
        String key = request.get().method() + " " + request.get().target() + "\n" + Sighting.scenario(answer);
        memory.at(key, HashMap::new)
                .ifPresent(shown -> shown.putIfAbsent(
                        proxied, new Shown(Sighting.bounded(challenges(answer)), Sighting.of(answer))));
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.Forwarded twin) {
            String where = twin.operation() + " ~ " + twin.scenario();
            Optional<Shown> direct = shown(twin.direct(), where);
            Optional<Shown> proxied = shown(twin.forwarded(), where);
            if (direct.isPresent() && proxied.isPresent()) {
                memory.at(where, HashMap::new).ifPresent(both -> {
                    both.put(false, direct.get());
                    both.put(true, proxied.get());
                });
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.ORIGIN) {
            untried = Optional.of(none.because());
        }
    }

    private static Optional<Shown> shown(Exchange exchange, String where) {
        return Observation.of(exchange, Circumstances.unknown())
                .answer()
                .filter(answer -> answer.status() == 401 && !isUnreadable(answer))
                .map(answer -> new Shown(Sighting.bounded(challenges(answer)), where));
    }

    private static boolean isUnreadable(Answer answer) {
        return answer.headers().contains("WWW-Authenticate")
                && answer.reading().unreadableChallenges().isPresent();
    }

    private static String challenges(Answer answer) {
        return answer.headers().contains("WWW-Authenticate")
                ? answer.maskedChallenges()
                : renamed(answer)
                        .map(name -> "absent, but " + name + " is there")
                        .orElse("absent");
    }

    private static Optional<String> renamed(Answer answer) {
        for (Field field : answer.headers()) {
            if (field.name().toLowerCase(Locale.ROOT).endsWith(FIELD)) {
                return Optional.of(field.name());
            }
        }
        return Optional.empty();
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        for (Map<Boolean, Shown> shown : memory.all()) {
            Optional<Shown> direct = Optional.ofNullable(shown.get(false));
            Optional<Shown> proxied = Optional.ofNullable(shown.get(true));
            if (direct.isPresent() && proxied.isPresent()) {
                compared = true;
                changed(direct.get(), proxied.get()).ifPresent(findings::add);
            }
        }
        return memory.result(
                findings,
                compared,
                untried.orElse("no 401 was seen both directly and, with the profile PROXY, through a gateway; declare ."
                        + "hooks(h -> h.origin(\"http://localhost:8081\"))"));
    }

    private static Optional<Finding> changed(Shown direct, Shown proxied) {
        return direct.challenges().equals(proxied.challenges())
                ? Optional.empty()
                : Optional.of(DATA.finding(
                        fact("sent", direct.challenges()),
                        fact("arrived", proxied.challenges()),
                        fact("for", proxied.where())));
    }
}
