package io.authcontract.challenge;

import java.util.List;

/** Canonical text of a challenge: what a careful sender would write. */
final class ChallengeWriter {
    private ChallengeWriter() {}

    static String write(Challenge challenge) {
        StringBuilder out = new StringBuilder(challenge.scheme());
        challenge.token68().ifPresent(token -> out.append(' ').append(token));
        if (!challenge.parameters().isEmpty()) {
            write(challenge.parameters(), out.append(' '));
        }
        return out.toString();
    }

    static void write(List<AuthParam> parameters, StringBuilder out) {
        String separator = "";
        for (AuthParam parameter : parameters) {
            out.append(separator).append(parameter.name()).append('=');
            value(parameter, out);
            separator = ", ";
        }
    }

    private static void value(AuthParam parameter, StringBuilder out) {
        if (!parameter.quoted()) {
            out.append(parameter.value());
            return;
        }
        out.append('"');
        for (int i = 0; i < parameter.value().length(); i++) {
            char c = parameter.value().charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }
}
