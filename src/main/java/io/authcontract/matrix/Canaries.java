package io.authcontract.matrix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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

    /** The line with three asterisks for all that belongs to a secret. */
    String masked(String line) {
        BitSet hidden = found(line);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (!hidden.get(i)) {
                text.append(line.charAt(i));
            } else if (i == 0 || !hidden.get(i - 1)) {
                text.append("***");
            }
        }
        return text.toString();
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
