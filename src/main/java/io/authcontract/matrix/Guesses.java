package io.authcontract.matrix;

import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Passwords of one account: wrong ones, of which none is sent twice, and the right one. Not safe for use by several threads. */
final class Guesses {
    private final Bench bench;
    private final Credential.Basic account;
    private final Login login;
    private final Request anonymous;
    private int made;

    /** Makes the request that logs somebody in. */
    @FunctionalInterface
    interface Login {
        Request as(Credential.Basic who);
    }

    /**
     * Makes no guess yet.
     *
     * @param anonymous a request without any password
     */
    Guesses(Bench bench, Credential.Basic account, Login login, Request anonymous) {
        this.bench = bench;
        this.account = account;
        this.login = login;
        this.anonymous = anonymous;
    }

    /** A request of somebody who tries no password at all. */
    Exchange none() {
        return bench.send(anonymous);
    }

    Exchange wrong() {
        return wrong(request -> request);
    }

    /** A wrong password with other fields of the request than usual. */
    Exchange wrong(UnaryOperator<Request> disguise) {
        made++;
        return send(disguise, new Credential.Basic(account.user(), bench.mark("guess-" + made)));
    }

    Exchange right() {
        return right(request -> request);
    }

    Exchange right(UnaryOperator<Request> disguise) {
        return send(disguise, account);
    }

    private Exchange send(UnaryOperator<Request> disguise, Credential.Basic who) {
        Request request = disguise.apply(login.as(who));
        return request.method().isSafe() ? bench.send(request) : bench.sendOnce(request);
    }

    /** The usual fields of a request, one of them replaced. */
    static UnaryOperator<Request> with(Field field) {
        return request ->
                request.withHeaders(request.headers().without(field.name()).with(field.name(), field.value()));
    }

    /** Whether a login that answers like this let in one of the two and not the other: by status, Location, cookies or what the content is made of. */
    static boolean areAlike(Exchange one, Exchange other) {
        return one.response()
                .flatMap(first -> other.response().filter(second -> areAlike(first, second)))
                .isPresent();
    }

    private static boolean areAlike(Response one, Response other) {
        return BodyShape.isSame(one, other)
                && targets(one).equals(targets(other))
                && cookies(one).equals(cookies(other));
    }

    /** Where a login leads, and the names of what it hands over: codes and sessions are new each time. */
    private static List<String> targets(Response response) {
        return response.headers().values("Location").stream()
                .map(location -> location.replaceAll("(?<=[;=])[^;?&#=]*+", ""))
                .toList();
    }

    private static Set<String> cookies(Response response) {
        return response.headers().values("Set-Cookie").stream()
                .map(line -> line.split("=", 2)[0])
                .collect(Collectors.toSet());
    }
}
