package io.authcontract.rule;

import io.authcontract.http.Exchange;
import io.authcontract.rule.Happening.Change;
import io.authcontract.testkit.RawMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An example of the catalogue that is no exchange: what was tried, as its facts say. */
final class TriedExample {
    private TriedExample() {}

    static Happening of(Map<String, Object> facts) {
        if (facts.containsKey("event")) {
            return new Happening.Revoked(
                    text(facts, "event"), text(facts, "operation"), status(facts), Duration.ZERO, (Boolean)
                            facts.get("stillWorks"));
        }
        if (facts.containsKey("isDefined")) {
            return new Happening.NextRequest(
                    text(facts, "operation"),
                    text(facts, "content"),
                    status(facts),
                    text(facts, "next"),
                    text(facts, "got"),
                    text(facts, "usual"),
                    (Boolean) facts.get("isDefined"));
        }
        if (facts.containsKey("isIn")) {
            return new Happening.SpecialUser(
                    text(facts, "identity"),
                    text(facts, "what"),
                    text(facts, "operation"),
                    text(facts, "outcome"),
                    (Boolean) facts.get("isIn"));
        }
        if (facts.containsKey("tried")) {
            return new Happening.NonceTried(
                    text(facts, "operation"),
                    text(facts, "tried"),
                    text(facts, "answered"),
                    (Boolean) facts.get("isRight"),
                    (Boolean) facts.get("isAllowed"));
        }
        if (facts.containsKey("loginPage")) {
            return new Happening.LoginPageSeen(text(facts, "loginPage"), (Boolean) facts.get("isHidden"));
        }
        if (facts.containsKey("mixedUp")) {
            return new Happening.Shared(
                    text(facts, "operation"), text(facts, "who"), status(facts), text(facts, "age"), (Boolean)
                            facts.get("mixedUp"));
        }
        if (facts.containsKey("cookies")) {
            return new Happening.SessionAfterLogin(
                    text(facts, "operation"), text(facts, "cookies"), (Boolean) facts.get("stillTheSame"));
        }
        if (facts.containsKey("wanted")) {
            return new Happening.RoundTrip(
                    text(facts, "operation"),
                    text(facts, "wanted"),
                    text(facts, "ended"),
                    text(facts, "outcome"),
                    (Boolean) facts.get("pageShown"),
                    (Boolean) facts.get("cameBack"));
        }
        if (facts.containsKey("guessed")) {
            return new Happening.Guessed(
                    text(facts, "guessed"),
                    ((Number) facts.get("attempts")).intValue(),
                    Duration.ofSeconds(2),
                    Optional.ofNullable(facts.get("reaction")).map(String::valueOf),
                    true,
                    List.of());
        }
        if (facts.containsKey("locked")) {
            Exchange wrong = answered(facts, "wrong");
            return new Happening.Locked(text(facts, "locked"), answered(facts, "right"), wrong, wrong, true);
        }
        if (facts.containsKey("log")) {
            boolean leaks = (Boolean) facts.get("leaks");
            return new Happening.Logged(
                    text(facts, "operation"),
                    "bearer.random",
                    CredentialKind.INVALID,
                    status(facts),
                    1,
                    (Boolean) facts.get("named"),
                    (Boolean) facts.get("named"),
                    leaks ? List.of(text(facts, "log")) : List.of());
        }
        if (facts.containsKey("refused")) {
            List<Change> changes = facts.containsKey("before")
                    ? List.of(new Change("$", text(facts, "before"), text(facts, "after")))
                    : List.of();
            return new Happening.Refused(text(facts, "refused"), "none.no-credentials", status(facts), changes);
        }
        return new Happening.Accepted(text(facts, "accepted"), (Boolean) facts.get("hasChanged"));
    }

    private static Exchange answered(Map<String, Object> facts, String name) {
        return RawMessages.exchange("POST /login HTTP/1.1\r\nHost: api.example\r\n\r\n", text(facts, name));
    }

    private static int status(Map<String, Object> facts) {
        return ((Number) facts.get("status")).intValue();
    }

    private static String text(Map<String, Object> facts, String name) {
        return String.valueOf(facts.get(name));
    }
}
