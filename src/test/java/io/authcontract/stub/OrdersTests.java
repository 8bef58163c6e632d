package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.JdkTransport;
import io.authcontract.http.Method;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OrdersTests {
    private static final int ROUNDS = 40;
    private static final int AT_ONCE = 20;

    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new JdkTransport(TransportOptions.standard());

    final AuthStub stub = server.stub(StubService.orders());
    final StubVisitor visitor = new StubVisitor(transport, stub.uri());
    final String alice = "Bearer " + stub.bearerToken("alice");

    @Test
    void createsReplacesAndDeletes() {
        String created = visitor.send(Method.POST, "/orders", "{\"item\":\"kettle\"}", "Authorization", alice)
                .headers()
                .first("Location")
                .orElseThrow();
        String path = created.substring(stub.uri().getPath().length());

        assertThat(visitor.get(path, "Authorization", alice).text()).isEqualTo("{\"id\":10,\"item\":\"kettle\"}");
        assertThat(visitor.send(Method.PUT, path, "{\"item\":\"pot\"}", "Authorization", alice)
                        .text())
                .isEqualTo("{\"id\":10,\"item\":\"pot\"}");
        assertThat(visitor.send(Method.DELETE, path, "", "Authorization", alice).status())
                .isEqualTo(204);
        assertThat(visitor.get(path, "Authorization", alice).status()).isEqualTo(404);
    }

    @Test
    void refusesContentItCannotRead() {
        assertThat(Stream.of("{\"item\":", "[]", "{}", "{\"item\":{}}"))
                .allSatisfy(text -> assertThat(visitor.send(Method.POST, "/orders", text, "Authorization", alice)
                                .status())
                        .isEqualTo(400));
    }

    @Test
    void deletesAnOrderOnceHoweverManyAskAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                stub.reset();
                assertThat(statuses(threads))
                        .hasSize(AT_ONCE)
                        .containsOnlyOnce(204)
                        .containsOnly(204, 404);
                assertThat(stub.requests()).hasSize(AT_ONCE);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Integer> statuses(ExecutorService threads) throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<Integer> deletion = () -> {
            together.await();
            return visitor.send(Method.DELETE, "/orders/7", "", "Authorization", alice)
                    .status();
        };
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(AT_ONCE, deletion))) {
            statuses.add(answer.get());
        }
        return statuses;
    }
}
