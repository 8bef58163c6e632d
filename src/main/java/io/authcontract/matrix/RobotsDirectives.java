package io.authcontract.matrix;

import io.authcontract.http.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a page asks search engines not to list it: in X-Robots-Tag fields or in meta elements, for all of them or for the largest. */
final class RobotsDirectives {
    private static final int LONGEST = 256 << 10;
    private static final Pattern META = Pattern.compile("<meta\\b([^>]{0,2000}+)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern AGENT = Pattern.compile("([a-z][a-z0-9_*-]{0,63}+)\\s*+:(.*)");
    private static final Set<String> WITH_VALUE =
            Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");
    private static final Set<String> HIDING = Set.of("noindex", "none");
    private static final Set<String> AGENTS = Set.of("*", "robots", "googlebot");

    private RobotsDirectives() {}

    static boolean hide(Response page) {
        boolean byField = page.headers().values("X-Robots-Tag").stream().anyMatch(RobotsDirectives::isHiding);
        return byField || hides(page.text());
    }

    /** The name of a crawler holds until the next one. */
    private static boolean isHiding(String line) {
        String agent = "*";
        for (String part : line.toLowerCase(Locale.ROOT).split(",", -1)) {
            String directive = part.strip();
            Matcher named = AGENT.matcher(directive);
            if (named.matches() && !WITH_VALUE.contains(named.group(1))) {
                agent = named.group(1);
                directive = named.group(2).strip();
            }
            if (AGENTS.contains(agent) && HIDING.contains(directive)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hides(String html) {
        Matcher tags = META.matcher(seen(html.substring(0, Math.min(html.length(), LONGEST))));
        while (tags.find()) {
            Map<String, String> attributes = LoginPage.attributes(tags.group(1));
            String name = attributes.getOrDefault("name", "").strip().toLowerCase(Locale.ROOT);
            if (AGENTS.contains(name) && isHiding(attributes.getOrDefault("content", ""))) {
                return true;
            }
        }
        return false;
    }

    /** Without what no browser reads as elements; what is not closed reaches to the end. */
    static String seen(String html) {
        String rest = html;
        for (List<String> unseen :
                List.of(List.of("<!--", "-->"), List.of("<script", "</script"), List.of("<style", "</style"))) {
            rest = without(rest, unseen.get(0), unseen.get(1));
        }
        return rest;
    }

    /** Names of elements are ASCII; other letters may become longer, and the places would not fit. */
    private static String lowered(String html) {
        StringBuilder lower = new StringBuilder(html.length());
        html.chars().map(c -> c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c).forEach(c -> lower.append((char) c));
        return lower.toString();
    }

    private static String without(String html, String open, String close) {
        String lower = lowered(html);
        StringBuilder kept = new StringBuilder();
        int at = 0;
        for (int start = lower.indexOf(open); start >= 0; start = lower.indexOf(open, at)) {
            kept.append(html, at, start);
            int end = lower.indexOf(close, start + open.length());
            at = end < 0 ? html.length() : end + close.length();
        }
        return kept.append(html, at, html.length()).toString();
    }
}
