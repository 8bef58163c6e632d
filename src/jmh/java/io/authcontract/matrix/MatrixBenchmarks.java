package io.authcontract.matrix;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.contract.Contract;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Request;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The matrix beside the least that could send its requests. Each round runs all candidates one after the other, and each ratio compares times of one
 * round, so that a slow minute of the machine hits everybody; the medians over the rounds are printed.
 *
 * <pre>mvn -q -Pbenchmarks verify -Dbenchmarks.main=io.authcontract.matrix.MatrixBenchmarks</pre>
 */
public final class MatrixBenchmarks {
    private static final int THREADS = 16;
    private static final int WARM_UP = Integer.getInteger("warmup", 4);
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int PATHS = Integer.getInteger("paths", 667);

    private MatrixBenchmarks() {}

    /** Runs what the argument names; without one, the throughput. */
    public static void main(String[] arguments) throws Exception {
        try (BenchmarkService service = BenchmarkService.start()) {
            new MatrixBenchmarks().throughput(contract(service.uri(), PATHS));
        }
    }

    static Contract contract(URI uri, int paths) {
        Contract.Builder contract = Contract.named("benchmark")
                .baseUri(uri.toString())
                .scheme(Scheme.bearer("benchmark"))
                .identity(Identity.valid("alice", () -> Credential.bearer(BenchmarkService.TOKEN)));
        for (int i = 0; i < paths; i++) {
            contract.secured("GET /things-" + i);
        }
        return contract.build();
    }

    private void throughput(Contract contract) throws Exception {
        Matrix matrix = Matrix.of(contract);
        List<Request> requests = recorded(matrix);
        long cells = matrix.size();
        print(
                "JDK %s, %d cores; %d cells, %d requests %s",
                Runtime.version(), cores(), cells, requests.size(), shape(requests));
        BareLoop bare = new BareLoop(requests, THREADS);
        List<Double> ratios = new ArrayList<>();
        List<Double> perCell = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double first = millis(bare::run);
            double engine = millis(() -> run(matrix));
            print(
                    "%s %2d: bare %6.0f ms, engine %6.0f ms, ratio %.2f",
                    round < 0 ? "warm-up" : "round", round, first, engine, first / engine);
            if (round >= 0) {
                ratios.add(first / engine);
                perCell.add(engine * 1000 / cells);
            }
        }
        print("engine / bare loop, throughput: %.2f (wanted: at least 0.85)", median(ratios));
        print("engine, time per cell: %.0f us", median(perCell));
    }

    private static Map<String, Long> shape(List<Request> requests) {
        Map<String, Long> shape = new TreeMap<>();
        requests.forEach(request -> shape.merge(request.method().name(), 1L, Long::sum));
        return shape;
    }

    private static List<Request> recorded(Matrix matrix) {
        try (Recording transport = new Recording(new OkHttpTransport(TransportOptions.standard()))) {
            Coverage coverage = matrix.run(transport);
            print("verdicts: %s", coverage);
            return transport.requests();
        }
    }

    private static void run(Matrix matrix) {
        try (Transport transport = new OkHttpTransport(TransportOptions.standard())) {
            matrix.run(transport);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
