package io.authcontract.junit;

import io.authcontract.client.AuthClient;
import io.authcontract.client.AuthClientOptions;
import io.authcontract.client.Service;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractContext;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.http.Sender;
import io.authcontract.matrix.Target;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What belongs to one declaration while its tests run. Lives in the store of the declaring class or method, which closes it. Contract and base
 * address are asked for when they are first needed: a service may be started only in {@code @BeforeAll}.
 */
final class ContractSession implements CloseableResource, AutoCloseable {
    private final Declaration declaration;
    private final ContractRun run;
    private final ContractContext context;
    private final Sender sender;
    private final AuthClient client;
    private @Nullable Contract contract;
    private @Nullable URI baseUri;

    private record Key(String owner, Object origin) {}

    private ContractSession(Declaration declaration) {
        this.declaration = declaration;
        this.run = ContractRun.of(declaration.owner());
        this.context = new RunningContext(declaration, run);
        AuthClientOptions options = declaration.options().orElseGet(() -> ConfiguredOptions.of(declaration.owner()));
        this.sender = new Sender(
                () -> declaration.transport().apply(options), options.transport(), options.pause(), System::nanoTime);
        this.client = AuthClient.of(this::service, sender, options);
    }

    static ContractSession of(Declaration declaration) {
        Key key = new Key(declaration.owner().getUniqueId(), declaration.origin());
        return Stores.get(declaration.owner(), key, ContractSession.class, () -> new ContractSession(declaration));
    }

    AuthClient client() {
        return client;
    }

    /** Where a matrix of the contract goes: over the sender of the injected clients, so that one rate limit holds for all. */
    Target target() {
        return new Target(
                this::baseUri, this::credential, sender, () -> run.secrets().redaction());
    }

    boolean isOnStub() {
        return declaration.onStub();
    }

    /** A contract that cannot be built is asked for again by the next test. */
    synchronized Contract contract() {
        if (contract == null) {
            contract = built();
        }
        return contract;
    }

    private Contract built() {
        try {
            return declaration.source().contract(context);
        } catch (ExtensionConfigurationException known) {
            throw known;
        } catch (RuntimeException thrown) {
            throw Misconfiguration.contractThrew(declaration.place(), thrown);
        }
    }

    private synchronized URI baseUri() {
        if (baseUri == null) {
            baseUri = asked();
        }
        return baseUri;
    }

    private URI asked() {
        try {
            return contract().baseUri().orElseGet(context::serviceUri);
        } catch (IllegalArgumentException wrong) {
            throw Misconfiguration.at(declaration.place(), wrong);
        }
    }

    private Service service() {
        Contract declared = contract();
        return new Service(declared.name(), this::baseUri, declared.guard(), credentials(declared), () -> run.secrets()
                .redaction());
    }

    private Map<String, Supplier<Credential>> credentials(Contract declared) {
        Map<String, Supplier<Credential>> credentials = new LinkedHashMap<>();
        for (Identity identity : declared.identities()) {
            credentials.put(identity.name(), () -> credential(identity));
        }
        return credentials;
    }

    private Credential credential(Identity identity) {
        return run.credential(declaration.origin(), contract().name(), identity, baseUri());
    }

    @Override
    public void close() {
        sender.close();
    }
}
