package io.authcontract.http;

import io.authcontract.testkit.RawServer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Services that keep connections open, and transports that use them again. */
final class Reusing {
    static final String REFUSAL = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno";
    static final String STRAY = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";

    private Reusing() {}

    static Transport transport(TransportOptions options, Duration proof, Duration limit, LongSupplier clock) {
        return new RawTransport(options, Duration.ofMillis(50), () -> new ConnectionPool(proof, limit, clock));
    }

    static RawServer keeping(String answer) {
        return RawServer.http(connection -> {
            while (true) {
                connection.readRequest();
                connection.write(answer);
            }
        });
    }

    static int status(Outcome outcome) {
        return outcome instanceof Response response ? response.status() : 0;
    }
}
