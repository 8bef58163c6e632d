package io.authcontract.stub;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The orders behind the guard. Of several requests that delete one order exactly one succeeds. */
final class Orders {
    private static final long FIRST = 7;

    private final Map<Long, String> items = new ConcurrentSkipListMap<>(
            Map.of(FIRST, "espresso beans", FIRST + 1, "paper filters", FIRST + 2, "milk jug"));
    private final AtomicLong last = new AtomicLong(FIRST + 2);

    Response answer(Request request, String path, String base) {
        if (path.equals(StubOperation.LIST)) {
            return request.method().equals(Method.POST) ? create(request, base) : list();
        }
        Optional<Long> id = id(path.substring(StubOperation.LIST.length() + 1)).filter(items::containsKey);
        if (id.isEmpty()) {
            return absent();
        }
        return switch (request.method().name()) {
            case "PUT" -> replace(id.get(), request);
            case "DELETE" -> items.remove(id.get()) == null ? absent() : Answers.empty(204);
            default -> read(id.get());
        };
    }

    private static Optional<Long> id(String segment) {
        return segment.matches("\\d{1,18}") ? Optional.of(Long.valueOf(segment)) : Optional.empty();
    }

    private Response list() {
        JsonArray orders = new JsonArray();
        items.forEach((id, item) -> orders.add(json(id, item)));
        return Answers.json(200, orders);
    }

    private Response read(long id) {
        String item = items.get(id);
        return item == null ? absent() : Answers.json(200, json(id, item));
    }

    private Response create(Request request, String base) {
        return item(request)
                .map(item -> {
                    long id = last.incrementAndGet();
                    items.put(id, item);
                    String location = base + StubOperation.LIST + "/" + id;
                    return Answers.with(Answers.json(201, json(id, item)), "Location", location);
                })
                .orElseGet(Orders::unreadable);
    }

    private Response replace(long id, Request request) {
        return item(request)
                .map(item -> items.replace(id, item) == null ? absent() : Answers.json(200, json(id, item)))
                .orElseGet(Orders::unreadable);
    }

    private static Optional<String> item(Request request) {
        try {
            String text = request.body().text(StandardCharsets.UTF_8);
            JsonElement content = new Gson().getAdapter(JsonElement.class).fromJson(text);
            JsonElement item =
                    content.isJsonObject() ? content.getAsJsonObject().get("item") : null;
            return item != null && item.isJsonPrimitive() ? Optional.of(item.getAsString()) : Optional.empty();
        } catch (IOException | JsonParseException noJson) {
            return Optional.empty();
        }
    }

    private static JsonObject json(long id, String item) {
        JsonObject order = new JsonObject();
        order.addProperty("id", id);
        order.addProperty("item", item);
        return order;
    }

    private static Response absent() {
        return Answers.problem(404, "Not Found", "There is no such order.");
    }

    private static Response unreadable() {
        return Answers.problem(400, "Bad Request", "An order is JSON with the text member \"item\".");
    }
}
