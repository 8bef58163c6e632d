package io.authcontract.junit;

import io.authcontract.contract.Identity;
import io.authcontract.contract.Secrets;
import io.authcontract.credential.Credential;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a whole run shares: its secrets, and the credentials that identities have supplied. Lives in the root store. */
final class ContractRun {
    private final Secrets secrets;
    private final Map<Caller, Identity> identities = new ConcurrentHashMap<>();

    /** An identity of the same origin at the same service is the same caller, whichever test class asks. */
    private record Caller(Object origin, String contract, String identity, URI service) {}

    private ContractRun(Secrets secrets) {
        this.secrets = secrets;
    }

    static ContractRun of(ExtensionContext context) {
        return Stores.get(context.getRoot(), ContractRun.class, ContractRun.class, () -> begun(context));
    }

    private static ContractRun begun(ExtensionContext context) {
        PropertyNames.check();
        return new ContractRun(secrets(context));
    }

    private static Secrets secrets(ExtensionContext context) {
        Optional<Path> file = context.getConfigurationParameter(AuthContractProperties.SECRETS_FILE)
                .map(ContractRun::path);
        return Secrets.of(
                name -> Optional.ofNullable(System.getenv(name)),
                name -> Optional.ofNullable(System.getProperty(name)),
                file);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw Misconfiguration.wrongProperty(AuthContractProperties.SECRETS_FILE, text, "the path of a file");
        }
    }

    Secrets secrets() {
        return secrets;
    }

    /** Asks the supplier once a run. */
    Credential credential(Object origin, String contract, Identity identity, URI service) {
        Caller caller = new Caller(origin, contract, identity.name(), service);
        Credential credential =
                identities.computeIfAbsent(caller, key -> identity).credential();
        secrets.learn(credential);
        return credential;
    }
}
