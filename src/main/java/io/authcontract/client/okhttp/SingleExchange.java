package io.authcontract.client.okhttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The last interceptor before the network, for one request: puts the field lines in place as specified, lets the request go out once, and
 * hides the status from the interceptors above, which would repeat a 503 with Retry-After: 0 and throw on a 407.
 */
final class SingleExchange implements Interceptor {
    private static final int UNSUSPICIOUS = 200;

    private final Headers fields;
    private final Meter meter;
    private boolean sent;
    private @Nullable Response head;

    SingleExchange(Headers fields, Meter meter) {
        this.fields = fields;
        this.meter = meter;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (sent) {
            throw new ProtocolException("OkHttp was about to send the request a second time");
        }
        sent = true;
        Response response =
                chain.proceed(chain.request().newBuilder().headers(fields).build());
        meter.progress();
        head = response;
        return response.newBuilder().code(UNSUSPICIOUS).build();
    }

    /** Returns status and header section as received, or null before they have come. */
    @Nullable
    Response head() {
        return head;
    }

    /** Each demand for content is progress. */
    InputStream content(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                meter.progress();
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                meter.progress();
                return super.read(into, offset, length);
            }
        };
    }
}
