package stubclient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;

/**
 * A team's client of the orders service. A token that has run out is replaced once and the request repeated once (RFC 6750 section 3.1); whatever
 * else the service says is told to the caller.
 */
public final class OrdersClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final Supplier<String> login;
    private volatile String token;

    public OrdersClient(URI service, String token, Supplier<String> login) {
        this.service = service;
        this.token = token;
        this.login = login;
    }

    public String orders() {
        return send("GET", "/orders");
    }

    public void delete(long id) {
        send("DELETE", "/orders/" + id);
    }

    private String send(String method, String path) {
        String used = token;
        HttpResponse<String> response = attempt(method, path, used);
        if (isTokenRefused(response)) {
            token = login.get();
            // The same token again would get the same answer.
            response = token.equals(used) ? response : attempt(method, path, token);
        }
        if (response.statusCode() / 100 != 2) {
            throw new Refused(response.statusCode());
        }
        return response.body();
    }

    /** Only the service can say that another token would help; it need not say anything. */
    private static boolean isTokenRefused(HttpResponse<?> response) {
        return response.statusCode() == 401
                && response.headers().allValues("WWW-Authenticate").stream()
                        .anyMatch(challenge -> challenge.contains("error=\"invalid_token\""));
    }

    private HttpResponse<String> attempt(String method, String path, String bearer) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json, application/problem+json")
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the orders service", stopped);
        }
    }
}
