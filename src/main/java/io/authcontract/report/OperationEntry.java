package io.authcontract.report;

import io.authcontract.contract.Operation;
import io.authcontract.rule.Access;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One operation in {@code matrix.json}. The names of the members are those of the schema. */
record OperationEntry(
        int run,
        String id,
        String contract,
        String method,
        String path,
        String access,
        String source,
        List<String> scopes,
        @Nullable String reason) {

    static OperationEntry of(Operation operation, String contract) {
        return new OperationEntry(
                1,
                operation.id(),
                contract,
                operation.method().toString(),
                operation.path(),
                access(operation.access()),
                operation.source().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                operation.scopes(),
                operation.access() instanceof Access.Open open ? open.reason() : null);
    }

    private static String access(Access access) {
        if (access instanceof Access.Secured) {
            return "secured";
        }
        if (access instanceof Access.AnyAuthenticated) {
            return "anyAuthenticated";
        }
        return access instanceof Access.Open ? "public" : "unclassified";
    }

    OperationEntry numbered(int other) {
        return new OperationEntry(other, id, contract, method, path, access, source, scopes, reason);
    }
}
