package io.authcontract.challenge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.ParserCursor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Our parser beside those of OkHttp and Apache HttpClient 5 on the same values. Each round runs all three one after the other in a JVM of its own,
 * and each ratio compares figures of one round, so that a slow minute of the machine hits everybody; the medians over the rounds are printed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParserBenchmarks {
    private static final int ROUNDS = 5;
    private static final Map<String, String> VALUES = values();

    @Param({"short", "long", "multi"})
    public String value = "short";

    private String text = "";
    private Response response = response("");

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("short", "Bearer realm=\"orders\"");
        values.put(
                "long",
                "Bearer realm=\"orders\", error=\"invalid_token\", error_description=\"The access token expired at noon; ask the"
                        + " authorization server for another one\", scope=\"orders:read orders:write customers:read\","
                        + " resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource/orders\"");
        values.put(
                "multi",
                "Digest realm=\"api@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256,"
                        + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny\","
                        + " Bearer realm=\"orders\", error=\"invalid_token\", Basic realm=\"orders\", charset=\"UTF-8\", Negotiate");
        return values;
    }

    private static Response response(String text) {
        return new Response.Builder()
                .request(new Request.Builder().url("http://localhost/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(401)
                .message("")
                .header("WWW-Authenticate", text)
                .build();
    }

    /** Prepares the value for each parser in the form its users have it in. */
    @Setup
    public void prepare() {
        text = VALUES.getOrDefault(value, "");
        response = response(text);
    }

    @Benchmark
    public Object authcontract() {
        return Challenges.parse(text).list();
    }

    @Benchmark
    public Object okhttp() {
        return response.challenges();
    }

    @Benchmark
    public List<AuthChallenge> httpclient5() throws ParseException {
        return AuthChallengeParser.INSTANCE.parse(ChallengeType.TARGET, text, new ParserCursor(0, text.length()));
    }

    /**
     * Runs the rounds and prints the ratios.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws RunnerException {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String value : VALUES.keySet()) {
                double ours = nanoseconds("authcontract", value);
                times.computeIfAbsent(value, v -> new ArrayList<>()).add(ours);
                for (String rival : List.of("okhttp", "httpclient5")) {
                    String name = String.format("%-6s %s", value, rival);
                    ratios.computeIfAbsent(name, n -> new ArrayList<>()).add(ours / nanoseconds(rival, value));
                }
            }
        }
        System.out.printf("%nparser, median of %d rounds, %s%n", ROUNDS, System.getProperty("java.vm.version"));
        times.forEach((value, all) -> System.out.printf("%-18s %6.0f ns%n", value, median(all)));
        ratios.forEach(
                (name, all) -> System.out.printf("%-18s %6.2f of its time %s%n", name, median(all), rounded(all)));
    }

    private static double nanoseconds(String benchmark, String value) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ParserBenchmarks.class.getName() + "." + benchmark + "$")
                .param("value", value)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(300))
                .verbosity(VerboseMode.SILENT)
                .build();
        RunResult result = new Runner(options).runSingle();
        return result.getPrimaryResult().getScore();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static List<String> rounded(List<Double> values) {
        return values.stream().map(v -> String.format("%.2f", v)).toList();
    }
}
