package io.authcontract.matrix;

import io.authcontract.contract.Login;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Request;
import io.authcontract.matrix.Browser.Visit;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Opens a protected page as a browser does, logs in where it leads, and looks where that ends. Then asks for the page once more with the cookies from before the
 * login: they must not have become those of the user.
 */
final class LoginTrial implements Trial {
    private final Matrix matrix;
    private final Bench bench;
    private final Login login;

    LoginTrial(Matrix matrix, Bench bench, Login login) {
        this.matrix = matrix;
        this.bench = bench;
        this.login = login;
    }

    @Override
    public Hook hook() {
        return Hook.LOGIN;
    }

    @Override
    public Set<String> rules() {
        return Set.of("session-rotates", "login-round-trip");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        try {
            Operation operation = operation().orElseThrow(() -> new Stuck("no page of this run can be opened"));
            tried(operation, tell);
        } catch (Stuck stuck) {
            tell.accept(untried(stuck.because()));
        }
    }

    private Optional<Operation> operation() {
        return matrix.stream()
                .flatMap(cell -> cell.operation().stream())
                .filter(operation -> operation.source() == Operation.Source.DECLARED
                        && operation.access().isProtected()
                        && operation.method().isSafe())
                .filter(bench::isAddressed)
                .findFirst();
    }

    private void tried(Operation operation, Consumer<Happening> tell) {
        Browser browser = new Browser(bench);
        Request wanted = bench.page(operation);
        Visit refused = browser.visit(wanted);
        boolean led = refused.hops() > 0 || refused.stopped().isPresent();
        if (led && !refused.isPage()) {
            tell.accept(roundTrip(operation, wanted, refused, false));
        }
        Request form = form(led && refused.isPage() ? refused : browser.visit(bench.page(login.page())));
        plant(browser);
        Map<String, String> before = browser.cookies();
        Visit landed = browser.visit(form);
        Visit inside = browser.visit(wanted);
        if (inside.hops() > 0 || !inside.isPage()) {
            throw new Stuck("afterwards " + operation + " was answered with " + inside.outcome() + ", after "
                    + inside.hops() + " redirects; the login itself ended with " + landed.outcome());
        }
        if (led && refused.isPage()) {
            tell.accept(roundTrip(operation, wanted, landed, true));
        }
        OldCookies old = new OldCookies(bench, wanted, login.passwordField(), before, browser.cookies());
        tell.accept(new Happening.SessionAfterLogin(operation.id(), old.names(), old.work(refused.answer(), inside)));
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), "the login with " + login + ": " + because);
    }

    private Happening roundTrip(Operation operation, Request wanted, Visit end, boolean shown) {
        if (!end.isConclusive()) {
            return new Happening.LedNowhere(
                    operation.id(),
                    "the login with " + login + ": the way from " + operation + " to the login and back ended with "
                            + end.outcome() + ", which shows nothing");
        }
        String ended = end.request().target();
        return new Happening.RoundTrip(
                operation.id(),
                wanted.target(),
                ended,
                end.outcome(),
                shown,
                shown && end.isPage() && isThere(wanted.target(), ended));
    }

    private Request form(Visit page) {
        if (!page.isPage()) {
            throw new Stuck("its page was answered with " + page.outcome());
        }
        Credential.Basic account = account();
        return page.answer()
                .response()
                .flatMap(response -> LoginPage.of(response.text(), login.passwordField()))
                .orElseThrow(() -> new Stuck("its page has no form with a field \"" + login.passwordField() + "\""))
                .filled(page.request(), login, account)
                .orElseThrow(() -> new Stuck("its form is not sent to this host"));
    }

    private Credential.Basic account() {
        try {
            return bench.account(login);
        } catch (RuntimeException | AssertionError thrown) {
            throw new Stuck("its account could not be had: " + thrown);
        }
    }

    /** Where a session begins with the login, an attacker brings one along. */
    private void plant(Browser browser) {
        for (Scheme scheme : bench.contract().schemes()) {
            if (scheme.kind() == Scheme.Kind.COOKIE && !browser.cookies().containsKey(scheme.carrier())) {
                browser.put(scheme.carrier(), bench.requestId(scheme.carrier()));
            }
        }
    }

    /** The same path, and all of the query; frameworks add a parameter of their own to it. */
    private static boolean isThere(String wanted, String ended) {
        String[] one = wanted.split("\\?", 2);
        String[] other = ended.split("\\?", 2);
        return one[0].equals(other[0])
                && (one.length == 1
                        || (other.length == 2
                                && new HashSet<>(Arrays.asList(other[1].split("&")))
                                        .containsAll(Arrays.asList(one[1].split("&")))));
    }
}
