package io.authcontract.matrix;

import io.authcontract.contract.Input;
import io.authcontract.contract.Operation;
import io.authcontract.contract.PathTemplate;
import io.authcontract.credential.Scenario;
import io.authcontract.http.Method;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Variation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which operations a scenario can be asked of that tries something besides its credential. A method that is not safe names an object that does not
 * exist, whose 404 is also that of a wrong path; HEAD that follows a GET would ask the same as the GET.
 */
final class Occasions {
    private static final Set<Method> WITH_CONTENT = Set.of(Method.POST, Method.PUT, Method.PATCH);

    private Occasions() {}

    static boolean suits(Scenario scenario, Operation operation) {
        Optional<Variation> tried = scenario.variation();
        return tried.map(it -> suits(it, scenario, operation)).orElseGet(() -> plainly(scenario, operation));
    }

    private static boolean suits(Variation tried, Scenario scenario, Operation operation) {
        return switch (tried) {
            case PATH_SPELLING -> isRead(operation) && (!scenario.id().endsWith(".case") || hasLetters(operation));
            case FORGED_FIELD ->
                !isRewrittenToItself(scenario, operation)
                        && (scenario.scope() == Scenario.Scope.SERVICE || isRead(operation));
            case UNKNOWN_OBJECT ->
                isRead(operation)
                        && !PathTemplate.parse(operation.path()).variables().isEmpty()
                        && (scenario.credential() != CredentialKind.VALID || namesTheObjectLast(operation));
            case INVALID_INPUT -> isWritten(scenario, operation);
            case METHOD_TAMPERING ->
                scenario.id().endsWith("/delete")
                        ? operation.method().equals(Method.DELETE)
                                && operation.input().harmless()
                        : isGet(operation);
        };
    }

    /** What stands before other segments may be a tenant, for whom a credential of another one is none. */
    private static boolean namesTheObjectLast(Operation operation) {
        return operation.path().endsWith("}");
    }

    /** Elsewhere another letter case is the same path. */
    private static boolean hasLetters(Operation operation) {
        return operation.path().replaceAll("\\{[^}]*\\}", "").chars().anyMatch(Character::isLowerCase);
    }

    /** The root is what the fields are sent to. */
    private static boolean isRewrittenToItself(Scenario scenario, Operation operation) {
        return scenario.id().equals("shape.rewrite.headers") && operation.path().equals("/");
    }

    private static boolean plainly(Scenario scenario, Operation operation) {
        return switch (scenario.id()) {
            case "shape.method.trace", Surroundings.ROBOTS -> isGet(operation);
            case "none.expect-continue" ->
                WITH_CONTENT.contains(operation.method())
                        && (operation.input().body().isPresent()
                                || !operation.input().harmless());
            default -> true;
        };
    }

    private static boolean isRead(Operation operation) {
        return operation.method().isSafe() && operation.source() != Operation.Source.FOLLOWS_GET;
    }

    private static boolean isGet(Operation operation) {
        return operation.method().equals(Method.GET);
    }

    /** Only declared content can be right but for one defect. */
    private static boolean isWritten(Scenario scenario, Operation operation) {
        Optional<Input.Content> content = operation.input().body();
        boolean needsJson = scenario.id().endsWith("/broken-json");
        return !operation.method().isSafe()
                && content.filter(it ->
                                !needsJson || it.type().toLowerCase(Locale.ROOT).contains("json"))
                        .isPresent();
    }
}
