package io.authcontract.client.okhttp;

import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import java.util.List;
import java.util.Optional;
import okhttp3.Response;

/**
 * How the end of an answer is found (RFC 9112 section 6.3), where its fields say it beyond doubt.
 *
 * @param isChunked whether its content is in chunks
 * @param length else how many octets it has
 */
record AnswerFraming(boolean isChunked, long length) {

    /** Empty where the answer ends with the connection, or says that the connection ends, or should have no content and no other answer behind it. */
    static Optional<AnswerFraming> of(Response head, Headers headers) {
        boolean ends =
                head.code() / 100 == 1 || head.code() == 204 || head.code() == 304 || headers.contains("Connection");
        if (ends) {
            return Optional.empty();
        }
        boolean isHead = head.request().method().equals(Method.HEAD.name());
        return isHead ? Optional.of(new AnswerFraming(false, 0)) : of(headers);
    }

    private static Optional<AnswerFraming> of(Headers headers) {
        List<String> lengths = headers.values("Content-Length");
        List<String> codings = headers.values("Transfer-Encoding");
        if (codings.size() == 1 && lengths.isEmpty() && codings.get(0).equalsIgnoreCase("chunked")) {
            return Optional.of(new AnswerFraming(true, 0));
        }
        boolean isCounted =
                codings.isEmpty() && lengths.size() == 1 && lengths.get(0).matches("[0-9]{1,12}");
        return isCounted ? Optional.of(new AnswerFraming(false, Long.parseLong(lengths.get(0)))) : Optional.empty();
    }

    void tell(Meter meter) {
        if (isChunked) {
            meter.chunked();
        } else {
            meter.counted(length);
        }
    }
}
