package io.authcontract.junit;

import io.authcontract.client.AuthClient;
import io.authcontract.client.AuthClientOptions;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractSource;
import io.authcontract.http.Transport;
import io.authcontract.stub.AuthStub;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects {@link AuthClient}, {@link Contract} and {@link AuthStub} parameters. {@link AuthContract} registers it; a field does where the contract depends on what
 * the test class starts:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AuthContractExtension contract = AuthContractExtension.with(() -> Contract.named("orders").baseUri(() -> server.uri()).build());
 * }</pre>
 *
 * <p>A static field serves constructors, lifecycle methods and test methods; an instance field serves test methods and the lifecycle methods
 * around them. Immutable.
 *
 * @since 0.1.0
 */
public final class AuthContractExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private final Optional<ContractSource> source;
    private final Optional<AuthClientOptions> options;
    private final Function<AuthClientOptions, Transport> transport;

    /** For JUnit, which makes the instance that {@link AuthContract} registers. */
    AuthContractExtension() {
        this(Optional.empty(), Optional.empty(), DefaultTransport::open);
    }

    private AuthContractExtension(
            Optional<ContractSource> source,
            Optional<AuthClientOptions> options,
            Function<AuthClientOptions, Transport> transport) {
        this.source = source;
        this.options = options;
        this.transport = transport;
    }

    /**
     * Returns an extension for a contract.
     *
     * @param contract gives the contract; called when a test first needs it, after {@code @BeforeAll}
     * @return the extension, for a field with {@code @RegisterExtension}
     */
    public static AuthContractExtension with(Supplier<Contract> contract) {
        return with(context -> contract.get());
    }

    /**
     * Returns an extension for a contract that asks for secrets or the service's address.
     *
     * @param source gives the contract; called when a test first needs it, after {@code @BeforeAll}
     * @return the extension, for a field with {@code @RegisterExtension}
     */
    public static AuthContractExtension with(ContractSource source) {
        return new AuthContractExtension(Optional.of(source), Optional.empty(), DefaultTransport::open);
    }

    /**
     * Returns this extension with other limits than the properties give.
     *
     * @param limits limits and rate of the injected clients
     * @return another extension
     */
    public AuthContractExtension withOptions(AuthClientOptions limits) {
        return new AuthContractExtension(source, Optional.of(limits), transport);
    }

    /**
     * Returns this extension with another transport than OkHttp's.
     *
     * @param opener opens the transport when the first request is sent; it is closed with the test class
     * @return another extension
     */
    public AuthContractExtension withTransport(Function<AuthClientOptions, Transport> opener) {
        return new AuthContractExtension(source, options, opener);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ClosestContract.find(context).ifPresent(Declaration::check);
    }

    /** Checks what is declared on the method itself; {@link #beforeAll} has not seen that. */
    @Override
    public void beforeEach(ExtensionContext context) {
        ClosestContract.find(context).ifPresent(Declaration::check);
    }

    /** Several instances may be registered for one test; the one that is declared closest answers for all of them. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == AuthClient.class || type == Contract.class || type == AuthStub.class)
                && RegisteredExtension.closest(context)
                        .map(it -> it.extension() == this)
                        .orElse(source.isEmpty());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<Declaration> closest = ClosestContract.find(context);
        if (parameter.getParameter().getType() == AuthStub.class) {
            return closest.filter(Declaration::onStub)
                    .map(it -> Stubs.of(it.owner()))
                    .orElseGet(() -> Stubs.ofClass(context));
        }
        Declaration declaration = closest.orElseThrow(() -> Misconfiguration.nothingDeclared(context));
        ContractSession session = ContractSession.of(declaration);
        if (parameter.getParameter().getType() == Contract.class) {
            return session.contract();
        }
        if (context.getTestMethod().equals(Optional.of(parameter.getDeclaringExecutable()))) {
            // A wrong contract fails the test at once. A constructor or @BeforeAll may come before what the contract
            // depends on.
            session.contract();
        }
        return session.client();
    }

    Declaration declaredBy(String place, ExtensionContext owner) {
        return new Declaration(place, this, () -> {}, source.orElseThrow(), options, transport, owner, false);
    }

    boolean isDeclaration() {
        return source.isPresent();
    }
}
