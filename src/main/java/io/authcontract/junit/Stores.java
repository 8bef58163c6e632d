package io.authcontract.junit;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** JUnit's store, in which everything of ours lives. */
final class Stores {
    private static final Namespace NAMESPACE = Namespace.create(AuthContractExtension.class);

    private Stores() {}

    /** The one call of a method that JUnit 6 deprecates; its successor does not exist before. */
    static <T> T get(ExtensionContext owner, Object key, Class<T> type, Supplier<T> otherwise) {
        return owner.getStore(NAMESPACE).getOrComputeIfAbsent(key, absent -> otherwise.get(), type);
    }
}
