package io.authcontract.client.restassured;

import io.authcontract.assertion.AuthResponseAssert;
import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.ResponseSpecification;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes refusal specifications. A ResponseSpecification has some seventy methods of which {@code validate} is the one that matters to
 * {@code then().spec(..)}; the others are handed to a specification of REST-assured.
 */
final class Refusals implements InvocationHandler {
    private final ResponseSpecification others = new ResponseSpecBuilder().build();
    private final List<Consumer<AuthResponseAssert>> requirements = new ArrayList<>();

    private Refusals() {}

    static RefusalSpec create() {
        Class<?>[] types = {RefusalSpec.class};
        return (RefusalSpec) Proxy.newProxyInstance(RefusalSpec.class.getClassLoader(), types, new Refusals());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.isDefault() && method.getDeclaringClass() == RefusalSpec.class) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        return switch (method.getName()) {
            case "satisfying" -> satisfying(proxy, given[0]);
            case "validate" -> validate((Response) given[0]);
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "a refusal with " + requirements.size() + " requirements";
            default -> delegate(proxy, method, given);
        };
    }

    @SuppressWarnings("unchecked")
    private Object satisfying(Object proxy, Object requirement) {
        requirements.add((Consumer<AuthResponseAssert>) requirement);
        return proxy;
    }

    private Response validate(Response response) {
        AuthResponseAssert assertion = RestAssuredAssertions.assertThat(response);
        requirements.forEach(requirement -> requirement.accept(assertion));
        return others.validate(response);
    }

    private @Nullable Object delegate(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(others, arguments);
            return result == others ? proxy : result;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
