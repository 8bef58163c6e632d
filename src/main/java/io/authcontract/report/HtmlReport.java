package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes {@code index.html}: one page, complete in itself, which works without script and shows what a service has sent as text only. */
final class HtmlReport {
    private final Sections sections;

    HtmlReport(Sections sections) {
        this.sections = sections;
    }

    void writeTo(Writer out) throws IOException {
        Html html = new Html(out);
        PageAsset style = PageAsset.named("page.css");
        PageAsset script = PageAsset.named("page.js");
        head(html, style, script);
        out.write("<style>" + style.text() + "</style>\n</head>\n<body>\n");
        top(html);
        int number = 1;
        for (Section section : sections.list()) {
            new HtmlSection(html, section, number++).write();
        }
        out.write("</main>\n<script>" + script.text() + "</script>\n</body>\n</html>\n");
    }

    private void head(Html html, PageAsset style, PageAsset script) {
        html.add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.add(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n",
                "default-src 'none'; style-src " + style.digest() + "; script-src " + script.digest()
                        + "; base-uri 'none'; form-action 'none'");
        html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.add("<title>{}: {}</title>\n", sections.names(), sections.tally());
    }

    private void top(Html html) {
        if (sections.stubWasUsed()) {
            html.add("<p class=\"stub\" role=\"note\">The stub answered in place of the service. What is marked"
                    + " <span class=\"tag\">stub</span> says nothing about a service.</p>\n");
        }
        html.add("<header>\n<h1>How {} refuses callers</h1>\n", sections.names());
        html.add(
                "<p class=\"quiet\">{} cells: every operation with every scenario. authcontract, {}.</p>\n",
                sections.tally().total(),
                Moment.text(sections.generated()));
        for (String unreadable : sections.unreadable()) {
            html.add(
                    "<p class=\"stub\">Left out, because it cannot be read: <code>runs/{}</code>. Delete it and run its test class"
                            + " again.</p>\n",
                    unreadable);
        }
        filter(html);
        html.add("</header>\n<main>\n");
    }

    /** The counts, each a switch: what is unchecked is hidden by the style alone. */
    private void filter(Html html) {
        html.add("<fieldset class=\"filter\">\n<legend>Show</legend>\n");
        for (Verdict verdict : Tally.WORST_FIRST) {
            String name = verdict.name().toLowerCase(Locale.ROOT);
            html.add(
                    "<label class=\"{}\" title=\"{}\"><input type=\"checkbox\" id=\"show-{}\" checked> {} {} {}</label>\n",
                    name,
                    Legend.meaning(verdict),
                    name,
                    Sign.symbol(verdict),
                    sections.tally().count(verdict),
                    Sign.word(verdict));
        }
        html.add("</fieldset>\n");
    }
}
