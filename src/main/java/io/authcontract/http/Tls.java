package io.authcontract.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS for our own sockets: certificate and host name are checked, and no client certificate is taken from the environment. */
final class Tls {
    private final SSLContext context;

    Tls(TransportOptions options) {
        this.context = options.trust().map(TransportOptions.Trust::context).orElseGet(Tls::jdkTrust);
    }

    SSLContext context() {
        return context;
    }

    /** Speaks TLS over a connected socket; returns when the handshake is done. */
    Socket over(Socket socket, Origin origin) throws IOException {
        SSLSocket secure =
                (SSLSocket) context.getSocketFactory().createSocket(socket, origin.host(), origin.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** The default context of the JDK would also offer the client certificate that javax.net.ssl.keyStore names. */
    private static SSLContext jdkTrust() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This JDK offers no TLS.", broken);
        }
    }
}
