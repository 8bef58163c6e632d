package io.authcontract.rule;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a login page that asks for the name of the user first, and for the password on its next page. Looks at the beginning of a page only. */
final class LoginWords {
    private static final int LONGEST_PAGE = 65_536;
    private static final int LONGEST_FORM = 8192;
    private static final int MOST_FORMS = 8;
    private static final String TAG = "\\b[^<>]{0,2000}+>";
    private static final Pattern FORM = Pattern.compile("<form" + TAG);
    private static final Pattern INPUT = Pattern.compile("<input" + TAG);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(?:type|name|id|autocomplete)\\s*+=\\s*+[\"']?+([\\w.-]++)");
    private static final Pattern HEADING = Pattern.compile("<(?:title|h[123])" + TAG + "([^<]{0,200}+)");
    private static final Pattern BUTTON = Pattern.compile("<(?:button|legend|h[123])" + TAG + "([^<]{0,200}+)");
    private static final Pattern SUBMIT = Pattern.compile("\\btype\\s*+=\\s*+[\"']?+submit\\b");
    private static final Pattern LOGIN = Pattern.compile(
            "\\b(?:log[-_ ]?(?:in|on)|sign[-_ ]?(?:in|on)|sso|authenticate|anmelden|anmeldung|connexion)\\b");

    private static final Set<String> USER =
            Set.of("email", "username", "user", "userid", "user_id", "login", "identifier", "loginfmt", "account");

    /** A search, and news that one may subscribe to, are on many pages. */
    private static final List<String> NO_LOGIN = List.of("newsletter", "subscribe", "search");

    private LoginWords() {}

    /** Of a text in lower case. */
    static boolean asksForUser(String page) {
        String html = page.substring(0, Math.min(page.length(), LONGEST_PAGE));
        boolean isLoginPage = isNamed(HEADING, html);
        Matcher form = FORM.matcher(html);
        for (int forms = 0; forms < MOST_FORMS && form.find(); forms++) {
            String content = content(html, form.end());
            if (hasUserInput(content)
                    && NO_LOGIN.stream().noneMatch(form.group()::contains)
                    && (isLogin(form.group()) || hasLoginButton(content) || isLoginPage)) {
                return true;
            }
        }
        return false;
    }

    private static String content(String html, int start) {
        String rest = html.substring(start, Math.min(html.length(), start + LONGEST_FORM));
        int end = rest.indexOf("</form");
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static boolean hasUserInput(String content) {
        return INPUT.matcher(content)
                .results()
                .flatMap(input -> ATTRIBUTE.matcher(input.group()).results())
                .anyMatch(attribute -> USER.contains(attribute.group(1)));
    }

    private static boolean hasLoginButton(String content) {
        return isNamed(BUTTON, content)
                || INPUT.matcher(content)
                        .results()
                        .anyMatch(input -> SUBMIT.matcher(input.group()).find() && isLogin(input.group()));
    }

    private static boolean isNamed(Pattern tags, String html) {
        return tags.matcher(html).results().anyMatch(tag -> isLogin(tag.group(1)));
    }

    private static boolean isLogin(String words) {
        return LOGIN.matcher(words).find();
    }
}
