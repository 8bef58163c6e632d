package io.authcontract.stub;

import com.google.gson.JsonObject;
import io.authcontract.http.Response;

/** What everybody may ask. */
final class Health {
    static final Response OK = Answers.json(200, content());

    private Health() {}

    private static JsonObject content() {
        JsonObject health = new JsonObject();
        health.addProperty("status", "ok");
        return health;
    }
}
