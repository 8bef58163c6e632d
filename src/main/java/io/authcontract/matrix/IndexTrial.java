package io.authcontract.matrix;

import io.authcontract.contract.Login;
import io.authcontract.http.HostNotAllowedException;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.Browser.Visit;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at what search engines find: the login pages that protected pages lead to, and the pages that sitemaps list. */
final class IndexTrial implements Trial {
    private static final int MOST_PAGES = 3;
    private static final int MOST_LISTED = 50;
    private static final Set<Integer> REFUSED = Set.of(401, 403);
    private static final Pattern LOGIN_PATH =
            Pattern.compile("\\b(login|log-in|logon|signin|sign-in|sign_in|sso|oauth2?|authorize|saml2?)\\b");
    private static final Pattern PASSWORD = Pattern.compile("<input\\b[^>]{0,2000}+>", Pattern.CASE_INSENSITIVE);

    private final Matrix matrix;
    private final Bench bench;

    IndexTrial(Matrix matrix, Bench bench) {
        this.matrix = matrix;
        this.bench = bench;
    }

    @Override
    public Hook hook() {
        return Hook.LISTED_PAGE;
    }

    @Override
    public Set<String> rules() {
        return Set.of("crawler-index-hygiene");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        List<Visit> logins = logins();
        Set<String> told = new HashSet<>();
        logins.stream()
                .filter(login -> told.add(path(login)))
                .forEach(login -> tell.accept(new Happening.LoginPageSeen(
                        path(login),
                        login.answer().response().filter(RobotsDirectives::hide).isPresent())));
        Sitemaps sitemaps = new Sitemaps(bench);
        listed(sitemaps.pages(), told, tell);
        if (told.isEmpty() && sitemaps.found() == 0) {
            tell.accept(untried("no page of this run leads to a login page, and there is no sitemap"));
        }
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), because);
    }

    private List<Visit> logins() {
        Stream<Request> pages = Pages.of(matrix, bench, MOST_PAGES).stream().map(bench::page);
        List<Visit> logins = new ArrayList<>();
        pages.map(page -> new Browser(bench).visit(page))
                .filter(visit -> visit.hops() > 0 && isLogin(visit))
                .forEach(logins::add);
        bench.contract()
                .hooks()
                .login()
                .map(Login::page)
                .map(bench::page)
                .map(page -> new Browser(bench).visit(page))
                .filter(IndexTrial::isLogin)
                .ifPresent(logins::add);
        return logins;
    }

    /** A landing page with a form in it wants to be found. */
    private static boolean isLogin(Visit visit) {
        return visit.isPage() && path(visit).length() > 1 && (isLoginPath(path(visit)) || asksForPassword(visit));
    }

    private static boolean isLoginPath(String path) {
        return LOGIN_PATH.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean asksForPassword(Visit visit) {
        String html = RobotsDirectives.seen(
                visit.answer().response().map(Response::text).orElse(""));
        return PASSWORD.matcher(html).results().anyMatch(input -> LoginPage.attributes(input.group())
                .getOrDefault("type", "")
                .equalsIgnoreCase("password"));
    }

    private static String path(Visit visit) {
        return visit.request().path();
    }

    private void listed(Set<String> pages, Set<String> logins, Consumer<Happening> tell) {
        Request base = bench.root("/");
        List<String> refused = new ArrayList<>();
        int tried = 0;
        for (String page : pages) {
            Optional<Visit> visit =
                    tried < MOST_LISTED ? Reference.from(base, page).flatMap(this::visit) : Optional.empty();
            tried += visit.isPresent() ? 1 : 0;
            visit.filter(seen -> isRefused(seen, logins))
                    .ifPresent(seen -> refused.add(page + " (" + outcome(seen) + ")"));
        }
        if (tried > 0) {
            tell.accept(new Happening.SitemapSeen(pages.size(), tried, refused));
        } else if (!pages.isEmpty()) {
            tell.accept(untried("the pages of the sitemap are at hosts that nobody allows: "
                    + pages.iterator().next()));
        }
    }

    private Optional<Visit> visit(Request page) {
        try {
            return Optional.of(new Browser(bench).visit(Bench.asPage(page)));
        } catch (HostNotAllowedException elsewhere) {
            return Optional.empty();
        }
    }

    /** A redirect to another page is none of ours, unless it leads to a login. */
    private static boolean isRefused(Visit seen, Set<String> logins) {
        boolean led = seen.hops() > 0 && seen.stopped().isEmpty();
        String elsewhere = seen.stopped().isPresent() ? location(seen) : "";
        return REFUSED.contains(seen.status())
                || (led && seen.isPage() && (logins.contains(path(seen)) || asksForPassword(seen)))
                || isLoginPath(elsewhere);
    }

    private static String outcome(Visit seen) {
        return REFUSED.contains(seen.status())
                ? String.valueOf(seen.status())
                : "leads to " + (seen.stopped().isPresent() ? location(seen) : path(seen));
    }

    private static String location(Visit seen) {
        return seen.answer()
                .response()
                .flatMap(response -> response.headers().first("Location"))
                .orElse("");
    }
}
