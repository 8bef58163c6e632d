package io.authcontract.report;

import io.authcontract.matrix.Verdict;
import java.util.Locale;

/** A verdict on the page: colour, sign and word. */
final class HtmlVerdict {
    private HtmlVerdict() {}

    static void badge(Html html, Verdict verdict) {
        html.add("<span class=\"verdict {}\">{} {}</span>", style(verdict), Sign.symbol(verdict), Sign.word(verdict));
    }

    static String style(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
