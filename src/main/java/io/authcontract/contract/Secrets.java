package io.authcontract.contract;

import io.authcontract.credential.Credential;
import io.authcontract.http.Redaction;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The secrets of one run: where they are read, and the redactor that knows every one read so far. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class Secrets {
    private final Function<String, Optional<String>> environment;
    private final Function<String, Optional<String>> properties;
    private final Optional<Path> file;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private volatile Snapshot snapshot = new Snapshot(0, Redaction.standard());

    private Secrets(
            Function<String, Optional<String>> environment,
            Function<String, Optional<String>> properties,
            Optional<Path> file) {
        this.environment = environment;
        this.properties = properties;
        this.file = file;
    }

    /**
     * Returns the secrets of these places, asked in this order.
     *
     * @param environment looks up an environment variable
     * @param properties looks up a system property
     * @param file a properties file in UTF-8 outside every source tree, read when the first two do not know a name
     * @return the secrets
     */
    public static Secrets of(
            Function<String, Optional<String>> environment,
            Function<String, Optional<String>> properties,
            Optional<Path> file) {
        return new Secrets(environment, properties, file);
    }

    /**
     * Returns a secret and remembers it for the redactor.
     *
     * @param name the name of the variable, property or entry
     * @return the value, never blank
     * @throws IllegalStateException when there is none, or the file cannot be used; the message says what to do
     */
    public String read(String name) {
        String value = find(name).orElseThrow(() -> new IllegalStateException(missing(name)));
        known.add(value);
        return value;
    }

    private Optional<String> find(String name) {
        return environment
                .apply(name)
                .filter(value -> !value.isBlank())
                .or(() -> properties.apply(name).filter(value -> !value.isBlank()))
                .or(() -> file.flatMap(path -> SecretsFile.entry(path, name)).filter(value -> !value.isBlank()));
    }

    private String missing(String name) {
        return "There is no secret \"" + name + "\". Looked for:"
                + "\n  the environment variable " + name
                + "\n  the system property " + name
                + "\n  "
                + file.map(path -> "the entry " + name + " in " + path)
                        .orElse("(no secrets file: authcontract.secrets-file is not set)")
                + "\nSet one of them to a value that is not blank; in a secrets file the line is " + name + "=<value>.";
    }

    /**
     * Remembers what a credential hides.
     *
     * @param credential a credential that an identity supplied
     */
    public void learn(Credential credential) {
        learn(credential.secrets());
    }

    /**
     * Remembers texts that must not be printed.
     *
     * @param texts the texts
     */
    public void learn(Collection<String> texts) {
        known.addAll(texts);
    }

    /**
     * Returns the redactor that masks every secret known by now.
     *
     * @return the redactor
     */
    public Redaction redaction() {
        int size = known.size(); // Asked first: what comes meanwhile makes the next call build again.
        Snapshot latest = snapshot;
        if (latest.size() != size) {
            latest = new Snapshot(size, Redaction.standard().withSecrets(known));
            snapshot = latest;
        }
        return latest.redaction();
    }

    /** Building a redactor takes longer than redacting a line, and secrets only become more. */
    private record Snapshot(int size, Redaction redaction) {}

    @Override
    public String toString() {
        return "Secrets[" + known.size() + " known]";
    }
}
