package io.authcontract.junit;

import io.authcontract.client.AuthClientOptions;
import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;

/** OkHttp where it is on the class path. A project that excludes it gets the raw transport, which sends everything the other one does. */
final class DefaultTransport {
    private DefaultTransport() {}

    static Transport open(AuthClientOptions options) {
        try {
            return OverOkHttp.open(options.transport());
        } catch (NoClassDefFoundError absent) {
            return new RawTransport(options.transport());
        }
    }

    /** A class of its own, so that OkHttp's classes are looked for only here. */
    private static final class OverOkHttp {
        private OverOkHttp() {}

        static Transport open(TransportOptions options) {
            return new OkHttpTransport(options);
        }
    }
}
