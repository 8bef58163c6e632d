package io.authcontract.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The secrets one request carries, found by the same detectors that mask them, and what a server finds when it decodes them. */
final class LearnedSecrets {
    /** A shorter cookie value, {@code lang=en} or {@code debug=1}, would blot out half of what a server says. */
    private static final int SHORTEST_COOKIE = 4;

    private static final int SHORTEST_PART = 8;

    private final Set<String> values = new LinkedHashSet<>();

    private LearnedSecrets() {}

    static Set<String> of(Request request, Redaction redaction) {
        LearnedSecrets learned = new LearnedSecrets();
        for (Field field : request.headers()) {
            learned.addAll(field.value(), redaction.marks(field));
            if (SecretNames.isCredentials(field.name())) {
                learned.addAfterScheme(field.value());
            }
        }
        for (String text : List.of(
                request.origin().toString(), request.target(), request.body().text(UTF_8))) {
            learned.addAll(text, redaction.marks(text));
        }
        return learned.values;
    }

    /** The detectors go by words; a token with a space or a quote in it is echoed as one. */
    private void addAfterScheme(String value) {
        int scheme = Scan.skip(value, 0, value.length(), c -> !Tokens.isSpace(c));
        addOne(value.substring(scheme).strip());
    }

    private void addAll(String text, Marks marks) {
        for (Mark mark : marks.all()) {
            String value = text.substring(mark.start(), mark.end());
            boolean tooShort = mark.variable().startsWith("COOKIE") && value.length() < SHORTEST_COOKIE;
            if (!tooShort) {
                add(value, mark.variable());
            }
        }
    }

    private void add(String value, String variable) {
        addOne(value);
        addOne(Unescaped.raw(value).once().toString());
        addTokenParts(value);
        if (variable.equals("BASIC")) {
            addBasic(value);
        } else if (variable.equals("USERINFO")) {
            addPassword(Unescaped.raw(value).once().toString());
        }
    }

    private void addOne(String value) {
        if (!value.isBlank()
                && !value.equals(Mark.MASK)
                && !AuthSchemes.isLiteral(value)
                && !AuthSchemes.isKnown(value)) {
            values.add(value);
        }
    }

    /** Payload and signature of a JWT; its header is no secret. */
    private void addTokenParts(String value) {
        List<String> parts = List.of(value.split("\\.", -1));
        if (value.startsWith("ey") && parts.size() > 2) {
            parts.stream()
                    .skip(1)
                    .filter(part -> part.length() >= SHORTEST_PART)
                    .forEach(this::addOne);
        }
    }

    private void addBasic(String value) {
        try {
            byte[] octets = Base64.getDecoder().decode(value);
            addPassword(new String(octets, UTF_8));
            addPassword(new String(octets, ISO_8859_1));
        } catch (IllegalArgumentException malformed) {
            addPassword(value);
        }
    }

    /** The whole, and what follows the first colon (RFC 7617 section 2); without a password the user-id itself is the key. */
    private void addPassword(String userPass) {
        addOne(userPass);
        int colon = userPass.indexOf(':');
        if (colon >= 0) {
            addOne(colon + 1 < userPass.length() ? userPass.substring(colon + 1) : userPass.substring(0, colon));
        }
    }
}
