package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether search engines are kept from login pages, and are shown no pages that they cannot open. */
final class IndexHygiene implements SetRule.Watch {
    private static final Rule DATA = RuleDraft.rule(
                    "crawler-index-hygiene", "Login pages are not indexed and sitemaps list no protected URLs")
            .is(Level.PRACTICE, Severity.INFO)
            .optIn()
            .concerns(Set.of(Profile.CRAWLER, Profile.BROWSER))
            .cites(
                    new Citation("Google Search documentation (noindex, sitemap errors)", ""),
                    new Citation("Seed text, SEO section", ""))
            .because("People find the login where they looked for the page, and crawlers spend their time on refusals.")
            .remedy("Add noindex to the login page, and build the sitemap from the routes that are open.")
            .data();

    static final SetRule CRAWLER_INDEX_HYGIENE = new Watching(DATA, IndexHygiene::new);

    private static final int MOST_NAMED = 3;

    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> untried = Optional.empty();
    private boolean tried;

    private IndexHygiene() {}

    @Override
    public void see(Observation observation) {
        // The cells follow no redirect, and ask for no sitemap.
    }

    @Override
    public void notice(Happening happening) {
        if (happening instanceof Happening.LoginPageSeen page) {
            tried = true;
            if (!page.isHidden()) {
                findings.add(DATA.finding(fact("login page", page.path()), fact("noindex", "absent")));
            }
        } else if (happening instanceof Happening.SitemapSeen sitemap) {
            tried = true;
            if (!sitemap.refused().isEmpty()) {
                findings.add(finding(sitemap));
            }
        } else if (happening instanceof Happening.Untried none && none.hook() == Hook.LISTED_PAGE) {
            untried = Optional.of(none.because());
        }
    }

    private static Finding finding(Happening.SitemapSeen sitemap) {
        List<Fact> facts = new ArrayList<>();
        sitemap.refused().stream().limit(MOST_NAMED).forEach(page -> facts.add(fact("in the sitemap", page)));
        int more = sitemap.refused().size() - MOST_NAMED;
        if (more > 0) {
            facts.add(fact("and others", more));
        }
        facts.add(fact("tried", sitemap.tried() + " of " + sitemap.listed() + " pages"));
        return DATA.finding(facts.toArray(new Fact[0]));
    }

    @Override
    public Result result() {
        return tried ? Result.of(findings) : Result.notApplicable(untried.orElseGet(Hook.LISTED_PAGE::missing));
    }
}
