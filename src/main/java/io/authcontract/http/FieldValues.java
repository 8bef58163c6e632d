package io.authcontract.http;

import java.util.Optional;

/** What is secret about the value of a name: a header field, a parameter, a member. */
final class FieldValues {
    private final JwtDetector tokens;
    private final CredentialsDetector credentials;
    private final Detector cookie = CookieDetector.ofCookie();
    private final Detector setCookie = CookieDetector.ofSetCookie();

    FieldValues(JwtDetector tokens, CredentialsDetector credentials) {
        this.tokens = tokens;
        this.credentials = credentials;
    }

    void mark(SecretNames.Kind kind, String name, String text, int from, int to, Marks marks) {
        switch (kind) {
            case NONE -> {}
            case CREDENTIALS -> credentials.mark(text, from, to, marks);
            case INFO -> AuthParams.markProofs(text, from, to, marks);
            case COOKIE -> cookie.mark(text, from, to, marks);
            case SET_COOKIE -> setCookie.mark(text, from, to, marks);
            case WHOLE -> marks.add(from, to, SecretNames.variable(name), shown(text.substring(from, to)));
        }
    }

    private String shown(String value) {
        return Optional.of(value)
                .filter(v -> !v.startsWith(Mark.MASK))
                .map(tokens::shown)
                .orElse(value);
    }
}
