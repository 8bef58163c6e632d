package io.authcontract.reading;

import io.authcontract.challenge.AuthParam;
import io.authcontract.challenge.AuthorizationField;
import io.authcontract.testkit.RawServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Clients watched over loopback while a service refuses them: whose credentials they ask for, and what they send then. */
final class Watched implements AutoCloseable {
    /** It reports every challenge it does not like; held here, or the level is forgotten. */
    private static final Logger REST_ASSURED_LOG = Logger.getLogger("org.apache.http");

    private final ConcurrentHashMap<String, String> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final RawServer server;
    private final Questions questions = new Questions();
    private final HttpClient httpClient = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .authenticator(questions)
            .build();

    Watched() {
        REST_ASSURED_LOG.setLevel(Level.OFF);
        server = RawServer.http(connection -> {
            String path = connection.readRequest().requestLine().split(" ", -1)[1];
            // Once: REST-assured answers stale=true for ever.
            String refusal = refusals.remove(path);
            connection.write(refusal == null ? "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n" : refusal);
        });
    }

    /** Reads the lines with the real client, by a request of its own. */
    Reading reading(Client client, List<String> lines) {
        URI uri = refusing(lines);
        if (client.equals(Client.REST_ASSURED)) {
            return answeredByRestAssured(uri);
        }
        try {
            if (client.equals(Client.JDK)) {
                askHttpClient(uri);
            } else {
                askUrlConnection(uri);
            }
        } catch (IOException | RuntimeException thrown) {
            // Refusing to name credentials is what makes java.net.http throw after a question.
            return questions.about(uri).orElseGet(() -> Reading.failed(thrown));
        }
        return questions.about(uri).orElseGet(() -> Reading.of(List.of()));
    }

    private URI refusing(List<String> lines) {
        String path = "/" + next.getAndIncrement();
        StringBuilder refusal = new StringBuilder("HTTP/1.1 401 Unauthorized\r\n");
        lines.forEach(
                line -> refusal.append(Client.FIELD).append(": ").append(line).append("\r\n"));
        refusals.put(path, refusal + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        return server.uri(path);
    }

    private void askHttpClient(URI uri) throws IOException {
        try {
            httpClient.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void askUrlConnection(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setAuthenticator(questions);
        connection.getResponseCode();
    }

    private Reading answeredByRestAssured(URI uri) {
        try {
            RestAssured.given().auth().basic("user", "password").get(uri);
        } catch (RuntimeException thrown) {
            return Reading.failed(thrown);
        }
        return server.requests().stream()
                .filter(request -> request.requestLine().contains(" " + uri.getPath() + " "))
                .flatMap(request -> request.values("Authorization").stream())
                .findFirst()
                .map(AuthorizationField::parse)
                .map(sent -> Reading.asked(sent.scheme().orElseThrow(), realm(sent)))
                .orElseGet(() -> Reading.of(List.of()));
    }

    private static Optional<String> realm(AuthorizationField sent) {
        return sent.parameters().stream()
                .filter(p -> p.hasName("realm"))
                .findFirst()
                .map(AuthParam::value);
    }

    @Override
    public void close() {
        server.close();
    }

    /** Never answers, so that nothing is remembered; keeps the first question about each address. */
    private static final class Questions extends Authenticator {
        private final Map<String, Reading> asked = new ConcurrentHashMap<>();

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            asked.putIfAbsent(
                    getRequestingURL().getPath(),
                    Reading.asked(getRequestingScheme(), Optional.ofNullable(getRequestingPrompt())));
            return null;
        }

        Optional<Reading> about(URI uri) {
            return Optional.ofNullable(asked.get(uri.getPath()));
        }
    }
}
