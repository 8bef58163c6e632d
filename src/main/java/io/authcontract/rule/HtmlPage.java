package io.authcontract.rule;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a page of HTML shows a person, as far as one pass over its tags tells. Comments, scripts and styles show nothing. */
final class HtmlPage {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript");

    private final String html;
    private String inside = "";
    private boolean titled;
    private boolean headed;
    private boolean linked;
    private boolean refreshed;
    private boolean labelled;

    private HtmlPage(String html) {
        this.html = html;
    }

    static HtmlPage of(String text) {
        HtmlPage page = new HtmlPage(text.toLowerCase(Locale.ROOT));
        page.labelled = text.startsWith("\uFEFF");
        page.read();
        return page;
    }

    boolean hasTitle() {
        return titled;
    }

    boolean hasHeading() {
        return headed;
    }

    /** A link or a form: something to go on with. */
    boolean hasWayOn() {
        return linked;
    }

    boolean refreshesAtOnce() {
        return refreshed;
    }

    boolean namesCharset() {
        return labelled;
    }

    private void read() {
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            text(at, open < 0 ? html.length() : open);
            at = open < 0 ? html.length() : markup(open);
        }
    }

    private void text(int start, int end) {
        if (!inside.isEmpty() && start < end && !html.substring(start, end).isBlank()) {
            titled |= inside.equals("title");
            headed |= HEADINGS.contains(inside);
        }
    }

    /** Returns where reading goes on; what is not closed reaches to the end. */
    private int markup(int open) {
        if (html.startsWith("<!--", open)) {
            return after(html.indexOf("-->", open + 2), 3);
        }
        boolean closing = html.startsWith("</", open);
        int start = closing ? open + 2 : open + 1;
        if (start >= html.length() || !(isNamePart(html.charAt(start)) || html.charAt(start) == '!')) {
            return open + 1;
        }
        int end = tagEnd(start);
        String tag = html.substring(start, end);
        String name = name(tag);
        if (closing) {
            inside = inside.equals(name) ? "" : inside;
        } else {
            opened(name, tag.substring(name.length()));
        }
        int next = Math.min(html.length(), end + 1);
        return !closing && UNSEEN.contains(name) ? after(html.indexOf("</" + name, next), 0) : next;
    }

    private int after(int found, int length) {
        return found < 0 ? html.length() : found + length;
    }

    private int tagEnd(int start) {
        char quote = 0;
        for (int i = start; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return html.length();
    }

    private static String name(String tag) {
        int end = 0;
        while (end < tag.length() && isNamePart(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end);
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private void opened(String name, String rest) {
        if (name.equals("title") || HEADINGS.contains(name)) {
            inside = name;
        } else if (name.equals("form")) {
            linked = true;
        } else if (name.equals("a")) {
            linked |= attributes(rest).containsKey("href");
        } else if (name.equals("meta")) {
            meta(attributes(rest));
        }
    }

    private void meta(Map<String, String> attributes) {
        String content = attributes.getOrDefault("content", "");
        switch (attributes.getOrDefault("http-equiv", "")) {
            case "refresh" -> refreshed |= isAtOnce(content.strip());
            case "content-type" -> labelled |= content.contains("charset=");
            default -> labelled |= attributes.containsKey("charset");
        }
    }

    private static boolean isAtOnce(String content) {
        int end = 0;
        while (end < content.length() && content.charAt(end) == '0') {
            end++;
        }
        return end > 0 && (end == content.length() || "0123456789".indexOf(content.charAt(end)) < 0);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && !isBreak(text.charAt(at)) && text.charAt(at) != '=') {
                at++;
            }
            String name = text.substring(start, at);
            if (at < text.length() && text.charAt(at) == '=') {
                int end = valueEnd(text, at + 1);
                attributes.putIfAbsent(name, unquoted(text.substring(at + 1, end)));
                at = end;
            } else {
                attributes.putIfAbsent(name, "");
                at++;
            }
        }
        return attributes;
    }

    private static int valueEnd(String text, int start) {
        boolean quoted = start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'');
        if (quoted) {
            int close = text.indexOf(text.charAt(start), start + 1);
            return close < 0 ? text.length() : close + 1;
        }
        int end = start;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && "\"'".indexOf(value.charAt(0)) >= 0;
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isBreak(char c) {
        return c <= ' ' || c == '/';
    }
}
