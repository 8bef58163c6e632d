package io.authcontract.reading;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.Challenge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** What {@code Response.challenges()} of OkHttp returns. */
final class OkHttpLibrary implements Library {

    @Override
    public Reading read(List<String> lines) {
        Headers.Builder headers = new Headers.Builder();
        lines.forEach(line -> headers.addUnsafeNonAscii(Client.FIELD, line));
        Response refusal = new Response.Builder()
                .request(new Request.Builder().url("http://localhost/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(401)
                .message("")
                .headers(headers.build())
                .build();
        return Reading.of(
                refusal.challenges().stream().map(OkHttpLibrary::challenge).toList());
    }

    /** OkHttp keeps a token68 under the name null. */
    private static Challenge challenge(okhttp3.Challenge read) {
        List<AuthParam> parameters = new ArrayList<>();
        read.authParams().forEach((name, value) -> {
            if (name != null) {
                parameters.add(new AuthParam(name, value, true));
            }
        });
        return new Challenge(
                read.scheme(), Optional.ofNullable(read.authParams().get(null)), parameters);
    }
}
