package io.authcontract.rule;

import io.authcontract.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The name somebody tried to log in with: Basic credentials, a form or a JSON object. */
final class UserNames {
    private static final List<String> MEMBERS = List.of("username", "user", "email", "login", "j_username");

    private UserNames() {}

    static Optional<String> of(Answer answer) {
        if (answer.sent().hasAuthorization()) {
            return answer.sent().hasScheme("Basic") ? ofBasic(answer.sent().token()) : Optional.empty();
        }
        return answer.request().flatMap(UserNames::ofContent).filter(name -> !name.isEmpty());
    }

    private static Optional<String> ofBasic(String token) {
        try {
            String plain = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(plain.substring(0, colon));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofContent(Request request) {
        String type = request.headers().first("Content-Type").orElse("");
        String text = request.body().text(StandardCharsets.UTF_8);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return ofForm(text);
        }
        if (!type.startsWith("application/json")) {
            return Optional.empty();
        }
        JsonContent content = JsonContent.of(text);
        return MEMBERS.stream()
                .flatMap(name -> content.member(name).stream())
                .map(JsonContent.Member::text)
                .findFirst();
    }

    private static Optional<String> ofForm(String form) {
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && MEMBERS.contains(pair.substring(0, equals))) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }
}
