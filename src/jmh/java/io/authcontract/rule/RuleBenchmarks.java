package io.authcontract.rule;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Every exchange rule over one refusal as a matrix sees it, reading of the challenge included; and the set rules over runs of growing length.
 *
 * <pre>mvn -q -Pbenchmarks verify -Dbenchmarks.main=io.authcontract.rule.RuleBenchmarks</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RuleBenchmarks {
    private static final int FORKS = 5;
    private static final int[] RUNS = {10_000, 100_000, 1_000_000};

    private final RuleBook book = RuleBook.everything();
    private final Request request = Request.of(Method.GET, URI.create("http://localhost:8080/orders/7"))
            .withHeader("Accept", "application/json")
            .withHeader("Authorization", "Bearer 0JHjWq1tXc2mZp8vSx4kQd7rLn3yBf6g");
    private final Exchange control = Exchange.of(
            request.withHeaders(Headers.none().with("Authorization", "Bearer dGhlIHZhbGlkIHRva2VuIG9mIGFsaWNl")),
            response(
                    200, "application/json", "{\"id\":7,\"owner\":\"Ada\",\"lines\":[{\"sku\":\"A-1\",\"count\":2}]}"));
    private final Exchange refusal = Exchange.of(
            request,
            response(
                    401,
                    "application/problem+json",
                    "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Sign in again.\"}"));
    private final Circumstances known = Circumstances.unknown()
            .credential(CredentialKind.INVALID)
            .presentation(Presentation.PLAIN)
            .access(new Access.Secured())
            .profile(Profile.API)
            .expectation(new Expectation(Set.of(401), Set.of()))
            .control(control);

    private static Response response(int status, String type, String content) {
        Headers headers = Headers.none()
                .with("Date", "Wed, 25 Nov 2026 12:00:00 GMT")
                .with("Content-Type", type)
                .with("Cache-Control", "no-store")
                .with("Content-Length", Integer.toString(content.length()));
        return new Response(
                "HTTP/1.1",
                status,
                "",
                status == 401
                        ? headers.with("WWW-Authenticate", "Bearer realm=\"orders\", error=\"invalid_token\"")
                        : headers,
                Body.of(content));
    }

    @Benchmark
    public Object everyExchangeRule() {
        return book.examine(Observation.of(refusal, known));
    }

    /**
     * Runs and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(RuleBenchmarks.class.getName())
                        .forks(FORKS)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.milliseconds(500))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        System.out.printf(
                Locale.ROOT,
                "%d exchange rules over one refusal: %.2f us (best %.2f, worst %.2f of %d measurements; wanted: under 20)%n",
                RuleBook.everything().rules().size()
                        - RuleBook.everything().setRules().size(),
                result.getPrimaryResult().getScore() / 1000,
                result.getPrimaryResult().getStatistics().getMin() / 1000,
                result.getPrimaryResult().getStatistics().getMax() / 1000,
                result.getPrimaryResult().getStatistics().getN());
        new RuleBenchmarks().setRules();
    }

    /** Linear, if the time for one observation does not grow with their number. */
    private void setRules() {
        for (int observations : RUNS) {
            long began = System.nanoTime();
            var watches = book.setRules().stream().map(SetRule::watch).toList();
            Observation seen = Observation.of(refusal, known);
            for (int i = 0; i < observations; i++) {
                watches.forEach(watch -> watch.see(seen));
            }
            watches.forEach(SetRule.Watch::result);
            System.out.printf(
                    Locale.ROOT,
                    "%d set rules over %,d observations: %.0f ns for each%n",
                    watches.size(),
                    observations,
                    (double) (System.nanoTime() - began) / observations);
        }
    }
}
