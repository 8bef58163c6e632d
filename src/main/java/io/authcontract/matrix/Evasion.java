package io.authcontract.matrix;

import io.authcontract.http.Exchange;
import io.authcontract.http.Field;
import io.authcontract.http.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Whether a service that has reacted to wrong passwords forgets them for somebody who writes other values into fields of the request. Between two disguised
 * requests an undisguised one shows that the reaction goes on: a limit that lets one request through now and then is no such service.
 */
final class Evasion {
    private static final int ROUNDS = 3;

    /** Addresses of RFC 5737 section 3, which nobody has. */
    private static final Map<String, IntFunction<String>> FIELDS = fields();

    private final Guesses guesses;
    private final GuessSeries series;
    private int disguises;

    Evasion(Guesses guesses, GuessSeries series) {
        this.guesses = guesses;
        this.series = series;
    }

    private static Map<String, IntFunction<String>> fields() {
        Map<String, IntFunction<String>> fields = new LinkedHashMap<>();
        fields.put("X-Forwarded-For", number -> "203.0.113." + number);
        fields.put("Forwarded", number -> "for=198.51.100." + number);
        fields.put("User-Agent", number -> "authcontract/" + number);
        return Collections.unmodifiableMap(fields);
    }

    /** Sends one request that is refused, and says whether the answer shows that the service has forgotten. */
    private interface Disguised {
        boolean isForgotten(UnaryOperator<Request> disguise);
    }

    /** Where wrong passwords have got another status. */
    List<String> ofStatus() {
        return fieldsBy(disguise -> {
            Exchange answer = guesses.wrong(disguise);
            checkThatItShows(answer);
            return series.isUsual(answer);
        });
    }

    /** Where the right password is refused like a wrong one. */
    List<String> ofLock() {
        return fieldsBy(disguise -> {
            Exchange answer = guesses.right(disguise);
            checkThatItShows(answer);
            return series.isAccepted(answer);
        });
    }

    /** Where the answers take longer. A slow answer would do as well without an end, so that none is waited for twice. */
    List<String> ofDelay() {
        return fieldsBy(disguise -> {
            Exchange answer = guesses.wrong(disguise);
            checkThatItShows(answer);
            return series.isUsual(answer) && series.delays().isAsBefore(answer.duration());
        });
    }

    private static void checkThatItShows(Exchange answer) {
        if (GuessSeries.isFailure(answer)) {
            throw new Stuck("with other fields a password was answered with " + Browser.Visit.outcome(answer));
        }
    }

    private List<String> fieldsBy(Disguised request) {
        List<String> evading = new ArrayList<>();
        FIELDS.forEach((name, value) -> {
            if (isEvaded(request, name, value)) {
                evading.add(name);
            }
        });
        return evading;
    }

    private boolean isEvaded(Disguised request, String name, IntFunction<String> value) {
        for (int round = 0; round < ROUNDS; round++) {
            disguises++;
            if (!request.isForgotten(Guesses.with(new Field(name, value.apply(disguises))))) {
                return false;
            }
            if (request.isForgotten(undisguised -> undisguised)) {
                throw new Stuck("the reaction was over before other fields could be tried");
            }
        }
        return true;
    }
}
