package io.authcontract.client.restassured;

import io.authcontract.http.Body;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.restassured.authentication.AuthenticationScheme;
import io.restassured.authentication.ExplicitNoAuthScheme;
import io.restassured.authentication.NoAuthScheme;
import io.restassured.authentication.PreemptiveBasicAuthScheme;
import io.restassured.authentication.PreemptiveOAuth2HeaderScheme;
import io.restassured.specification.FilterableRequestSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request of REST-assured as the last filter sees it.
 *
 * @param request the request; empty when its method or address is none that this library can hold
 * @param authenticatesUnseen whether REST-assured adds credentials after the filters, in a way that depends on the service
 */
record SentRequest(Optional<Request> request, boolean authenticatesUnseen) {

    static SentRequest of(FilterableRequestSpecification spec) {
        AuthenticationScheme scheme = spec.getAuthenticationScheme();
        boolean none = scheme == null || scheme instanceof NoAuthScheme || scheme instanceof ExplicitNoAuthScheme;
        return new SentRequest(request(spec), !none && authorization(spec).isEmpty());
    }

    private static Optional<Request> request(FilterableRequestSpecification spec) {
        try {
            Request bare = Request.of(Method.of(spec.getMethod()), URI.create(spec.getURI()));
            return Optional.of(bare.withHeaders(headers(spec)).withBody(body(spec)));
        } catch (IllegalArgumentException notHttp) {
            return Optional.empty();
        }
    }

    private static Headers headers(FilterableRequestSpecification spec) {
        List<Field> fields = new ArrayList<>();
        spec.getHeaders().forEach(header -> fields.add(new Field(header.getName(), header.getValue())));
        authorization(spec).ifPresent(value -> fields.add(new Field("Authorization", value)));
        if (spec.getCookies().exist()) {
            fields.add(new Field("Cookie", cookies(spec)));
        }
        return Headers.of(fields);
    }

    /** REST-assured adds preemptive credentials after the last filter. */
    private static Optional<String> authorization(FilterableRequestSpecification spec) {
        AuthenticationScheme scheme = spec.getAuthenticationScheme();
        if (scheme instanceof PreemptiveBasicAuthScheme basic) {
            return Optional.of(basic.generateAuthToken());
        }
        return scheme instanceof PreemptiveOAuth2HeaderScheme bearer
                ? Optional.of(bearer.generateAuthToken())
                : Optional.empty();
    }

    private static String cookies(FilterableRequestSpecification spec) {
        return spec.getCookies().asList().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Body body(FilterableRequestSpecification spec) {
        if (!spec.getFormParams().isEmpty()
                || !spec.getRequestParams().isEmpty()
                || !spec.getMultiPartParams().isEmpty()) {
            return Body.unknown("REST-assured encodes parameters after the filters");
        }
        Object body = spec.getBody();
        if (body == null) {
            return Body.none();
        }
        if (body instanceof byte[] octets) {
            return Body.of(octets);
        }
        return body instanceof String text ? Body.of(text) : Body.unknown("REST-assured encodes it after the filters");
    }
}
