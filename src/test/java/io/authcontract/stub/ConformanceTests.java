package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.client.okhttp.OkHttpTransport;
import io.authcontract.contract.Contract;
import io.authcontract.contract.ContractBuilder;
import io.authcontract.credential.Scheme;
import io.authcontract.credential.Tier;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.MatrixOptions;
import io.authcontract.matrix.Target;
import io.authcontract.matrix.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The stub keeps its own contract, judged by everything this project has. */
class ConformanceTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    static final Scheme BEARER = Scheme.bearer("orders");
    static final Scheme BASIC = Scheme.basic("orders");
    static final Scheme KEY = Scheme.apiKey("X-Api-Key");

    static final List<StubService> services = Stream.of(
                    new Scheme[] {BEARER}, new Scheme[] {BASIC}, new Scheme[] {KEY}, new Scheme[] {BASIC, BEARER, KEY})
            .map(ways -> StubService.orders().taking(ways))
            .toList();

    @ParameterizedTest
    @FieldSource("services")
    void isFullyProvenOverHttp(StubService service) {
        try (AuthStub stub = server.stub(service);
                Transport transport = new OkHttpTransport(StubCertificateTests.patient)) {
            isFullyProven(stub.contractAt(stub.uri()), transport, StubCertificateTests.patient);
        }
    }

    @ParameterizedTest
    @FieldSource("services")
    void isFullyProvenOverHttps(StubService service) {
        try (AuthStub stub = server.stub(service)) {
            TransportOptions trusting = StubCertificateTests.patient.withTrust(stub.trust());
            try (Transport transport = new OkHttpTransport(trusting)) {
                isFullyProven(stub.contractAt(stub.secureUri()), transport, trusting);
            }
        }
    }

    private static void isFullyProven(ContractBuilder builder, Transport transport, TransportOptions limits) {
        Contract contract = builder.tiers(Tier.CORE, Tier.STANDARD).build();
        Coverage coverage = Matrix.of(contract).run(Target.of(contract, transport, limits), MatrixOptions.standard());

        assertThat(coverage.cells())
                .filteredOn(cell -> cell.verdict() != Verdict.PROVEN && cell.verdict() != Verdict.CLOSED)
                .isEmpty();
        assertThat(coverage.isFullyProven()).isTrue();
        assertThat(coverage.overall()).isEmpty();
    }
}
