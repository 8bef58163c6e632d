package io.authcontract.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.credential.Credential;
import io.authcontract.http.Body;
import io.authcontract.http.Method;
import io.authcontract.http.Outcome;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.rule.Finding;
import io.authcontract.stub.AuthStub;
import io.authcontract.stub.StubRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the guide says of the stub with a login and a lock, step by step. */
class StubGuideTests {
    @AutoClose
    private final AuthStub stub = AuthStub.start(StubGuide.service());

    @AutoClose
    private final Transport transport = new RawTransport(TransportOptions.standard());

    private Response send(Request request) {
        Outcome outcome = transport.send(request);
        return Optional.of(outcome).map(Response.class::cast).orElseThrow();
    }

    private Request get(String path) {
        return Request.of(Method.GET, URI.create(stub.uri() + path));
    }

    private Response get(Credential credential) {
        return send(credential.applyTo(get("/orders")));
    }

    private Response logIn(String user, String password) {
        String form =
                "user=" + user + "&password=" + password + "&next=" + stub.uri().getPath() + "/orders/7";
        return send(Request.of(Method.POST, URI.create(stub.uri() + "/login"))
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(Body.of(form)));
    }

    @Test
    void isTheServiceThatIsTestedHere() throws IOException {
        String source = Files.readString(Document.inProject("src/test/java/io/authcontract/guide/StubGuide.java"));
        int begin = source.indexOf("    static StubService");
        List<String> lines = lines(source.substring(begin, source.lastIndexOf('}')));

        assertThat(Document.read("docs/guide.md").blocks("java").stream().map(StubGuideTests::lines))
                .contains(lines);
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void peopleAreLedToTheLoginAndProgramsAreNot() {
        assertThat(send(get("/orders").withHeader("Accept", "text/html")).status())
                .isEqualTo(303);
        assertThat(send(get("/orders").withHeader("Accept", "application/json")).status())
                .isEqualTo(401);
    }

    @Test
    void theRightPasswordOpensASession() {
        Response back = logIn("dave", StubGuide.password(stub, "dave").password());
        String cookie = back.headers().first("Set-Cookie").orElseThrow().split(";", 2)[0];

        assertThat(back.status()).isEqualTo(303);
        assertThat(cookie).startsWith("SESSION=");
        assertThat(send(get("/orders/7").withHeader("Cookie", cookie)).status()).isEqualTo(200);
        assertThat(stub.requests()).extracting(StubRequest::caller).containsOnly(Optional.of("dave"));
        assertThat(logIn("dave", "wrong").status()).isEqualTo(403);
    }

    @Test
    void tenWrongPasswordsLockThePasswordAndNothingElse() {
        for (int i = 0; i < 9; i++) {
            assertThat(get(Credential.basic("grace", "wrong" + i)).status()).isEqualTo(401);
        }
        assertThat(logIn("grace", "wrong").status()).isEqualTo(403);

        Response right = get(stub.credential("grace"));
        assertThat(right.status()).isEqualTo(401);
        assertThat(right.headers().contains("Retry-After")).isFalse();
        assertThat(right.text())
                .isEqualTo(get(Credential.basic("nobody", "wrong")).text());
        assertThat(get(stub.credential("grace-bearer")).status()).isEqualTo(200);
        assertThat(get(stub.credential("dave")).status()).isEqualTo(200);
        stub.reset();
        assertThat(get(stub.credential("grace")).status()).isEqualTo(200);
    }

    @Test
    void theMatrixHasNothingToSayOfIt() {
        Coverage coverage = Matrix.of(StubGuide.contract(stub)).run(transport);

        assertThat(Stream.concat(
                                coverage.clusters().stream().flatMap(cluster -> cluster.finding().stream()),
                                coverage.overall().stream())
                        .filter(Finding::fails))
                .isEmpty();
        assertThat(coverage.notApplicable())
                .doesNotContainKeys("session-rotates", "login-round-trip", "bruteforce-limited", "lockout-safe");
    }
}
