package io.authcontract.junit;

import java.lang.reflect.Field;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The texts for wrong configuration: where, what was found, what to write instead. */
final class Misconfiguration {
    private Misconfiguration() {}

    /** What a contract itself found wrong; it has said what to write. */
    static ExtensionConfigurationException at(String place, IllegalArgumentException wrong) {
        return new ExtensionConfigurationException(place + ":\n" + wrong.getMessage(), wrong);
    }

    /** The library is missing that the stub needs; the message says which. */
    static ExtensionConfigurationException noStub(String place, IllegalStateException missing) {
        return new ExtensionConfigurationException(place + ":\n" + missing.getMessage(), missing);
    }

    static ExtensionConfigurationException contractThrew(String place, RuntimeException thrown) {
        String found = thrown instanceof IllegalArgumentException
                ? thrown.getMessage()
                : "It threw " + thrown
                        + ". What needs a started service or a secret belongs into a supplier, for example"
                        + " baseUri(() -> server.uri()).";
        return new ExtensionConfigurationException(place + ":\nThe contract cannot be built. " + found, thrown);
    }

    static ExtensionConfigurationException noContract(String place) {
        return new ExtensionConfigurationException(
                place
                        + ":\nThe contract is null. Let it be built: Contract.named(\"orders\").baseUri(() -> server.uri()).build().");
    }

    static ExtensionConfigurationException brokenLocator(ServiceConfigurationError broken) {
        return new ExtensionConfigurationException(
                "A ServiceLocator cannot be loaded: " + broken.getMessage()
                        + ". Correct the file META-INF/services/io.authcontract.junit.ServiceLocator, or the class it names.",
                broken);
    }

    static ExtensionConfigurationException nothingDeclared(ExtensionContext context) {
        return new ExtensionConfigurationException(
                context.getRequiredTestClass().getName()
                        + ":\nAuthContractExtension is registered, but no contract is declared. Write @AuthContract(OrdersContract.class) or"
                        + " @AuthContract(baseUri = \"http://localhost:8080\") on the class, or a field"
                        + "\n  @RegisterExtension static final AuthContractExtension contract = AuthContractExtension.with(() -> ..);");
    }

    static ExtensionConfigurationException twoFields(RegisteredExtension one, RegisteredExtension other) {
        return new ExtensionConfigurationException(
                one.declaringClass().getName() + ":\nThe fields " + one.field().getName() + " and "
                        + other.field().getName()
                        + " both register an AuthContractExtension. Keep one; put tests of another contract into a nested class with its own.");
    }

    static ExtensionConfigurationException sourceAndMore(String place, Class<?> source, List<String> others) {
        return new ExtensionConfigurationException(place + ":\nBoth the source " + source.getSimpleName() + " and "
                + String.join(", ", others)
                + " are given, but a source declares the whole contract. Keep one: write @AuthContract("
                + source.getSimpleName() + ".class) and declare the rest there, or leave out the source.");
    }

    static ExtensionConfigurationException stubAndMore(String place, List<String> others) {
        return new ExtensionConfigurationException(place + ":\nBoth stub and " + String.join(", ", others)
                + " are given, but the stub brings its address, operations, schemes and identities. Keep one: leave out the others to rehearse on"
                + " the stub, or leave out stub to test a service.");
    }

    static ExtensionConfigurationException noConstructor(String place, Class<?> source) {
        return new ExtensionConfigurationException(
                place + ":\nThe source " + source.getName()
                        + " cannot be created: it has to be a top-level or static class, not abstract, with a constructor without parameters."
                        + " A contract that needs more is declared with a field:"
                        + "\n  @RegisterExtension static final AuthContractExtension contract = AuthContractExtension.with(() -> ..);");
    }

    static ExtensionConfigurationException constructorThrew(String place, Class<?> source, Exception thrown) {
        return new ExtensionConfigurationException(
                place + ":\nThe source " + source.getName() + " cannot be created: its constructor threw " + thrown
                        + ". Move what can fail into the suppliers of the contract.",
                thrown);
    }

    static ExtensionConfigurationException credentialLiteral(String place, String attribute) {
        return new ExtensionConfigurationException(
                place + ":\nThe attribute " + attribute
                        + " looks as if it has a credential in it, and what is in an annotation is in the repository. Take it out, revoke it if"
                        + " it is real, and let an identity of a ContractSource supply it:"
                        + "\n  .identity(Identity.valid(\"alice\", () -> Credential.bearer(context.secret(\"ORDERS_TOKEN\"))))");
    }

    static ExtensionConfigurationException noAddress(String place, List<String> locators) {
        return new ExtensionConfigurationException(place
                + ":\nNobody knows the address of the service. There are three ways to tell it:"
                + "\n  1. write it: @AuthContract(baseUri = \"http://localhost:8080\"), or set the property authcontract.base-uri"
                + "\n  2. declare it in a contract: @AuthContract(OrdersContract.class), or, for a port known only at run time, a field"
                + "\n       @RegisterExtension static final AuthContractExtension contract ="
                + "\n           AuthContractExtension.with(() -> Contract.named(\"orders\").baseUri(() -> server.uri()).build());"
                + "\n  3. run the application in the test, with a ServiceLocator that finds it ("
                + (locators.isEmpty() ? "none is registered" : "none of these does: " + String.join(", ", locators))
                + ")");
    }

    static ExtensionConfigurationException locatorsDisagree(String place, List<ServiceAddress.Located> found) {
        return new ExtensionConfigurationException(place + ":\nService locators found different applications:"
                + found.stream()
                        .map(it -> "\n  " + it.uri() + " by " + it.locator())
                        .collect(Collectors.joining())
                + "\nTell which one is meant: @AuthContract(baseUri = \"..\"), or the property authcontract.base-uri.");
    }

    static ExtensionConfigurationException wrongProperty(String name, String found, String write) {
        return new ExtensionConfigurationException(
                "The property " + name + " is \"" + found + "\". Write " + write + ".");
    }

    static ExtensionConfigurationException misspelledProperty(String name, String meant) {
        return new ExtensionConfigurationException("Nothing reads the property " + name + ". Write " + meant
                + ", or another name that does not look like it.");
    }

    static ExtensionConfigurationException noSingleCell(Class<?> parameter, ExtensionContext context) {
        return new ExtensionConfigurationException(template(context) + ":\nThe parameter " + parameter.getSimpleName()
                + " belongs to one cell, but with granularity OPERATION an invocation has many. Leave it out, or write @AuthMatrix without"
                + " granularity.");
    }

    static ExtensionConfigurationException noOperation(ExtensionContext context, String contract) {
        return new ExtensionConfigurationException(template(context) + ":\nThe contract \"" + contract
                + "\" declares no operation, so there is no matrix. Declare what the service serves, for example"
                + " .secured(\"GET,POST /orders\") and .open(\"GET /health\", \"load balancer probe\").");
    }

    static ExtensionConfigurationException makeItStatic(Field field, ExtensionContext context) {
        return new ExtensionConfigurationException(template(context) + ":\nThe field " + field.getName() + " of "
                + field.getDeclaringClass().getName()
                + " registers the contract, but JUnit asks for the cells before there is a test instance that has the field. Make it static, or"
                + " annotate the class with @TestInstance(Lifecycle.PER_CLASS).");
    }

    private static String template(ExtensionContext context) {
        return "@AuthMatrix on " + context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
    }
}
