package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The causes of one run on the page, each with the exchange of its first cell. */
final class HtmlCauses {
    private final Html html;
    private final Section section;
    private final String prefix;
    private final Causes causes;
    /** One cause is open from the start, so that a reader sees what is in the others. */
    private final Optional<ClusterEntry> worst;

    HtmlCauses(Html html, Section section, String prefix) {
        this.html = html;
        this.section = section;
        this.prefix = prefix;
        this.causes = new Causes(section.clusters());
        this.worst = causes.decisive().stream().findFirst();
    }

    void write() {
        list("Broken", causes.failing());
        list("Without proof", causes.open());
        overall();
        refusals();
        list("Notes, which break nothing", causes.notes());
    }

    private void list(String title, List<ClusterEntry> some) {
        if (!some.isEmpty()) {
            html.add("<h3>{}</h3>\n", title);
            some.forEach(this::cause);
        }
    }

    private void cause(ClusterEntry cause) {
        Verdict verdict = cause.finding() != null && cause.finding().fails() ? Verdict.BROKEN : cause.verdict();
        html.add(worst.filter(cause::equals).isPresent() ? "<details open" : "<details");
        html.add(
                cause.isDecisive() ? " data-has=\"{}\">\n<summary>" : ">\n<summary title=\"{}\">",
                HtmlVerdict.style(verdict));
        if (cause.isDecisive()) {
            HtmlVerdict.badge(html, verdict);
        }
        summary(cause);
        html.add("<div id=\"{}-c{}\">\n<dl>\n", prefix, cause.number());
        if (cause.finding() != null) {
            facts(cause.finding());
        }
        html.add("<dt>First cell</dt><dd><code>{}</code>{}</dd>\n", cause.firstCell(), others(cause.cells()));
        item("Differs in", cause.difference());
        html.add("</dl>\n");
        block("What was exchanged", cause.exchange());
        block("Send it again", cause.curl());
        block("Run this cell again: mvn test with", RerunLine.of(section.run().testClass(), cause.firstCell()));
        html.add("</div>\n</details>\n");
    }

    private void summary(ClusterEntry cause) {
        FindingEntry finding = cause.finding();
        if (finding == null) {
            html.add(" {}", cause.reason());
        } else {
            html.add(" <code>{}</code> {}", finding.rule(), finding.message());
        }
        html.add(
                " <span class=\"count\">{} {}</span></summary>\n",
                cause.cells(),
                cause.cells() == 1 ? "cell" : "cells");
    }

    private static String others(long cells) {
        return cells == 1 ? "" : " and " + (cells - 1) + (cells == 2 ? " other" : " others");
    }

    private void facts(FindingEntry finding) {
        finding.facts().forEach(fact -> html.add("<dt>{}</dt><dd><code>{}</code></dd>\n", fact.get(0), fact.get(1)));
        html.add(
                "<dt>Level</dt><dd>{}, {}: ",
                finding.level(),
                finding.severity().toLowerCase(Locale.ROOT));
        String link = finding.link();
        if (link != null && link.startsWith("https://")) {
            html.add("<a href=\"{}\" rel=\"noreferrer\">{}</a></dd>\n", link, finding.citation());
        } else {
            html.add("{}</dd>\n", finding.citation());
        }
        item("Why it matters", finding.why());
        item("Fix", finding.fix());
    }

    private void item(String title, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            html.add("<dt>{}</dt><dd>{}</dd>\n", title, text);
        }
    }

    private void block(String title, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            html.add(
                    "<h4>{} <button type=\"button\" class=\"copy\" hidden>copy</button></h4>\n<pre>{}</pre>\n",
                    title,
                    text.strip());
        }
    }

    private void refusals() {
        List<RefusalEntry> refusals = section.fragment().refusals();
        if (refusals.isEmpty()) {
            return;
        }
        html.add(
                "<details>\n<summary>What refusals look like</summary>\n<table>\n<tr><th>scenario</th><th>operations</th><th>status</th>"
                        + "<th>challenges</th><th>content</th><th>fields</th></tr>\n");
        for (RefusalEntry refusal : refusals) {
            html.add(
                    "<tr><td><code>{}</code></td><td>{}: {}</td><td>{}</td><td><code>{}</code></td><td><code>{}</code></td>"
                            + "<td><code>{}</code></td></tr>\n",
                    refusal.scenario(),
                    refusal.operations(),
                    refusal.named(),
                    refusal.status(),
                    refusal.challenges(),
                    refusal.content(),
                    refusal.fields());
        }
        html.add("</table>\n</details>\n");
    }

    private void overall() {
        List<FindingEntry> findings = section.fragment().overall();
        if (!findings.isEmpty()) {
            html.add("<h3>The whole matrix</h3>\n");
        }
        for (FindingEntry finding : findings) {
            html.add("<details>\n<summary>");
            if (finding.fails()) {
                HtmlVerdict.badge(html, Verdict.BROKEN);
            }
            html.add(" <code>{}</code> {}</summary>\n<div>\n<dl>\n", finding.rule(), finding.message());
            facts(finding);
            html.add("</dl>\n</div>\n</details>\n");
        }
    }
}
