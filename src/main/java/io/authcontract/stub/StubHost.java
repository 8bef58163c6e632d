package io.authcontract.stub;

import io.authcontract.http.TransportOptions;
import java.net.URI;

/** The server a stub stands on. */
interface StubHost {

    /** The http address of the server, without a path. */
    URI http();

    /** The https address of the server, without a path. */
    URI https();

    TransportOptions.Trust trust();
}
