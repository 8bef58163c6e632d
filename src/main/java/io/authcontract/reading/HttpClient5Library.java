package io.authcontract.reading;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.ParserCursor;

/** What the challenge parser of Apache HttpClient 5 returns. The client gives it each line apart and goes on when one cannot be read. */
final class HttpClient5Library implements Library {

    @Override
    public Reading read(List<String> lines) {
        return Reading.of(lines.stream()
                .flatMap(line -> challenges(line).stream())
                .map(HttpClient5Library::challenge)
                .toList());
    }

    private static List<AuthChallenge> challenges(String line) {
        try {
            return AuthChallengeParser.INSTANCE.parse(ChallengeType.TARGET, line, new ParserCursor(0, line.length()));
        } catch (ParseException unreadable) {
            return List.of();
        }
    }

    private static Challenge challenge(AuthChallenge read) {
        List<AuthParam> parameters = new ArrayList<>();
        if (read.getParams() != null) {
            read.getParams()
                    .forEach(p -> parameters.add(new AuthParam(
                            p.getName(), Optional.ofNullable(p.getValue()).orElse(""), true)));
        }
        return new Challenge(read.getSchemeName(), Optional.ofNullable(read.getValue()), parameters);
    }
}
