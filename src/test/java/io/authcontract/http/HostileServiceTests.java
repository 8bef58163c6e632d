package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.testkit.Client;
import io.authcontract.testkit.Hostility;
import io.authcontract.testkit.LoopbackCertificate;
import io.authcontract.testkit.RawServer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile service against every transport, over http and https: the exchange ends by itself, with the fault that says why or with a bounded
 * response. What is endless would end as a time-out if a limit of octets did not end it before, so the kind of the fault tells that memory was
 * bounded. The time-out of the tests themselves is there for an exchange that never ends, not to measure.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileServiceTests {
    private static final String ANSWER = "answer";

    /** Where a client library keeps from us what came, so that its transport tells less. The transports declare it. */
    private static final Map<Client, Map<Hostility, String>> HIDDEN = Map.of(
            Client.RAW,
            Map.of(),
            Client.OKHTTP,
            Map.of(
                    Hostility.EARLY_REFUSAL, "TIMEOUT",
                    Hostility.GARBAGE, "TRUNCATED", // Over TLS only.
                    Hostility.TLS_ALERT, "TRUNCATED",
                    Hostility.CHUNK_LONGER_THAN_SIZE, ANSWER),
            Client.JDK,
            Map.of(
                    Hostility.EARLY_REFUSAL, "TIMEOUT",
                    Hostility.GARBAGE, "TRUNCATED",
                    Hostility.TLS_ALERT, "TRUNCATED",
                    Hostility.FIELD_WITHOUT_COLON, ANSWER,
                    Hostility.MALFORMED_CHUNK_SIZE, "TRUNCATED",
                    Hostility.CHUNK_LONGER_THAN_SIZE, "TRUNCATED",
                    Hostility.ENDLESS_TRAILERS, ANSWER));

    private static final int BODY_LIMIT = 100_000;
    private static final String SECRET = "canary8f3a9c";

    static Stream<Arguments> encounters() {
        return Stream.of(Hostility.values()).flatMap(hostility -> Stream.of(Client.values())
                .flatMap(client -> Stream.of("http", "https").map(scheme -> Arguments.of(hostility, client, scheme))));
    }

    @Test
    void atLeastFifteenKindsMeetEveryTransportOverBothSchemes() {
        assertThat(Hostility.values()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(encounters()).hasSize(Hostility.values().length * 3 * 2);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("encounters")
    void endsWithAClearReason(Hostility hostility, Client client, String scheme) {
        try (RawServer server = server(scheme, hostility.behaviour());
                Transport transport = client.open(limits(hostility))) {
            Outcome outcome = transport.send(hostility.request(server).withHeader("Authorization", "Bearer " + SECRET));
            assertThat(summary(outcome)).as("%s", outcome).isIn(expected(hostility, client));
            if (outcome instanceof Response response) {
                assertBounded(response);
            } else if (outcome instanceof Fault fault) {
                assertThat(fault.detail()).isNotBlank().endsWith(".").doesNotContain(SECRET);
            }
        }
    }

    private static String summary(Outcome outcome) {
        return outcome instanceof Fault fault ? fault.kind().name() : ANSWER;
    }

    private static Set<String> expected(Hostility hostility, Client client) {
        Set<String> expected = new TreeSet<>();
        hostility.faults().forEach(kind -> expected.add(kind.name()));
        if (expected.isEmpty()) {
            expected.add(ANSWER);
        }
        Optional.ofNullable(Objects.requireNonNull(HIDDEN.get(client)).get(hostility))
                .ifPresent(expected::add);
        return expected;
    }

    private static RawServer server(String scheme, RawServer.Behaviour behaviour) {
        return scheme.equals("http") ? RawServer.http(behaviour) : RawServer.https(behaviour);
    }

    /** Short only where the time has to run out. */
    private static TransportOptions limits(Hostility hostility) {
        boolean waits = hostility.faults().contains(Fault.Kind.TIMEOUT) || hostility == Hostility.EARLY_REFUSAL;
        Duration timeout = waits ? Duration.ofSeconds(2) : Duration.ofSeconds(60);
        return new TransportOptions(
                timeout,
                timeout,
                64 << 10,
                BODY_LIMIT,
                Optional.of(LoopbackCertificate.localhost().trust()));
    }

    private static void assertBounded(Response response) {
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.body().size()).isLessThanOrEqualTo(BODY_LIMIT);
        assertThat(response.content().size()).isLessThanOrEqualTo(ContentDecoding.LIMIT);
    }

    /** A service that was well-behaved until it had a connection twice. What it does before an answer begins may be about the one before. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = "EARLY_REFUSAL") // Waits on the connection, which is not used then.
    void endsWithAClearReasonOverAUsedConnectionToo(Hostility hostility) {
        endsOverAUsedConnection(hostility, raw -> raw);
    }

    /** Where nobody waits for one answer alone. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EARLY_REFUSAL")
    void endsWithAClearReasonOnAnEventLoopToo(Hostility hostility) {
        endsOverAUsedConnection(hostility, OnLoop::new);
    }

    private static void endsOverAUsedConnection(Hostility hostility, UnaryOperator<Transport> over) {
        try (RawServer server = RawServer.http(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
                    hostility.behaviour().serve(connection);
                });
                Transport transport = over.apply(new RawTransport(
                        limits(hostility),
                        Duration.ofMillis(250),
                        () -> new ConnectionPool(Duration.ZERO, Duration.ofDays(1), System::nanoTime)))) {
            assertThat(summary(transport.sendRepeatable(server.get("/")))).isEqualTo(ANSWER);
            Outcome outcome = transport.sendRepeatable(hostility.request(server));

            Set<String> expected = expected(hostility, Client.RAW);
            expected.add(Fault.Kind.USED_CONNECTION.name());
            assertThat(summary(outcome)).as("%s", outcome).isIn(expected);
            assertThat(server.connections()).isEqualTo(1);
            if (outcome instanceof Response response) {
                assertBounded(response);
            }
        }
    }
}
