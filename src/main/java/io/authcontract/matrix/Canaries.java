package io.authcontract.matrix;

import io.authcontract.http.Redaction;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The secrets of one request, looked for in lines of a log: a run of {@value #RUN} characters of one is enough, for a part of a token is logged as well. The
 * header of a JWT is no secret; it is the same in every token. Work is linear in the length of the line.
 */
final class Canaries {
    private static final int RUN = 12;
    /** Shorter secrets would be found in lines that have nothing to do with them. */
    private static final int SHORTEST = 6;

    private final Set<String> runs = new HashSet<>();
    private final List<String> whole = new ArrayList<>();

    Canaries(Collection<String> secrets) {
        secrets.forEach(this::addForms);
    }

    private void addForms(String secret) {
        String[] parts = secret.split("\\.", -1);
        boolean jwt = parts.length == 3 && parts[0].startsWith("ey");
        if (jwt) {
            add(parts[1]);
            add(parts[2]);
        } else {
            add(secret);
            add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            decoded(secret).ifPresent(this::add);
        }
    }

    /** Of user and password only the password: user names may be logged. Octets that are no text would be found nowhere. */
    private static Optional<String> decoded(String secret) {
        try {
            byte[] octets = Base64.getDecoder().decode(secret);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(text.substring(text.indexOf(':') + 1));
        } catch (IllegalArgumentException | CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private void add(String secret) {
        if (secret.length() < RUN && secret.length() >= SHORTEST) {
            whole.add(secret);
        }
        for (int i = 0; i + RUN <= secret.length(); i++) {
            runs.add(secret.substring(i, i + RUN));
        }
    }

    boolean isIn(String line) {
        return !found(line).isEmpty();
    }

    /**
     * The line with three asterisks for all that belongs to a secret, known here or to the redactor. What touches a secret goes with it: tokens of one issuer
     * begin alike, and what a mask leaves of another one would not be recognised as a token any more.
     */
    String masked(String line) {
        BitSet hidden = widened(found(line), line);
        String safe = Redaction.standard().inPlace(line);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            hidden.set(i, hidden.get(i) || (safe.charAt(i) != line.charAt(i) && safe.charAt(i) == '*'));
            if (!hidden.get(i)) {
                text.append(safe.charAt(i));
            } else if (i == 0 || !hidden.get(i - 1)) {
                text.append("***");
            }
        }
        return text.toString();
    }

    private static BitSet widened(BitSet found, String line) {
        BitSet wide = new BitSet(line.length());
        for (int from = found.nextSetBit(0); from >= 0; from = found.nextSetBit(from)) {
            int to = found.nextClearBit(from);
            int start = from;
            while (start > 0 && !wide.get(start - 1) && isOfToken(line.charAt(start - 1))) {
                start--;
            }
            int end = to;
            while (end < line.length() && (isOfToken(line.charAt(end)) || line.charAt(end) == '=')) {
                end++;
            }
            wide.set(start, end);
            from = Math.max(to, end);
        }
        return wide;
    }

    /** Of token68 (RFC 9110 section 11.2) without its padding, or of its percent-encoded form. */
    private static boolean isOfToken(char c) {
        return Character.isLetterOrDigit(c) || "-._~+/%".indexOf(c) >= 0;
    }

    private BitSet found(String line) {
        BitSet found = new BitSet(line.length());
        for (int i = 0; i + RUN <= line.length(); i++) {
            if (runs.contains(line.substring(i, i + RUN))) {
                found.set(i, i + RUN);
            }
        }
        for (String secret : whole) {
            for (int at = line.indexOf(secret); at >= 0; at = line.indexOf(secret, at + secret.length())) {
                found.set(at, at + secret.length());
            }
        }
        return found;
    }
}
