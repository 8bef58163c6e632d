package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.Browser.Visit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the cookies from before a login are worth after it, to somebody who has nothing else. */
final class OldCookies {
    private final Bench bench;
    private final Request page;
    private final String passwordField;
    private final Map<String, String> before;
    private final Map<String, String> after;

    /**
     * Keeps what was there before and is there now; nothing is sent.
     *
     * @param page the page that is open to the user now
     * @param passwordField what tells a login page from others
     */
    OldCookies(Bench bench, Request page, String passwordField, Map<String, String> before, Map<String, String> after) {
        this.bench = bench;
        this.page = page;
        this.passwordField = passwordField;
        this.before = before;
        this.after = after;
    }

    String names() {
        return String.join(", ", before.keySet());
    }

    /**
     * Asks for the page with them.
     *
     * @param stranger what somebody without any cookie was answered
     * @param user what the user is answered
     * @return whether they show the page of the user
     * @throws Stuck where the answers tell neither
     */
    boolean work(Exchange stranger, Visit user) {
        if (before.isEmpty()) {
            throw new Stuck(
                    "no cookie was there before the login; declare the session with .scheme(Scheme.cookie(\"sid\"))");
        }
        Exchange answer = asked(before);
        if (isShown(answer) && BodyShape.isSameContent(user.answer(), answer)) {
            checkThatItIsNotOpen(stranger, answer);
            return true;
        }
        if (isTurnedAway(answer)) {
            checkThatOneIsTheSession();
            return false;
        }
        if (isShown(answer) && isTurnedAway(stranger) && isShown(asked(kept()))) {
            return true;
        }
        throw new Stuck("the cookies from before got " + Visit.outcome(answer)
                + " afterwards, which says neither that they are the session of the user nor that they are not");
    }

    private static void checkThatItIsNotOpen(Exchange stranger, Exchange answer) {
        if (BodyShape.isSameContent(stranger, answer)) {
            throw new Stuck("whoever is not logged in gets the same page");
        }
    }

    /** A theme or a token against forgery opens nothing, whether it is old or new. */
    private void checkThatOneIsTheSession() {
        Map<String, String> renewed = new LinkedHashMap<>(after);
        renewed.keySet().retainAll(before.keySet());
        Exchange answer = asked(renewed);
        if (!isShown(answer)) {
            throw new Stuck("none of the cookies from before, " + names()
                    + ", is known as the session: with what became of them the page was answered with "
                    + Visit.outcome(answer) + "; declare the session with .scheme(Scheme.cookie(\"sid\"))");
        }
    }

    /** Those that the login has left as they were: a session id among them is no new one, whatever else the page says each time. */
    private Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>(before);
        kept.entrySet().retainAll(after.entrySet());
        return kept;
    }

    private Exchange asked(Map<String, String> cookies) {
        return bench.send(Browser.carrying(page, cookies));
    }

    private boolean isShown(Exchange answer) {
        return isSuccess(answer) && !isLogin(answer);
    }

    private boolean isTurnedAway(Exchange answer) {
        return Refusals.isOne(answer) || (isSuccess(answer) && isLogin(answer));
    }

    private static boolean isSuccess(Exchange answer) {
        return answer.response().map(Response::status).orElse(0) / 100 == 2;
    }

    private boolean isLogin(Exchange answer) {
        return answer.response()
                .flatMap(response -> LoginPage.of(response.text(), passwordField))
                .isPresent();
    }
}
