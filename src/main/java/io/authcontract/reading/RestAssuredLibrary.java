package io.authcontract.reading;

import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.auth.AuthOption;
import org.apache.http.auth.AuthScheme;
import org.apache.http.auth.AuthSchemeProvider;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.AuthenticationException;
import org.apache.http.auth.ContextAwareAuthScheme;
import org.apache.http.auth.MalformedChallengeException;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.AuthenticationStrategy;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.impl.auth.BasicSchemeFactory;
import org.apache.http.impl.auth.DigestSchemeFactory;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.TargetAuthenticationStrategy;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.message.BasicHttpResponse;

/** Which challenge {@code auth().basic(..)} of REST-assured answers: its HttpClient 4 chooses by this strategy. */
final class RestAssuredLibrary implements Library {
    private static final Set<String> SCHEMES = Set.of("basic", "digest");
    private static final HttpHost HOST = new HttpHost("localhost", 80);

    @Override
    public Reading read(List<String> lines) {
        HttpClientContext context = context();
        try {
            AuthenticationStrategy strategy = TargetAuthenticationStrategy.INSTANCE;
            HttpResponse refusal = refusal(lines);
            Map<String, org.apache.http.Header> challenges = strategy.getChallenges(HOST, refusal, context);
            // The strategy logs a warning of each scheme that nobody has registered.
            challenges.keySet().retainAll(SCHEMES);
            Queue<AuthOption> options = strategy.select(challenges, HOST, refusal, context);
            return options.stream()
                    .filter(option -> answers(option, context))
                    .findFirst()
                    .map(option -> asked(option.getAuthScheme()))
                    .orElseGet(() -> Reading.of(List.of()));
        } catch (MalformedChallengeException unreadable) {
            return Reading.of(List.of());
        }
    }

    private static HttpClientContext context() {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials("user", "password"));
        HttpClientContext context = HttpClientContext.create();
        context.setCredentialsProvider(credentials);
        context.setAuthSchemeRegistry(RegistryBuilder.<AuthSchemeProvider>create()
                .register("digest", new DigestSchemeFactory())
                .register("basic", new BasicSchemeFactory())
                .build());
        return context;
    }

    private static HttpResponse refusal(List<String> lines) {
        Headers headers = new Headers(
                lines.stream().map(line -> new Header(Client.FIELD, line)).toList());
        HttpResponse refusal = new BasicHttpResponse(HttpVersion.HTTP_1_1, 401, "Unauthorized");
        headers.forEach(line -> refusal.addHeader(line.getName(), line.getValue()));
        return refusal;
    }

    private static boolean answers(AuthOption option, HttpClientContext context) {
        try {
            return option.getAuthScheme() instanceof ContextAwareAuthScheme scheme
                    && scheme.authenticate(option.getCredentials(), new BasicHttpRequest("GET", "/"), context) != null;
        } catch (AuthenticationException unable) {
            return false;
        }
    }

    private static Reading asked(AuthScheme scheme) {
        return Reading.asked(scheme.getSchemeName(), Optional.ofNullable(scheme.getRealm()));
    }
}
