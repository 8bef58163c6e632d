package io.authcontract.stub;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.authcontract.http.Response;

/** The metadata of each path as a protected resource (RFC 9728), and its address in the challenges. */
final class Metadata {
    static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    private static final String BEARER = "Bearer ";
    private static final String SERVER = "https://auth.example";

    private Metadata() {}

    static boolean isAskedFor(Encounter encounter) {
        return encounter.route().service().plays(StubPart.RESOURCE_METADATA)
                && StatusFlaws.isRead(encounter)
                && encounter.request().path().startsWith(WELL_KNOWN + "/");
    }

    /** For everybody: whoever asks has no token yet. */
    static Response document(Encounter encounter) {
        JsonObject document = new JsonObject();
        String below = encounter.path().substring(WELL_KNOWN.length());
        document.addProperty(
                "resource", encounter.request().origin() + encounter.route().prefix() + below);
        document.add("authorization_servers", array(SERVER));
        document.add("bearer_methods_supported", array("header"));
        return Answers.json(200, document);
    }

    private static JsonArray array(String only) {
        JsonArray array = new JsonArray();
        array.add(only);
        return array;
    }

    /** The address of the document, whose well-known part stands before the path (RFC 9728 section 3.1), and the scope to ask for (RFC 6750 section 3). */
    static Response named(Encounter encounter, Response response) {
        String address = ", resource_metadata=\"" + encounter.request().origin() + WELL_KNOWN
                + encounter.route().prefix() + encounter.path() + "\"";
        String scope = encounter.operation().map(StubOperation::scope).orElse(StubOperation.READ);
        String parameters = response.status() == 401 ? ", scope=\"" + scope + "\"" + address : address;
        return encounter.route().service().plays(StubPart.RESOURCE_METADATA)
                ? Rewriting.challenged(response, value -> value.startsWith(BEARER) ? value + parameters : value)
                : response;
    }
}
