package io.authcontract.testkit;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.http.JdkTransport;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;

/** The transports of this project. */
public enum Client {
    RAW,
    OKHTTP,
    JDK;

    /** Opens a transport of this kind. */
    public Transport open(TransportOptions options) {
        return switch (this) {
            case RAW -> new RawTransport(options);
            case OKHTTP -> new OkHttpTransport(options);
            case JDK -> new JdkTransport(options);
        };
    }
}
