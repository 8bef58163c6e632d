package io.authcontract.junit;

import io.authcontract.stub.AuthStub;
import io.authcontract.stub.StubServer;
import io.authcontract.stub.StubService;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The one stub server of a run, and the stubs on it: each test class that asks for one has its own. */
final class Stubs {
    private Stubs() {}

    private record Key(String owner) {}

    /** Lives in the root store. */
    private record Server(StubServer server) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Lives in the store of the class or method that asks for it. */
    private record Stub(AuthStub stub) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            stub.close();
        }
    }

    static AuthStub of(ExtensionContext owner) {
        Server server = Stores.get(owner.getRoot(), Server.class, Server.class, () -> new Server(StubServer.open()));
        return Stores.get(
                        owner,
                        new Key(owner.getUniqueId()),
                        Stub.class,
                        () -> new Stub(server.server().stub(StubService.orders())))
                .stub();
    }

    /** For a test whose contract is not the stub's: it rehearses a client. */
    static AuthStub ofClass(ExtensionContext context) {
        return of(Contexts.outward(context)
                .filter(at -> Contexts.testClass(at).isPresent())
                .reduce(context, (inner, outer) -> outer));
    }
}
