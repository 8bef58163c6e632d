package io.authcontract.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The properties that are read, and those that somebody has misspelled: a filter or a limit that is ignored would change what a run means. */
final class PropertyNames {
    static final List<String> KNOWN = List.of(
            AuthContractProperties.BASE_URI,
            AuthContractProperties.SECRETS_FILE,
            AuthContractProperties.TIMEOUT_SECONDS,
            AuthContractProperties.REQUESTS_PER_SECOND,
            AuthContractProperties.ONLY,
            AuthContractProperties.STRICT,
            AuthContractProperties.REPORT_DIR,
            AuthContractProperties.REPORT_FORMATS,
            AuthContractProperties.SUMMARY);

    private static final String PREFIX = "authcontract.";
    private static final String FILE = "/junit-platform.properties";
    private static final int NEAR = 2;
    private static final int LONGEST = 64;

    private PropertyNames() {}

    /** Looks at the system properties and at the file of the JUnit Platform. What a launcher is given directly cannot be listed. */
    static void check() {
        Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
        names.addAll(ofFile());
        check(names);
    }

    static void check(Set<String> names) {
        names.stream()
                .filter(name -> name.startsWith(PREFIX) && name.length() <= LONGEST && !KNOWN.contains(name))
                .sorted()
                .forEach(name -> KNOWN.stream()
                        .filter(known -> distance(name, known) <= NEAR)
                        .findFirst()
                        .ifPresent(known -> {
                            throw Misconfiguration.misspelledProperty(name, known);
                        }));
    }

    private static Set<String> ofFile() {
        Properties properties = new Properties();
        try (InputStream file = PropertyNames.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames();
    }

    /** The least number of characters to put in, take out or replace (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
