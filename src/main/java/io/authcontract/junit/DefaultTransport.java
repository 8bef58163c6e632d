package io.authcontract.junit;

import io.authcontract.client.AuthClientOptions;
import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.http.EventLoop;
import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.util.Optional;

/**
 * OkHttp for what a test sends, where it is on the class path, and sockets for the many requests of a matrix. A project that excludes OkHttp gets
 * sockets for both: they send everything the other one does.
 */
final class DefaultTransport {
    private DefaultTransport() {}

    static Transport open(AuthClientOptions options) {
        RawTransport sockets = new RawTransport(options.transport());
        try {
            return new Both(OverOkHttp.open(options.transport()), sockets);
        } catch (NoClassDefFoundError absent) {
            return sockets;
        }
    }

    /** A class of its own, so that OkHttp's classes are looked for only here. */
    private static final class OverOkHttp {
        private OverOkHttp() {}

        static Transport open(TransportOptions options) {
            return new OkHttpTransport(options);
        }
    }

    private record Both(Transport client, Transport sockets) implements Transport {
        @Override
        public Outcome send(Request request) {
            return client.send(request);
        }

        @Override
        public Outcome sendRepeatable(Request request) {
            return sockets.sendRepeatable(request);
        }

        @Override
        public Optional<EventLoop> loop() {
            return sockets.loop();
        }

        @Override
        public Optional<String> cannotSend(Request request) {
            return client.cannotSend(request);
        }

        @Override
        public boolean isOverSockets() {
            return true;
        }

        @Override
        public void close() {
            client.close();
            sockets.close();
        }
    }
}
