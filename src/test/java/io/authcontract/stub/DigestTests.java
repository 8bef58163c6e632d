package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of RFC 7616 section 3.9.1. */
class DigestTests {
    private static final String REALM = "http-auth@example.org";
    private static final Credential.Basic MUFASA = new Credential.Basic("Mufasa", "Circle of Life");
    private static final String LINE =
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\","
                    + " algorithm=SHA-256, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
                    + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth,"
                    + " response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\","
                    + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    private static Optional<Digest> digest(Method method, String path, String line) {
        Request request = Request.of(method, URI.create("http://www.example.org" + path));
        return Digest.of(request.withHeader("Authorization", line));
    }

    private static boolean isMufasa(Method method, String path, String line) {
        return digest(method, path, line).orElseThrow().isOf(MUFASA, REALM);
    }

    @Test
    void knowsTheResponseOfTheExample() {
        assertThat(isMufasa(Method.GET, "/dir/index.html", LINE)).isTrue();
        assertThat(digest(Method.GET, "/dir/index.html", LINE)).hasValueSatisfying(digest -> {
            assertThat(digest.user()).isEqualTo("Mufasa");
            assertThat(digest.nonce()).startsWith("7ypf/");
            assertThat(digest).hasToString("Digest of Mufasa");
        });
    }

    @Test
    void knowsNoOther() {
        Digest right = digest(Method.GET, "/dir/index.html", LINE).orElseThrow();

        assertThat(right.isOf(new Credential.Basic("Mufasa", "Hakuna Matata"), REALM))
                .isFalse();
        assertThat(right.isOf(MUFASA, "another realm")).isFalse();
        assertThat(isMufasa(Method.HEAD, "/dir/index.html", LINE)).isFalse();
        assertThat(isMufasa(Method.GET, "/dir/other.html", LINE)).isFalse();
        assertThat(isMufasa(Method.GET, "/dir/index.html", LINE.replace("nc=00000001", "nc=00000002")))
                .isFalse();
        assertThat(isMufasa(Method.GET, "/dir/index.html", "Digest username=\"Mufasa\""))
                .isFalse();
    }

    /** Only the nonce is wrong: what the caller may do is looked at as ever. */
    @Test
    void whoseNonceIsTakenMayDoNoMoreThanBefore() {
        try (StubServer server = StubServer.open();
                Transport transport = new RawTransport(TransportOptions.standard())) {
            AuthStub stub = server.stub(StubService.orders()
                    .taking(Scheme.basic("orders"))
                    .also(StubPart.DIGEST)
                    .with(Flaw.named("every-nonce-taken"), Flaw.named("stale-for-a-wrong-password")));
            StubVisitor visitor = new StubVisitor(transport, stub.uri());
            String path = stub.uri().getPath() + "/orders/7";
            Credential.Basic bob = (Credential.Basic) stub.credential("bob");
            Credential.Basic guesser = new Credential.Basic("bob", "wrong");

            assertThat(visitor.get("/orders/7", "Authorization", line(bob, "GET", path))
                            .status())
                    .isEqualTo(200);
            assertThat(visitor.send(Method.DELETE, "/orders/7", "", "Authorization", line(bob, "DELETE", path))
                            .status())
                    .isEqualTo(403);
            assertThat(visitor.get("/orders/7", "Authorization", line(guesser, "GET", path))
                            .status())
                    .isEqualTo(401);
        }
    }

    /** RFC 7616 section 3.4.1, with a nonce that nobody has given. */
    private static String line(Credential.Basic account, String method, String path) {
        String secret = sha256(account.user() + ":orders:" + account.password());
        String response = sha256(secret + ":made-up:00000001:c0:auth:" + sha256(method + ":" + path));
        return "Digest username=\"" + account.user() + "\", realm=\"orders\", uri=\"" + path
                + "\", algorithm=SHA-256, nonce=\"made-up\", nc=00000001, cnonce=\"c0\", qop=auth, response=\""
                + response + "\"";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void isNothingElse() {
        assertThat(digest(Method.GET, "/", "Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl"))
                .isEmpty();
        assertThat(digest(Method.GET, "/", "Digest username=\"Mufasa")).isEmpty();
    }
}
