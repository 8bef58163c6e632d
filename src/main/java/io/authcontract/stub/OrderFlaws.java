package io.authcontract.stub;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is looked at before anybody asked who is calling. */
final class OrderFlaws {
    private OrderFlaws() {}

    static List<Flaw> all() {
        return List.of(
                new Flaw(
                        "body-first",
                        "Content that is no JSON is answered with 400 before the credentials are looked at.",
                        "RFC 9110 section 11.4: a request that lacks credentials SHOULD get 401. Seen in express with express.json()"
                                + " before passport.",
                        Rewriting.instead(
                                OrderFlaws::isUnreadable,
                                encounter -> Answers.problem(400, "Bad Request", "The content is no JSON."))),
                new Flaw(
                        "lookup-first",
                        "An order that does not exist is answered with 404 before the credentials are looked at.",
                        "RFC 9110 section 15.5.4: a server may hide with 404 that something exists; this one shows it. Seen where"
                                + " the handler looks the object up and the guard comes after it.",
                        Rewriting.instead(
                                OrderFlaws::isUnknown,
                                encounter -> Answers.problem(404, "Not Found", "There is no such order."))),
                new Flaw(
                        "condition-first",
                        "A read with If-None-Match: * is answered with 304 before the credentials are looked at.",
                        "RFC 9110 section 13.2.1: preconditions are evaluated after the normal request checks. Seen in nginx 1.22"
                                + " where limit_except leaves GET open.",
                        Rewriting.instead(OrderFlaws::isConditional, encounter -> Answers.empty(304))));
    }

    private static boolean isUnreadable(Encounter encounter) {
        Request request = encounter.request();
        boolean writes =
                request.method().equals(Method.POST) || request.method().equals(Method.PUT);
        return writes && !encounter.isOpen() && !isJson(request.body().text(StandardCharsets.UTF_8));
    }

    private static boolean isJson(String text) {
        try {
            return JsonParser.parseString(text).isJsonObject();
        } catch (JsonParseException noJson) {
            return false;
        }
    }

    private static boolean isUnknown(Encounter encounter) {
        return encounter.operation().isPresent() && encounter.served(Method.GET).status() == 404;
    }

    private static boolean isConditional(Encounter encounter) {
        return StatusFlaws.isRead(encounter)
                && encounter.operation().isPresent()
                && encounter
                        .request()
                        .headers()
                        .first("If-None-Match")
                        .filter("*"::equals)
                        .isPresent();
    }
}
