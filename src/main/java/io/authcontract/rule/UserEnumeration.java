package io.authcontract.rule;

import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether two failed logins look the same for every user name. Which of the names exists does not matter. */
final class UserEnumeration implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "user-enum-response", "Unknown user and wrong password look the same")
            .is(Level.PRACTICE, Severity.MAJOR)
            .failing()
            .concerns(Audience.PEOPLE_AND_PROGRAMS)
            .cites(
                    new Citation("OWASP ASVS 5.0", "6.3.8"),
                    new Citation("OWASP WSTG-IDNT-04", ""),
                    new Citation("OWASP API Security Top 10 2023, API2 (CWE-204)", ""))
            .because("A stranger learns which names have an account, and tries passwords on those only.")
            .remedy("Answer from one code path with one message.")
            .data();

    static final SetRule USER_ENUM_RESPONSE = new Watching(DATA, UserEnumeration::new);

    private static final int MOST_USERS = 8;

    private final Memory<Map<String, Face>> memory = new Memory<>();

    private UserEnumeration() {}

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().filter(UserEnumeration::isFailedLogin).ifPresent(this::see);
        }
    }

    static boolean isFailedLogin(Answer answer) {
        return answer.request().isPresent()
                && answer.carries(CredentialKind.INVALID)
                && answer.circumstances()
                        .presentation()
                        .filter(how -> how != Presentation.PLAIN)
                        .isEmpty()
                && answer.circumstances().variation().isEmpty()
                && answer.seen().exchange().hops().isEmpty()
                && Given.conclusive().missing(answer).isEmpty()
                && !answer.isThrottled();
    }

    private void see(Answer answer) {
        Request request = answer.request().orElseThrow();
        Optional<String> user = UserNames.of(answer);
        if (user.isEmpty()) {
            return;
        }
        memory.at(request.method() + " " + answer.resource(), LinkedHashMap::new)
                .filter(faces -> faces.size() < MOST_USERS)
                .ifPresent(faces ->
                        faces.computeIfAbsent(Digests.of(user.get()), name -> Face.of(answer, Set.of(user.get()))));
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        for (Map<String, Face> faces : memory.all()) {
            List<Face> users = new ArrayList<>(faces.values());
            for (Face other : users.subList(Math.min(1, users.size()), users.size())) {
                compared |= users.get(0).hasContent() && other.hasContent();
                users.get(0).difference(DATA, other).ifPresent(findings::add);
            }
        }
        return memory.result(
                findings, compared, "no failed logins of two user names at one resource were seen, content included");
    }
}
