package io.authcontract.rule;

import static java.util.stream.Collectors.toMap;

import io.authcontract.http.Exchange;
import io.authcontract.http.Method;
import io.authcontract.http.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** One server configuration of the survey and every capture of it, in the order they were taken. */
final class WildServer {
    static final Path CAPTURES = Path.of(System.getProperty("basedir", ""), "src/test/resources/captures/wild");
    private static final String ENDING = ".jsonl.gz";
    /** Statuses of a service that has no such operation, whatever the credentials. */
    private static final Set<Integer> NO_OPERATION = Set.of(404, 405, 501);

    /** The prober sent these a Basic credential that nothing in them reads. */
    private static final Set<String> WITHOUT_SCHEME =
            Set.of("drf-session", "spring35-none-entrypoint", "spring40-none-entrypoint");

    private final String name;
    private final List<WildCapture> captures;
    private final Map<String, WildCapture> byName;

    private WildServer(String name, List<WildCapture> captures) {
        this.name = name;
        this.captures = captures;
        this.byName = captures.stream().collect(toMap(WildCapture::name, Function.identity(), (first, again) -> first));
    }

    static List<WildServer> all() {
        return Known.SERVERS;
    }

    /** Read once, by the first who asks. */
    private static final class Known {
        static final List<WildServer> SERVERS = readAll();
    }

    private static List<WildServer> readAll() {
        try (Stream<Path> files = Files.list(CAPTURES)) {
            return files.filter(f -> f.toString().endsWith(ENDING))
                    .map(WildServer::read)
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WildServer read(Path file) {
        String name = file.getFileName().toString().replace(ENDING, "");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return new WildServer(name, lines.lines().map(WildCapture::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    String version() {
        return captures.get(0).version();
    }

    List<WildCapture> captures() {
        return captures;
    }

    Optional<Exchange> exchange(String capture) {
        return Optional.ofNullable(byName.get(capture)).flatMap(WildCapture::exchange);
    }

    Optional<Integer> status(String capture) {
        return Optional.ofNullable(byName.get(capture)).flatMap(WildCapture::status);
    }

    boolean isAccepted(String capture) {
        return status(capture).filter(status -> status / 100 == 2).isPresent();
    }

    /** The scheme of its good credential; empty for a server that takes nothing but a session, or nothing at all. */
    String scheme() {
        if (WITHOUT_SCHEME.contains(name)) {
            return "";
        }
        if (name.equals("drf-token")) {
            // Its keyword is its own; the prober's good requests say Bearer, one case says Token.
            return "Token";
        }
        return exchange("method/GET/good")
                .flatMap(Exchange::request)
                .flatMap(r -> r.headers().first(isProxy() ? "Proxy-Authorization" : "Authorization"))
                .map(value -> value.split(" ", 2)[0])
                .orElse("");
    }

    boolean isProxy() {
        return name.endsWith("-407");
    }

    /** What a good credential got for that method tells whether there is such an operation; GET there always is. */
    boolean hasOperation(Method method) {
        if (method.equals(Method.GET)) {
            return true;
        }
        Optional<Integer> good = status("method/" + method + "/good");
        boolean invented = method.equals(Method.TRACE)
                || !Set.of(Method.HEAD, Method.POST, Method.PUT, Method.DELETE, Method.PATCH, Method.OPTIONS)
                        .contains(method);
        return good.map(status -> !NO_OPERATION.contains(status) && !(invented && status == 400))
                .orElse(method.equals(Method.HEAD));
    }

    /** Whether its captures hold a request with a credential that it can read and that is good. */
    boolean hasGood() {
        return !scheme().isEmpty() && !scheme().equals("Token") && byName.containsKey("method/GET/good");
    }

    /** Whether an answer shows what the good credential is shown. */
    boolean showsProtectedContent(WildCapture capture) {
        Optional<Response> good = exchange("method/GET/good").flatMap(Exchange::response);
        Optional<Response> shown = capture.exchange().flatMap(Exchange::response);
        return good.isPresent()
                && shown.isPresent()
                && good.get().status() == 200
                && shown.get().status() == 200
                && !good.get().body().isEmpty()
                && shown.get().body().equals(good.get().body());
    }

    @Override
    public String toString() {
        return name;
    }
}
