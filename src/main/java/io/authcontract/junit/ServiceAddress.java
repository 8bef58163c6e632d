package io.authcontract.junit;

import io.authcontract.contract.BaseAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Where the service is, when its contract does not say so: property, annotation, running application. */
final class ServiceAddress {

    /** What one locator found. */
    record Located(String locator, URI uri) {}

    private ServiceAddress() {}

    static URI find(Declaration declaration) {
        ExtensionContext owner = declaration.owner();
        return property(owner)
                .or(() -> annotation(owner))
                .or(() -> application(declaration.place(), owner))
                .orElseThrow(() -> Misconfiguration.noAddress(declaration.place(), names(locators())));
    }

    /** Fails early where no answer can be expected: no property and no locator. */
    static void checkThatSomebodyKnows(String place, ExtensionContext owner) {
        if (property(owner).or(() -> annotation(owner)).isEmpty() && locators().isEmpty()) {
            throw Misconfiguration.noAddress(place, List.of());
        }
    }

    private static Optional<URI> property(ExtensionContext owner) {
        return owner.getConfigurationParameter(AuthContractProperties.BASE_URI)
                .map(text -> parsed("The property " + AuthContractProperties.BASE_URI, text));
    }

    private static Optional<URI> annotation(ExtensionContext owner) {
        return Contexts.outward(owner)
                .flatMap(at -> at.getElement().stream())
                .flatMap(element -> AnnotationSupport.findAnnotation(element, AuthContract.class).stream()
                        .filter(it -> !it.baseUri().isEmpty())
                        .map(it -> parsed(new AnnotatedContract(it, element, owner).place(), it.baseUri())))
                .findFirst();
    }

    private static URI parsed(String where, String text) {
        try {
            return BaseAddress.parse(where, text);
        } catch (IllegalArgumentException wrong) {
            throw new ExtensionConfigurationException(wrong.getMessage(), wrong);
        }
    }

    private static Optional<URI> application(String place, ExtensionContext owner) {
        List<Located> found = locators().stream()
                .flatMap(locator -> locator.locate(owner).stream()
                        .map(uri -> located(locator.getClass().getName(), uri)))
                .toList();
        if (found.stream().map(Located::uri).distinct().count() > 1) {
            throw Misconfiguration.locatorsDisagree(place, found);
        }
        return found.stream().map(Located::uri).findFirst();
    }

    private static Located located(String locator, URI uri) {
        return new Located(locator, parsed("The service locator " + locator, uri.toString()));
    }

    private static List<ServiceLocator> locators() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ServiceLoader<ServiceLocator> services = ServiceLoader.load(
                ServiceLocator.class, loader == null ? ServiceAddress.class.getClassLoader() : loader);
        try {
            return services.stream().map(ServiceLoader.Provider::get).toList();
        } catch (ServiceConfigurationError broken) {
            throw Misconfiguration.brokenLocator(broken);
        }
    }

    private static List<String> names(List<ServiceLocator> locators) {
        return locators.stream().map(locator -> locator.getClass().getName()).toList();
    }
}
