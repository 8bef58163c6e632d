package io.authcontract.stub;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.MatrixOptions;
import io.authcontract.matrix.Target;
import io.authcontract.rule.Access;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Examination;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Observations;
import io.authcontract.rule.Profile;
import io.authcontract.rule.RuleBook;
import io.authcontract.rule.Variation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Flaws that one request shows best, each over a real socket. */
class FlawRequestTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new RawTransport(StubCertificateTests.patient);

    private static Circumstances guarded(CredentialKind kind) {
        return Circumstances.unknown()
                .access(new Access.Secured())
                .profile(Profile.API)
                .credential(kind);
    }

    private static Exchange send(Request request) {
        return Exchange.of(request, transport.send(request));
    }

    private static Request request(Method method, AuthStub stub, String path) {
        return Request.of(method, URI.create(stub.uri() + path));
    }

    private static List<String> said(Examination examination) {
        return Stream.concat(examination.failing().stream(), examination.notes().stream())
                .filter(finding -> !finding.tolerated())
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    private static List<String> said(Exchange exchange, Circumstances known) {
        return said(RuleBook.everything().examine(Observation.of(exchange, known)));
    }

    private static AuthStub flawed(String name) {
        return server.stub(StubService.orders().with(Flaw.named(name)));
    }

    @Test
    void traceShowsTheToken() {
        try (AuthStub stub = flawed("trace-enabled")) {
            Request trace = stub.credential("alice").applyTo(request(Method.TRACE, stub, "/orders"));

            assertThat(said(send(trace), guarded(VALID))).containsExactly("trace-no-echo");
        }
    }

    @Test
    void theContentIsReadBeforeTheCredentials() {
        try (AuthStub stub = flawed("body-first")) {
            Request broken = request(Method.POST, stub, "/orders").withBody(Body.of("{\"item\":"));

            assertThat(said(send(broken), guarded(NONE).variation(Variation.INVALID_INPUT)))
                    .containsExactly("auth-before-validation");
        }
    }

    @Test
    void strangersLearnWhichOrdersThereAre() {
        try (AuthStub stub = flawed("lookup-first")) {
            Exchange control = send(stub.credential("alice").applyTo(request(Method.GET, stub, "/orders/7")));
            Observation known = Observation.of(
                    send(request(Method.GET, stub, "/orders/7")), guarded(NONE).control(control));
            Observation unknown = Observation.of(
                    send(request(Method.GET, stub, "/orders/999")),
                    guarded(NONE).variation(Variation.UNKNOWN_OBJECT).control(control));

            assertThat(said(RuleBook.everything().examine(Observations.of(List.of(known, unknown)))))
                    .containsExactly("existence-oracle");
        }
    }

    @Test
    void aSessionThatIsNoMoreIsForbidden() {
        try (AuthStub stub = flawed("unknown-session-fails")) {
            Request stale = request(Method.GET, stub, "/orders").withHeader("Cookie", "JSESSIONID=0A1B2C3D4E5F6071");

            assertThat(said(send(stale), guarded(INVALID))).containsExactly("expired-session-401");
        }
    }

    @Test
    void aWrongClientIsTakenForAWrongGrant() {
        try (AuthStub stub = flawed("client-taken-for-a-grant")) {
            Request token = Credential.basic("client-1", "wrong-secret-1")
                    .applyTo(request(Method.POST, stub, "/token"))
                    .withHeader("Content-Type", "application/x-www-form-urlencoded")
                    .withBody(Body.of("grant_type=client_credentials"));

            assertThat(said(send(token), guarded(INVALID).profile(Profile.AS)))
                    .containsExactly("token-endpoint-invalid-client");
        }
    }

    @Test
    void theErrorPageForgetsWhoAsks() {
        try (AuthStub stub = flawed("error-page-secured")) {
            Request absent = stub.credential("alice").applyTo(request(Method.GET, stub, "/orders/999"));

            assertThat(said(send(absent), guarded(VALID).variation(Variation.UNKNOWN_OBJECT)))
                    .containsExactly("valid-creds-not-401");
        }
    }

    /** RFC 9110 section 9.3.2; RFC 9112 section 6.3. */
    @Test
    void headIsAnsweredWithContent() {
        String page =
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm=\"orders\"\r\nCache-Control: no-store\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 14\r\nConnection: close\r\n\r\nLog in please.";
        try (RawStub stub = RawStub.answering(RawAnswer.octets(page))) {
            Request head = Request.of(Method.HEAD, stub.uri().resolve("/orders"));

            assertThat(said(send(head), guarded(NONE))).containsExactly("head-no-content");
        }
    }

    /** RFC 9110 section 10.1.1: a server that answers finally at once need not wait; this one waits for what never comes. */
    @Test
    void nothingIsSaidBeforeTheContentThatWasAnnounced() {
        try (RawStub stub =
                        RawStub.answering(RawAnswer.octets("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"));
                Transport impatient =
                        new RawTransport(StubCertificateTests.patient.withTimeout(Duration.ofMillis(300)))) {
            Request upload = Request.of(Method.POST, stub.uri().resolve("/orders"))
                    .withHeader("Expect", "100-continue")
                    .withHeader("Content-Length", "1000");

            assertThat(said(Exchange.of(upload, impatient.send(upload)), guarded(NONE)))
                    .containsExactly("expect-refused-early");
        }
    }

    /** RFC 9112 section 9.3; a stub that reads the content, and says that it closes the connection, does no such thing. */
    @Test
    void contentThatWasRefusedStaysOnTheConnection() {
        Coverage flawed = framing(RawAnswer.leavingContent("Bearer realm=\"orders\""));
        Coverage right = framing(RawAnswer.early401("Bearer realm=\"orders\""));

        assertThat(flawed.overall()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("body-framing");
            assertThat(finding.fails()).isTrue();
        });
        assertThat(right.overall()).isEmpty();
        assertThat(right.notApplicable()).doesNotContainKey("body-framing");
    }

    private static Coverage framing(RawAnswer answer) {
        try (RawStub stub = RawStub.answering(answer)) {
            Contract contract = Contract.named("videos")
                    .baseUri(stub.uri())
                    .scheme(Scheme.bearer("orders"))
                    .book(RuleBook.standard())
                    .secured("POST /videos")
                    .build();
            Target target = Target.of(contract, transport, StubCertificateTests.patient);
            return Matrix.of(contract).run(target, MatrixOptions.standard());
        }
    }

    /** RFC 9309 section 2.3.1.3. */
    @Test
    void robotsAreRefusedTheirFile() {
        String refusal =
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"site\"\r\nCache-Control: no-store\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 14\r\nConnection: close\r\n\r\nLog in please.";
        try (RawStub stub = RawStub.answering(RawAnswer.octets(refusal))) {
            Request robots = Request.of(Method.GET, stub.uri().resolve("/robots.txt"));
            Circumstances crawler = Circumstances.unknown()
                    .access(new Access.Open("robots.txt"))
                    .profile(Profile.CRAWLER)
                    .credential(NONE);

            assertThat(said(send(robots), crawler)).containsExactly("robots-public");
        }
    }
}
