package io.authcontract.stub;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.authcontract.http.Body;
import io.authcontract.http.Field;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Origin;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** WireMock's messages and ours. */
final class WireMockMessages {
    private static final String STUB_ID = "Matched-Stub-Id";

    private WireMockMessages() {}

    static Request request(com.github.tomakehurst.wiremock.http.Request received) {
        List<Field> fields = new ArrayList<>();
        for (HttpHeader header : received.getHeaders().all()) {
            header.values().forEach(value -> fields.add(new Field(header.key(), value)));
        }
        Origin origin =
                new Origin(received.getScheme().toLowerCase(Locale.ROOT), received.getHost(), received.getPort());
        byte[] body = received.getBody();
        return new Request(
                Method.of(received.getMethod().getName()),
                origin,
                received.getUrl(),
                Headers.of(fields),
                body == null ? Body.none() : Body.of(body));
    }

    /** The length is stated here, because what the server does about it is for its owner to configure. */
    static ResponseDefinition answer(Response response, String transformer) {
        ResponseDefinitionBuilder answer = new ResponseDefinitionBuilder()
                .withTransformers(transformer)
                .withStatus(response.status())
                .withBody(response.body().octets());
        byName(response.headers()).forEach((name, values) -> answer.withHeader(name, values.toArray(String[]::new)));
        if (response.status() != 204) {
            answer.withHeader("Content-Length", String.valueOf(response.body().size()));
        }
        return answer.build();
    }

    private static Map<String, List<String>> byName(Headers headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Field field : headers) {
            all.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
        }
        return all;
    }

    static com.github.tomakehurst.wiremock.http.Response withoutStubId(
            com.github.tomakehurst.wiremock.http.Response response) {
        List<HttpHeader> kept = response.getHeaders().all().stream()
                .filter(header -> !header.key().equalsIgnoreCase(STUB_ID))
                .toList();
        return com.github.tomakehurst.wiremock.http.Response.Builder.like(response)
                .but()
                .headers(new HttpHeaders(kept))
                .build();
    }
}
