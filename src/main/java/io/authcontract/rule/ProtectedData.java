package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a refusal holds what success shows. Of each answer only digests are kept. */
final class ProtectedData implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "body-no-protected-data", "Nothing of the protected representation is in the refusal")
            .is(Level.PRACTICE, Severity.BLOCKER)
            .failing()
            .concerns(Audience.EVERYONE)
            .cites(
                    new Citation("OWASP ASVS 5.0", "8.2.2"),
                    new Citation("OWASP ASVS 5.0", "16.5.3"),
                    new Citation("OWASP API Security Top 10 2023, API5", ""),
                    new Citation("CWE-698 execution after redirect", ""))
            .because("The status says no, and the content gives everything away to whoever looks at it.")
            .remedy("Stop after the refusal is written, instead of rendering the page and changing its status.")
            .data();

    static final SetRule BODY_NO_PROTECTED_DATA = new Watching(DATA, ProtectedData::new);

    /** Shorter content, such as {@code {}} or {@code ok}, is equal by chance. */
    private static final int SHORTEST = 8;

    private static final int MOST_ANSWERS = 8;

    /** Beside those that are kept anyway: of a resource whose refusals all differ, such as by an id. */
    private static final int MOST_SUSPECTS = 8;

    private static final int FEWEST_VALUES = 2;
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 407);

    /** Shorter content may be a part of other content by chance; what is longer shows by its members. */
    private static final int SHORTEST_PART = 16;

    private static final int LONGEST_PART = 4096;
    private static final int LONGEST_REFUSAL = 65_536;

    private final Memory<Sets> memory = new Memory<>();
    private final OpenValues open = new OpenValues();
    private @Nullable Seen latest;
    private boolean isLeftOut;

    private ProtectedData() {}

    /** What an answer shows, as digests; of a refusal also whether the content of success is a part of its content. */
    private record Shown(
            Optional<String> content,
            Set<String> values,
            Set<String> members,
            Optional<String> tag,
            boolean holdsSuccess,
            boolean isPlain,
            String where) {
        Shown at(boolean plain, String other) {
            return new Shown(content, values, members, tag, holdsSuccess, plain, other);
        }

        /** Whether it may turn out to show what success shows, once it is known what everybody gets to see. */
        boolean mayShow(Shown success) {
            return holdsSuccess
                    || (content.isPresent() && content.equals(success.content))
                    || (tag.isPresent() && tag.equals(success.tag))
                    || shared(values, success.values) >= FEWEST_VALUES
                    || shared(members, success.members) >= FEWEST_VALUES;
        }

        private static long shared(Set<String> some, Set<String> others) {
            return some.stream().filter(others::contains).count();
        }

        boolean showsAnything() {
            return !values.isEmpty() || !members.isEmpty();
        }

        boolean shows(String word) {
            return values.contains(word) || members.contains(word);
        }
    }

    /** Refusals that follow each other are often alike to the octet: such are read once. */
    private record Seen(Answer answer, String asked, Shown shown) {
        boolean isLike(Answer other, String url) {
            return asked.equals(url) && answer.isSentLike(other);
        }
    }

    private static final class Sets {
        private final String path;
        private final List<Shown> successes = new ArrayList<>();
        private final List<Shown> refusals = new ArrayList<>();

        Sets(String path) {
            this.path = path;
        }

        /** Keeps the first few, and of the others those that may show what success shows. Returns whether one was left out that may. */
        boolean refuse(Shown refusal) {
            if (refusals.contains(refusal)) {
                return false;
            }
            boolean isSuspect = successes.isEmpty() || successes.stream().anyMatch(refusal::mayShow);
            boolean isKept = refusals.size() < MOST_ANSWERS
                    || (isSuspect && !successes.isEmpty() && refusals.size() < MOST_ANSWERS + MOST_SUSPECTS);
            if (isKept) {
                refusals.add(refusal);
            }
            return isSuspect && !isKept;
        }

        /** An order is part of the list of orders, and may show the same. */
        boolean isRelatedTo(Sets other) {
            String one = path + "/";
            String two = other.path + "/";
            return one.startsWith(two) || two.startsWith(one);
        }

        /** Whether it has said no in words of its own. */
        boolean hasRefused() {
            for (Shown refusal : refusals) {
                if (refusal.isPlain() && refusal.showsAnything()) {
                    return true;
                }
            }
            return false;
        }

        boolean hasRefusedWith(String word) {
            for (Shown refusal : refusals) {
                if (refusal.isPlain() && refusal.shows(word)) {
                    return true;
                }
            }
            return false;
        }

        /** What the service itself says no in; a server in front of it has words of its own for odd requests. */
        Set<String> refused() {
            Set<String> all = new HashSet<>();
            refusals.stream().filter(Shown::isPlain).forEach(refusal -> {
                all.addAll(refusal.values);
                all.addAll(refusal.members);
            });
            return all;
        }
    }

    @Override
    public void see(Observation observation) {
        if (Sighting.concerns(DATA, observation)) {
            observation.answer().ifPresent(this::see);
        }
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.AskedNowhere asked) {
            Observation.of(asked.exchange()).answer().ifPresent(answer -> answer.request()
                    .ifPresent(r -> open.collect(answer.response(), r)));
        }
    }

    private void see(Answer answer) {
        open.see(answer);
        Optional<Request> request = answer.request();
        if (request.isEmpty() || !answer.seen().exchange().hops().isEmpty() || answer.isMethod(Method.HEAD)) {
            return;
        }
        boolean success = answer.status() / 100 == 2 && answer.carries(CredentialKind.VALID);
        if (success && answer.disguise().isEmpty()) {
            at(answer, request.get())
                    .filter(sets -> sets.successes.size() < MOST_ANSWERS)
                    .ifPresent(sets -> sets.successes.add(success(answer.response(), request.get())));
        } else if (isRefusal(answer)) {
            at(answer, request.get()).ifPresent(sets -> refused(sets, answer));
        }
    }

    private Optional<Sets> at(Answer answer, Request request) {
        return memory.at(request.method() + " " + answer.url(), () -> new Sets(request.path()));
    }

    private static boolean isRefusal(Answer answer) {
        return !answer.grantsAccess()
                && !answer.carries(CredentialKind.VALID)
                && Refusals.whyNoRefusal(answer).isEmpty();
    }

    private void refused(Sets sets, Answer answer) {
        Request request = answer.request().orElseThrow();
        Shown refusal = refusal(answer, request);
        Optional<Exchange> control = answer.circumstances()
                .control()
                .filter(c -> RefusalHeaders.isOfSame(c, answer)
                        && c.request()
                                .filter(r -> r.method().equals(request.method()))
                                .isPresent());
        control.flatMap(Exchange::response)
                .filter(response -> response.status() / 100 == 2 && sets.successes.isEmpty())
                .ifPresent(response -> sets.successes.add(success(response, request)));
        isLeftOut |= sets.refuse(refusal);
    }

    /** Of a page, menus and footers are on every other page as well: only the whole of it tells. */
    private static Shown success(Response response, Request request) {
        Set<String> values = new HashSet<>();
        TellingMembers told = TellingMembers.of(response.text(), request);
        if (!response.mediaType().orElse("").contains("html")) {
            TellingValues.collect(response.text(), request, values);
            values.removeAll(told.envelope());
        }
        Body body = response.content();
        Optional<String> content = isWhole(body) ? Optional.of(Digests.of(body.octets())) : Optional.empty();
        return new Shown(content, values, told.members(), tag(response), false, true, "success");
    }

    private Shown refusal(Answer answer, Request request) {
        Seen before = latest;
        String where = answer.status() + " for " + Sighting.of(answer);
        Shown shown = before != null && before.isLike(answer, answer.url())
                ? before.shown.at(isPlain(answer), where)
                : read(answer, request, where);
        latest = new Seen(answer, answer.url(), shown);
        return shown;
    }

    private static Shown read(Answer answer, Request request, String where) {
        Set<String> values = new HashSet<>();
        TellingValues.collect(answer.text(), request, values);
        for (Field field : answer.headers()) {
            TellingValues.collect(field.value(), request, values);
        }
        Set<String> members = TellingMembers.of(answer.text(), request).members();
        Optional<String> content = isWhole(answer.reading().content())
                ? Optional.of(answer.reading().contentDigest())
                : Optional.empty();
        return new Shown(
                content, values, members, tag(answer.response()), holdsSuccess(answer), isPlain(answer), where);
    }

    private static boolean isPlain(Answer answer) {
        return REFUSALS.contains(answer.status())
                && answer.circumstances().variation().isEmpty();
    }

    /** The data of success as one member of an error, unless the request has brought it. */
    private static boolean holdsSuccess(Answer answer) {
        if (answer.text().length() > LONGEST_REFUSAL) {
            return false;
        }
        return answer.circumstances()
                .control()
                .filter(control -> RefusalHeaders.isOfSame(control, answer))
                .flatMap(Exchange::response)
                .filter(response -> response.status() / 100 == 2)
                .filter(response -> Given.unknownContent(response.content()).isEmpty())
                .map(response -> response.text().strip())
                .filter(text -> text.length() >= SHORTEST_PART && text.length() <= LONGEST_PART)
                .filter(text -> text.startsWith("{") || text.startsWith("["))
                .filter(answer.text()::contains)
                .filter(text -> answer.request()
                        .filter(request ->
                                request.body().text(StandardCharsets.UTF_8).contains(text))
                        .isEmpty())
                .isPresent();
    }

    private static boolean isWhole(Body body) {
        return Given.unknownContent(body).isEmpty() && body.size() >= SHORTEST;
    }

    private static Optional<String> tag(Response response) {
        return response.headers().first("ETag").map(Digests::of);
    }

    @Override
    public Result result() {
        List<Finding> findings = new ArrayList<>();
        boolean compared = false;
        open.addAll(common());
        for (Sets sets : memory.all()) {
            compared |= !sets.successes.isEmpty() && !sets.refusals.isEmpty();
            for (Shown refusal : sets.refusals) {
                leak(sets.successes, refusal)
                        .ifPresent(
                                what -> findings.add(DATA.finding(fact("found", what), fact("in", refusal.where()))));
            }
        }
        if (findings.isEmpty() && compared && isLeftOut) {
            return Result.notApplicable("only the first " + MOST_ANSWERS
                    + " different refusals of a resource were compared, without a finding: show success before them");
        }
        return memory.result(
                findings, compared, "no success with valid credentials and refusal of one resource were seen");
    }

    /** What the refusals of all resources show, of which at least two have nothing to do with each other: it is of the service, not of one of them. */
    private Set<String> common() {
        Set<String> common = Set.of();
        boolean several = false;
        @Nullable Sets first = null;
        for (Sets sets : memory.all()) {
            if (sets.hasRefused()) {
                first = first == null ? sets : first;
                common = first == sets ? sets.refused() : common;
                common.removeIf(word -> !sets.hasRefusedWith(word));
                several = several || !sets.isRelatedTo(first);
            }
        }
        return several ? common : Set.of();
    }

    private Optional<String> leak(List<Shown> successes, Shown refusal) {
        for (Shown success : successes) {
            if (success.content().isPresent() && success.content().equals(refusal.content())) {
                return Optional.of("the content of success");
            }
            if (success.tag().isPresent() && success.tag().equals(refusal.tag())) {
                return Optional.of("the ETag of success");
            }
            Set<String> members = open.without(success.members());
            if (refusal.holdsSuccess() && !members.isEmpty()) {
                return Optional.of("the content of success within other content");
            }
            if (TellingValues.isMostOf(open.without(success.values()), refusal.values())
                    || TellingMembers.areMostOf(members, refusal.members())) {
                return Optional.of("values of success");
            }
        }
        return Optional.empty();
    }
}
