package io.authcontract.matrix;

import io.authcontract.contract.Login;
import io.authcontract.credential.Credential;
import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of a login page: where it goes, and what it carries unseen. Reads the first 256 KiB of a page, tag by tag. */
final class LoginPage {
    private static final int LONGEST = 256 << 10;
    private static final Pattern TAG = Pattern.compile("<(/?form|input)\\b([^>]{0,2000}+)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![^\\s\"'/])([A-Za-z-]{1,32}+)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s>\"']++))");

    private final Map<String, String> hidden = new LinkedHashMap<>();
    private Optional<String> action = Optional.empty();
    private boolean found;

    /** Reads the form that has a field of that name; no form where none has. */
    static Optional<LoginPage> of(String html, String passwordField) {
        LoginPage form = new LoginPage();
        Matcher tags = TAG.matcher(html.substring(0, Math.min(html.length(), LONGEST)));
        while (tags.find()) {
            String tag = tags.group(1).toLowerCase(Locale.ROOT);
            if (tag.equals("form")) {
                form = new LoginPage();
                form.action = Optional.ofNullable(attributes(tags.group(2)).get("action"));
            } else if (tag.equals("/form") && form.found) {
                break;
            } else if (tag.equals("input")) {
                form.add(attributes(tags.group(2)), passwordField);
            }
        }
        return form.found ? Optional.of(form) : Optional.empty();
    }

    private void add(Map<String, String> input, String passwordField) {
        String name = input.getOrDefault("name", "");
        found |= name.equals(passwordField);
        if (input.getOrDefault("type", "").equalsIgnoreCase("hidden") && !name.isEmpty()) {
            hidden.put(name, input.getOrDefault("value", ""));
        }
    }

    static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            String value = Optional.ofNullable(matcher.group(2))
                    .or(() -> Optional.ofNullable(matcher.group(3)))
                    .or(() -> Optional.ofNullable(matcher.group(4)))
                    .orElse("");
            attributes.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), unescaped(value));
        }
        return attributes;
    }

    private static String unescaped(String value) {
        return value.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** The request that sends the form; empty where its action lies at another host or cannot be read. */
    Optional<Request> filled(Request page, Login login, Credential.Basic account) {
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        fields.put(login.userField(), account.user());
        fields.put(login.passwordField(), account.password());
        String content = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return target(page)
                .map(target -> new Request(
                        Method.POST,
                        page.origin(),
                        target,
                        page.headers().with("Content-Type", "application/x-www-form-urlencoded"),
                        Body.of(content)));
    }

    private Optional<String> target(Request page) {
        return Reference.from(page, action.orElse(""))
                .filter(target -> target.origin().equals(page.origin()))
                .map(Request::target);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
