package io.authcontract.matrix;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import io.authcontract.contract.Identity;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Response;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Asks for a page as users whose password has a colon, or who have characters beyond ASCII. Where another user of the scheme is refused as well, it is not about
 * the characters. Users that may be locked out are left alone, for the cells may have locked them.
 */
final class SpecialUsersTrial implements Trial {
    private static final int MOST_PAGES = 5;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> REFUSED = Set.of(400, 401);
    private static final Set<Fault.Kind> ENDS = Set.of(Fault.Kind.CLOSED_UNANSWERED, Fault.Kind.RESET);

    private final Matrix matrix;
    private final Bench bench;

    SpecialUsersTrial(Matrix matrix, Bench bench) {
        this.matrix = matrix;
        this.bench = bench;
    }

    @Override
    public Hook hook() {
        return Hook.SPECIAL_USER;
    }

    @Override
    public Set<String> rules() {
        return Set.of("basic-decoding");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<SpecialUser> users = users();
        List<Operation> pages = Pages.of(matrix, bench, MOST_PAGES);
        Optional<SpecialUser> usual =
                users.stream().filter(user -> !user.isSpecial()).findFirst();
        users.stream()
                .filter(SpecialUser::isSpecial)
                .forEach(user -> tell.accept(pages.stream()
                        .flatMap(page -> seen(user, usual, page).stream())
                        .findFirst()
                        .orElseGet(() -> untried(user))));
    }

    private Happening untried(SpecialUser user) {
        return new Happening.Untried(
                hook(),
                "no page of this run shows what the service makes of " + user.what() + " ("
                        + user.identity().name() + ")"
                        + (user.isBeyondAscii() ? "; it has to challenge with charset=\"UTF-8\"" : ""));
    }

    private List<SpecialUser> users() {
        return bench.contract().identities().stream()
                .filter(identity -> identity.kind() != Identity.Kind.DISPOSABLE)
                .flatMap(identity -> bench.credential(identity) instanceof Credential.Basic basic
                        ? Stream.of(SpecialUser.of(identity, basic))
                        : Stream.empty())
                .toList();
    }

    private Optional<Happening> seen(SpecialUser user, Optional<SpecialUser> usual, Operation page) {
        List<Challenge> offered = bench.send(bench.anonymous(page)).challenges().stream()
                .filter(challenge -> challenge.hasScheme(Schemes.BASIC))
                .toList();
        boolean applies =
                !offered.isEmpty() && (!user.isBeyondAscii() || offered.stream().allMatch(this::isUtf8));
        if (!applies) {
            return Optional.empty();
        }
        Exchange answer = bench.send(bench.request(page, user.basic()));
        if (isIn(answer)) {
            return Optional.of(happening(user, page, answer, true));
        }
        boolean isUsual = usual.filter(other -> isLetIn(other, page)).isPresent();
        boolean isAboutTheUser = isUsual || usual.isEmpty();
        return isAboutTheUser && isRefused(answer, isUsual) && isRefused(again(user, page), isUsual)
                ? Optional.of(happening(user, page, answer, false))
                : Optional.empty();
    }

    /** Asked twice, for much depends on it. */
    private boolean isLetIn(SpecialUser user, Operation page) {
        Exchange first = again(user, page);
        return isIn(first) || isIn(again(user, page));
    }

    private Exchange again(SpecialUser user, Operation page) {
        return bench.send(bench.request(page, user.basic()));
    }

    private static Happening happening(SpecialUser user, Operation page, Exchange answer, boolean isIn) {
        return new Happening.SpecialUser(
                user.identity().name(), user.what(), page.id(), Browser.Visit.outcome(answer), isIn);
    }

    private boolean isUtf8(Challenge challenge) {
        return challenge.parameter("charset").filter("UTF-8"::equalsIgnoreCase).isPresent();
    }

    private static boolean isIn(Exchange answer) {
        int status = answer.response().map(Response::status).orElse(0);
        return status / 100 == 2 || status == FORBIDDEN;
    }

    /** A redirect, or a connection that ends, says something only where another user gets the page. */
    private static boolean isRefused(Exchange answer, boolean isUsual) {
        if (answer.outcome() instanceof Fault fault) {
            return isUsual && ENDS.contains(fault.kind());
        }
        int status = ((Response) answer.outcome()).status();
        boolean isFailure = status / 100 == 5 && !Evidence.PASSING.contains(status);
        return REFUSED.contains(status) || isFailure || (isUsual && status / 100 == 3);
    }
}
