package io.authcontract.stub;

import static io.authcontract.stub.Refusals.CHALLENGE;

import io.authcontract.http.Headers;
import io.authcontract.http.Response;
import java.util.function.Function;

/** Faults of what a refusal says. */
final class FlawedChallenges {
    private FlawedChallenges() {}

    static Response missing(Encounter encounter, Function<Encounter, Response> next) {
        Response response = next.apply(encounter);
        return response.status() == 401 ? without(response) : response;
    }

    static Response missingForInvalid(Encounter encounter, Function<Encounter, Response> next) {
        Response response = next.apply(encounter);
        boolean invalid = encounter.decision() instanceof Decision.Invalid;
        return response.status() == 401 && invalid ? without(response) : response;
    }

    private static Response without(Response response) {
        return Answers.withHeaders(response, response.headers().without(CHALLENGE));
    }

    static Response malformed(Encounter encounter, Function<Encounter, Response> next) {
        Response response = next.apply(encounter);
        Headers headers = response.headers().without(CHALLENGE);
        for (String value : response.headers().values(CHALLENGE)) {
            headers = headers.with(
                    CHALLENGE, value.replaceFirst("realm=\"((?:[^\"\\\\]|\\\\.)*+)\"", "realm=\"the \"$1\" service\""));
        }
        return Answers.withHeaders(response, headers);
    }
}
