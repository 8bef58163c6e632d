package io.authcontract.stub;

import static io.authcontract.stub.Refusals.CHALLENGE;

import io.authcontract.http.Headers;
import io.authcontract.http.Response;
import io.authcontract.stub.Flaw.Behaviour;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Behaviours that let the service answer first and change what it said. */
final class Rewriting {
    private Rewriting() {}

    /** What was asked for does not go on to the service. */
    static Behaviour instead(Predicate<Encounter> which, Function<Encounter, Response> answer) {
        return (encounter, next) -> which.test(encounter) ? answer.apply(encounter) : next.apply(encounter);
    }

    static Behaviour answers(Predicate<Response> which, BiFunction<Encounter, Response, Response> change) {
        return (encounter, next) -> {
            Response response = next.apply(encounter);
            return which.test(response) ? change.apply(encounter, response) : response;
        };
    }

    static Behaviour unauthorized(BiFunction<Encounter, Response, Response> change) {
        return answers(response -> response.status() == 401, change);
    }

    /** The 401 of credentials that were sent and are not valid. */
    static Behaviour invalid(BiFunction<Encounter, Response, Response> change) {
        return unauthorized(
                (encounter, response) -> isInvalid(encounter) ? change.apply(encounter, response) : response);
    }

    static boolean isInvalid(Encounter encounter) {
        return encounter.decision() instanceof Decision.Invalid;
    }

    static Behaviour challenges(UnaryOperator<String> change) {
        return answers(
                response -> response.headers().contains(CHALLENGE),
                (encounter, response) -> challenged(response, change));
    }

    static Response challenged(Response response, UnaryOperator<String> change) {
        Headers headers = response.headers().without(CHALLENGE);
        for (String value : response.headers().values(CHALLENGE)) {
            headers = headers.with(CHALLENGE, change.apply(value));
        }
        return Answers.withHeaders(response, headers);
    }

    /** One more challenge in each 401. */
    static Behaviour besides(String challenge) {
        return unauthorized((encounter, response) -> Answers.with(response, CHALLENGE, challenge));
    }

    static Response replacing(Response response, String name, String value) {
        return Answers.with(Answers.withHeaders(response, response.headers().without(name)), name, value);
    }

    /** Another content and status, and the fields that tell how to get in. */
    static Response keepingChallenge(Response old, Response other) {
        Response response = other;
        for (String value : old.headers().values(CHALLENGE)) {
            response = Answers.with(response, CHALLENGE, value);
        }
        return response;
    }
}
