package io.authcontract.matrix;

import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The matrix beside the least that could send its requests. Each round runs all candidates one after the other, and each ratio compares times of one
 * round, so that a slow minute of the machine hits everybody; the medians over the rounds are printed.
 *
 * <pre>
 * mvn -q -Pbenchmarks verify -Dbenchmarks.main=io.authcontract.matrix.MatrixBenchmarks
 * mvn -q -Pbenchmarks verify -Dbenchmarks.main=io.authcontract.matrix.MatrixBenchmarks -Dbenchmarks.arguments=memory
 * </pre>
 *
 * <p>Arguments: {@code engine}, {@code junit}, {@code restassured}, {@code memory}; the first three without any. {@code BENCHMARK_ROUNDS} in the
 * environment changes the number of rounds; before them, others warm up until the compiler of the JVM has little left to do, {@code BENCHMARK_WARM_UP} at most.
 */
public final class MatrixBenchmarks {
    static final int THREADS = 16;

    private static final int ROUNDS = number("BENCHMARK_ROUNDS", 7);
    private static final int WARM_UP = number("BENCHMARK_WARM_UP", 150);
    private static final int REST_ASSURED_WARM_UP = 25;
    private static final int PATHS = 667;

    private final Contract contract;
    private final Matrix matrix;
    private final List<Request> requests;

    private MatrixBenchmarks(URI service) {
        this.contract = contract(service, PATHS);
        this.matrix = Matrix.of(contract);
        this.requests = recorded(matrix);
    }

    /** Runs what the arguments name. */
    public static void main(String[] arguments) throws Exception {
        List<String> modes = arguments.length == 0 ? List.of("engine", "junit", "restassured") : List.of(arguments);
        print("JDK %s, %d cores", Runtime.version(), Runtime.getRuntime().availableProcessors());
        for (String mode : modes) {
            try (BenchmarkService service = BenchmarkService.start()) {
                run(mode, service.uri());
            }
        }
        System.exit(0);
    }

    private static void run(String mode, URI service) throws Exception {
        switch (mode) {
            case "engine" -> new MatrixBenchmarks(service).engine();
            case "junit" -> new MatrixBenchmarks(service).junit();
            case "restassured" -> new MatrixBenchmarks(service).restAssured();
            case "memory" -> MemoryRun.all(service);
            default -> throw new IllegalArgumentException("no mode " + mode);
        }
    }

    static Contract contract(URI uri, int paths) {
        ContractBuilder contract = Contract.named("benchmark")
                .baseUri(uri.toString())
                .scheme(Scheme.bearer("benchmark"))
                .identity(Identity.valid("alice", () -> Credential.bearer(BenchmarkService.TOKEN)));
        for (int i = 0; i < paths; i++) {
            contract.secured("GET /things-" + i);
        }
        return contract.build();
    }

    private static List<Request> recorded(Matrix matrix) {
        try (Recording transport = new Recording(new RawTransport(TransportOptions.standard()))) {
            Coverage coverage = matrix.run(transport);
            Map<String, Long> methods = new TreeMap<>();
            transport
                    .requests()
                    .forEach(request -> methods.merge(request.method().name(), 1L, Long::sum));
            print("%s; %d requests %s", coverage, transport.requests().size(), methods);
            return transport.requests();
        }
    }

    /** What the rules cost beside sending, and what the transport adds to OkHttp. */
    private void engine() throws Exception {
        BareLoop bare = new BareLoop(requests, THREADS);
        Rounds rounds = new Rounds();
        rounds.run(
                round -> {
                    double least = rounds.time(round, "bare loop", bare::run);
                    double sent = rounds.time(round, "transport", this::send);
                    double judged = rounds.time(round, "engine", this::judge);
                    rounds.note(round, "bare loop / transport", least / sent);
                    rounds.note(round, "bare loop / engine (throughput; wanted: at least 0.85)", least / judged);
                    rounds.note(round, "engine, us per cell", judged * 1000 / matrix.size());
                },
                WARM_UP,
                ROUNDS);
        rounds.print();
    }

    private void send() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Transport transport = new RawTransport(TransportOptions.standard())) {
            BareLoop.onEach(requests, threads, THREADS, transport::sendRepeatable);
        } finally {
            threads.shutdownNow();
        }
    }

    private void judge() {
        try (Transport transport = new RawTransport(TransportOptions.standard())) {
            matrix.run(transport);
        }
    }

    private void junit() throws Exception {
        BareLoop bare = new BareLoop(requests, THREADS);
        JUnitRun junit = new JUnitRun(contract);
        Rounds rounds = new Rounds();
        rounds.run(
                round -> {
                    double least = rounds.time(round, "bare loop", bare::run);
                    double empty = rounds.time(round, "empty nodes", () -> JUnitRun.emptyNodes((int) matrix.size()));
                    double judged = rounds.time(round, "@AuthMatrix", junit::run);
                    rounds.note(
                            round,
                            "@AuthMatrix / (bare loop + empty nodes) (time; wanted: at most 1.15)",
                            judged / (least + empty));
                    rounds.note(round, "@AuthMatrix, us per cell", judged * 1000 / matrix.size());
                },
                WARM_UP,
                ROUNDS);
        rounds.print();
    }

    /** One round: it takes long. */
    private void restAssured() throws Exception {
        Rounds rounds = new Rounds();
        RestAssuredLoop loop = new RestAssuredLoop(requests);
        for (int i = 0; i < REST_ASSURED_WARM_UP; i++) {
            judge();
            loop.run(500);
        }
        double judged = rounds.time(0, "engine", this::judge);
        double loops = rounds.time(0, "REST-assured", () -> loop.run(requests.size()));
        rounds.note(0, "REST-assured / engine (time)", loops / judged);
        rounds.print();
    }

    private static int number(String variable, int otherwise) {
        String text = System.getenv(variable);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
