package io.authcontract.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.Client;
import io.authcontract.testkit.RawServer;
import io.authcontract.testkit.ReceivedRequest;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A JVM of its own in which everything is set that could lend a request a credential or another way: proxies by property, environment and
 * ProxySelector, a default Authenticator and CookieHandler, a .netrc.
 */
class AmbientCredentialsTests {
    private static final String REFUSAL = String.join(
            "\r\n",
            "HTTP/1.1 401 Unauthorized",
            "WWW-Authenticate: Basic realm=\"x\"",
            "Set-Cookie: sid=1; Path=/",
            "Content-Length: 0",
            "",
            "");

    @ParameterizedTest
    @EnumSource(Client.class)
    void takesNothingFromItsSurroundings(Client client, @TempDir Path home) throws Exception {
        try (RawServer proxy = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer server = RawServer.answering(REFUSAL)) {
            Files.writeString(home.resolve(".netrc"), "machine localhost login alice password canary");
            String output =
                    run(client, home, server.uri("/orders"), proxy.origin().port());

            assertThat(output).isEqualTo("401 401");
            assertThat(proxy.connections()).isZero();
            assertThat(server.requests()).hasSize(2).allSatisfy(AmbientCredentialsTests::assertBare);
        }
    }

    private static void assertBare(ReceivedRequest request) {
        assertThat(request.requestLine()).isEqualTo("GET /orders HTTP/1.1");
        for (String carrier : List.of("Authorization", "Proxy-Authorization", "Cookie")) {
            assertThat(request.values(carrier)).as(carrier).isEmpty();
        }
    }

    private static String run(Client client, Path home, URI uri, int proxy) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Duser.home=" + home,
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + proxy,
                "-Dhttp.nonProxyHosts=",
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=" + proxy,
                "-DsocksNonProxyHosts=",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AmbientCredentialsTests.class.getName(),
                client.name(),
                uri.toString());
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "http_proxy",
                        "127.0.0.1:" + proxy,
                        "ALL_PROXY",
                        "127.0.0.1:" + proxy));
        Process process = builder.redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    /** What runs in the other JVM. */
    @SuppressWarnings("SystemOut") // The output is what the test reads.
    public static void main(String[] arguments) {
        CookieHandler.setDefault(new CookieManager(null, CookiePolicy.ACCEPT_ALL));
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("alice", "canary".toCharArray());
            }
        });
        Request request = Request.of(Method.GET, URI.create(arguments[1]));
        try (Transport transport = Client.valueOf(arguments[0]).open(TransportOptions.standard())) {
            System.out.print(summary(transport.send(request)) + " " + summary(transport.send(request)));
        }
    }

    private static String summary(Outcome outcome) {
        return outcome instanceof Response response ? Integer.toString(response.status()) : outcome.toString();
    }
}
