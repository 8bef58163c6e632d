package io.authcontract.challenge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Our parser beside those of OkHttp and Apache HttpClient 5 on the same values. Each round is a JVM of its own, because the JIT decides anew in each:
 * there all three are warmed up, and then measured in turns of 50 ms, so that a slow moment of the machine hits everybody. Its ratio is the median over
 * the turns; the medians over the rounds are printed, beside the ratio of each round.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParserBenchmarks {
    private static final int ROUNDS = 9;
    private static final int TURNS = 21;
    private static final List<String> PARSERS = List.of("authcontract", "okhttp", "httpclient5");
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
     * Runs the rounds and prints the ratios; with the name of a value, one round over it.
     *
     * @param arguments none, or the name of a value
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            System.out.println(round(arguments[0]));
            return;
        }
        System.out.printf("parser, %d rounds, JDK %s%n", ROUNDS, System.getProperty("java.vm.version"));
        for (String value : VALUES.keySet()) {
            print(value);
        }
    }

    private static void print(String value) throws IOException {
        List<List<Double>> columns = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < ROUNDS; i++) {
            String[] figures = inOwnJvm(value).split(" ");
            for (int column = 0; column < columns.size(); column++) {
                columns.get(column).add(Double.valueOf(figures[column]));
            }
        }
        System.out.printf(Locale.ROOT, "%-18s %6.0f ns%n", value, median(columns.get(0)));
        for (int i = 1; i < PARSERS.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-6s %-11s %6.2f of its time %s%n",
                    value,
                    PARSERS.get(i),
                    median(columns.get(i)),
                    columns.get(i));
        }
    }

    private static String inOwnJvm(String value) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParserBenchmarks.class.getName(),
                        value)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** Our time, and its ratios to the others' times. */
    private static String round(String value) throws RunnerException {
        for (String parser : PARSERS) {
            nanoseconds(parser, value, TimeValue.seconds(3));
        }
        List<Double> times = new ArrayList<>();
        List<List<Double>> ratios = List.of(new ArrayList<>(), new ArrayList<>());
        for (int turn = 0; turn < TURNS; turn++) {
            double ours = nanoseconds(PARSERS.get(0), value, TimeValue.milliseconds(50));
            times.add(ours);
            for (int i = 0; i < ratios.size(); i++) {
                ratios.get(i).add(ours / nanoseconds(PARSERS.get(i + 1), value, TimeValue.milliseconds(50)));
            }
        }
        return String.format(
                Locale.ROOT, "%.1f %.2f %.2f", median(times), median(ratios.get(0)), median(ratios.get(1)));
    }

    /** In this JVM, so that what is warm stays warm. */
    private static double nanoseconds(String parser, String value, TimeValue time) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(ParserBenchmarks.class.getName() + "." + parser + "$")
                        .param("value", value)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(time)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle()
                .getPrimaryResult()
                .getScore();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
