package io.authcontract.stub;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.authcontract.http.Body;
import io.authcontract.http.Headers;
import io.authcontract.http.Response;

/** The responses of the stub. None of them may be stored by a cache. */
final class Answers {
    private Answers() {}

    static Response json(int status, JsonElement content) {
        return answer(status, "application/json", content.toString());
    }

    static Response empty(int status) {
        return Response.of(status, noStore(), Body.none());
    }

    static Response html(int status, String content) {
        return answer(status, "text/html; charset=utf-8", content);
    }

    /** Problem details (RFC 9457). */
    static Response problem(int status, String title, String detail) {
        JsonObject problem = new JsonObject();
        problem.addProperty("type", "about:blank");
        problem.addProperty("title", title);
        problem.addProperty("status", status);
        problem.addProperty("detail", detail);
        return answer(status, "application/problem+json", problem.toString());
    }

    static Response text(int status, String type, String content) {
        return answer(status, type, content);
    }

    static Response withBody(Response response, String content) {
        return Response.of(response.status(), response.headers(), Body.of(content));
    }

    static Response with(Response response, String name, String value) {
        return withHeaders(response, response.headers().with(name, value));
    }

    static Response withHeaders(Response response, Headers headers) {
        return Response.of(response.status(), headers, response.body());
    }

    private static Response answer(int status, String type, String content) {
        return Response.of(status, noStore().with("Content-Type", type), Body.of(content));
    }

    private static Headers noStore() {
        return Headers.of("Cache-Control", "no-store");
    }
}
