package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What each answer is on the wire, and what a strict client makes of it. */
class RawStubTests {
    private static final String CHALLENGE = "Bearer realm=\"orders\"";

    @AutoClose
    static final Transport transport = new RawTransport(TransportOptions.standard());

    @Test
    void answers401BeforeTheContentArrives() throws IOException {
        try (RawStub stub = RawStub.answering(RawAnswer.early401(CHALLENGE));
                Socket socket = new Socket(stub.uri().getHost(), stub.uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /videos HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1000000\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 401 Unauthorized\r\n").contains("WWW-Authenticate: " + CHALLENGE);
        }
    }

    @Test
    void takesTheContentOfAClientThatGoesOnSending() {
        try (RawStub stub = RawStub.answering(RawAnswer.early401(CHALLENGE))) {
            Request upload = Request.of(Method.POST, stub.uri()).withBody(Body.of("x".repeat(3_000_000)));

            assertThat(transport.send(upload))
                    .isInstanceOfSatisfying(Response.class, response -> assertThat(response.status())
                            .isEqualTo(401));
        }
    }

    @Test
    void takesContentForTheNextRequest() throws IOException {
        try (RawStub stub = RawStub.answering(RawAnswer.leavingContent(CHALLENGE));
                Socket socket = new Socket(stub.uri().getHost(), stub.uri().getPort())) {
            String content = "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write(("POST /videos HTTP/1.1\r\nHost: x\r\nContent-Length: " + content.length() + "\r\n\r\n"
                                    + content)
                            .getBytes(StandardCharsets.ISO_8859_1));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answers.split("HTTP/1.1 401", -1)).hasSize(3);
            assertThat(stub.requests()).hasSize(2).element(1).asString().startsWith("GET /nowhere");
        }
    }

    private static String answer(String request, RawAnswer answer) throws IOException {
        try (RawStub stub = RawStub.answering(answer);
                Socket socket = new Socket(stub.uri().getHost(), stub.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** RFC 9112 section 7.1, with an extension, and fields at the end. */
    @Test
    void readsContentInChunksToItsEnd() throws IOException {
        RawAnswer empty = RawAnswer.octets("HTTP/1.1 204 No Content\r\n\r\n");
        String chunk = "0".repeat(0x40000);
        String head = "POST /videos HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(answer(head + "40000;a=b\r\n" + chunk + "\r\n40000\r\n" + chunk + "\r\n0\r\n\r\n", empty))
                .startsWith("HTTP/1.1 204");
        assertThat(answer(head + "5\r\n0\r\n\r\n\r\n0\r\nX-Sum: 1\r\n\r\n", empty))
                .startsWith("HTTP/1.1 204");
    }

    @Test
    void closesWhereNobodyKnowsHowLongContentIs() throws IOException {
        RawAnswer empty = RawAnswer.octets("HTTP/1.1 204 No Content\r\n\r\n");
        for (String length :
                new String[] {"Content-Length: x", "Content-Length: -1", "Transfer-Encoding: chunked\r\n\r\nx"}) {
            assertThat(answer("POST /videos HTTP/1.1\r\nHost: x\r\n" + length + "\r\n\r\n", empty))
                    .isEmpty();
        }
    }

    @Test
    void framesContentWrongly() {
        assertThat(fault(RawAnswer.badChunk(CHALLENGE))).isEqualTo(Fault.Kind.MALFORMED);
        assertThat(fault(RawAnswer.truncated(CHALLENGE))).isEqualTo(Fault.Kind.TRUNCATED);
        assertThat(fault(RawAnswer.spaceBeforeColon(CHALLENGE))).isEqualTo(Fault.Kind.MALFORMED);
        assertThat(fault(RawAnswer.octets(""))).isEqualTo(Fault.Kind.CLOSED_UNANSWERED);
    }

    @Test
    void foldsTheChallenge() throws IOException {
        try (RawStub stub = RawStub.answering(RawAnswer.folded(CHALLENGE));
                Socket socket = new Socket(stub.uri().getHost(), stub.uri().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("WWW-Authenticate: Bearer\r\n  realm=\"orders\"\r\n");
        }
    }

    @Test
    void tellsWhatItReceivedWithoutCredentials() {
        try (RawStub stub = RawStub.answering(RawAnswer.octets("HTTP/1.1 204 No Content\r\n\r\n"))) {
            Request request = Request.of(Method.PUT, URI.create(stub.uri() + "/orders"))
                    .withHeader("Authorization", "Bearer topsecret-1")
                    .withBody(Body.of("{}"));

            Outcome outcome = transport.send(request);

            assertThat(outcome).isInstanceOf(Response.class);
            assertThat(stub.requests()).singleElement().asString().startsWith("PUT /orders HTTP/1.1");
            assertThat(stub.requests() + " " + stub).doesNotContain("topsecret-1");
        }
    }

    @Test
    void endsConnectionsThatAreStillOpen() throws IOException {
        RawStub stub = RawStub.answering(RawAnswer.octets("HTTP/1.1 204 No Content\r\n\r\n"));
        try (Socket silent = new Socket(stub.uri().getHost(), stub.uri().getPort())) {
            stub.close();
            stub.close();

            assertThat(isEnded(silent)).isTrue();
        }
    }

    /** A connection that nobody had accepted yet is reset. */
    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static Fault.Kind fault(RawAnswer answer) {
        try (RawStub stub = RawStub.answering(answer)) {
            Outcome outcome = transport.send(Request.of(Method.GET, stub.uri()));
            assertThat(outcome).isInstanceOf(Fault.class);
            return ((Fault) outcome).kind();
        }
    }
}
