package io.authcontract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.credential.Credential;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTests {
    private static ContractBuilder orders() {
        return Contract.named("orders");
    }

    @Test
    void asksForTheAddressAtEveryCall() {
        AtomicInteger port = new AtomicInteger(8080);
        Contract contract = orders().baseUri(() -> URI.create("http://localhost:" + port.getAndIncrement()))
                .build();

        assertThat(port).hasValue(8080);
        assertThat(contract.baseUri()).contains(URI.create("http://localhost:8080"));
        assertThat(contract.baseUri()).contains(URI.create("http://localhost:8081"));
    }

    @Test
    void mayLeaveTheAddressToOthers() {
        assertThat(orders().build().baseUri()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "https://orders.example.org/api",
                "HTTP://[::1]:8080/",
                "http://127.0.0.1:65535"
            })
    void acceptsHttpAddresses(String address) {
        assertThat(orders().baseUri(address).build().baseUri()).contains(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            localhost:8080             | has the scheme "localhost"
            localhost                  | has no scheme
            //localhost                | has no scheme
            ftp://localhost            | has the scheme "ftp"
            http://my_service          | has no valid host
            http://                    | is not a URI (Expected authority)
            http://local host          | is not a URI (Illegal character in authority)
            http://localhost:${port}   | has a placeholder, and nothing replaces it; what is known only at run time is declared with baseUri(() -> ..)
            http://localhost:0         | has the port 0; the real one is known once the service listens, and declared with baseUri(() -> ..)
            http://localhost:65536     | has the port 65536; the highest is 65535
            http://localhost/?page=1   | has a query or a fragment; those belong to a request
            http://localhost/#top      | has a query or a fragment; those belong to a request
            """)
    void refusesWhatIsNoAddress(String address, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders().baseUri(address))
                .withMessage(
                        "Contract \"orders\" gives the base address \"" + address + "\", which " + because
                                + ". Write an http or https address such as http://localhost:8080 or https://orders.example.org/api.");
    }

    @Test
    void doesNotPrintThePasswordOfAnAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders().baseUri("http://alice:open-sesame@localhost"))
                .withMessageContaining("has user information; an identity supplies credentials")
                .withMessageNotContaining("open-sesame");
    }

    @Test
    void checksASuppliedAddressWhenItIsAskedFor() {
        Contract contract = orders().baseUri(() -> URI.create("localhost:8080")).build();

        assertThatIllegalArgumentException()
                .isThrownBy(contract::baseUri)
                .withMessageStartingWith("Contract \"orders\" gives the base address \"localhost:8080\"");
    }

    @Test
    void refusesASecondAddress() {
        assertThatIllegalStateException()
                .isThrownBy(() -> orders().baseUri("http://localhost:1").baseUri("http://localhost:2"))
                .withMessage(
                        "Contract \"orders\" declares baseUri(..) twice. Keep one; for another address write another contract.");
    }

    @Test
    void refusesABlankName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.named(" "))
                .withMessage(
                        "A contract has a blank name: \" \". Write the name of the service, for example Contract.named(\"orders\").");
    }

    @Test
    void keepsIdentitiesInOrder() {
        Contract contract = orders().identity(Identity.second("carol", ContractTests::token))
                .identity(Identity.valid("alice", ContractTests::token))
                .build();

        assertThat(contract.identities()).extracting(Identity::name).containsExactly("carol", "alice");
    }

    @Test
    void refusesTwoIdentitiesOfOneName() {
        ContractBuilder builder = orders().identity(Identity.valid("alice", ContractTests::token));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.identity(Identity.lowPrivilege("alice", ContractTests::token)))
                .withMessage("Contract \"orders\" declares the identity \"alice\" twice, as VALID and as LOW_PRIVILEGE."
                        + " Give each identity a name of its own.");
    }

    @Test
    void guardsEverythingButLoopbackAndAllowedHosts() {
        Contract contract =
                orders().allowHosts("staging.example.org", "192.0.2.7").build();

        assertThatCode(() -> contract.guard().check(request(Method.GET, "http://staging.example.org/")))
                .doesNotThrowAnyException();
        assertThatCode(() -> contract.guard().check(request(Method.POST, "http://localhost/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> contract.guard().check(request(Method.GET, "http://orders.example.org/")))
                .hasMessageContaining("orders.example.org");
    }

    @Test
    void allowsUnsafeMethodsOneByOne() {
        Contract contract = orders().allowHosts("staging.example.org")
                .allowUnsafeMethods("POST")
                .build();

        assertThatCode(() -> contract.guard().check(request(Method.POST, "http://staging.example.org/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> contract.guard().check(request(Method.DELETE, "http://staging.example.org/")))
                .hasMessageContaining("DELETE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.example.org",
                "${STAGING}",
                "%STAGING%",
                "https://example.org",
                "example.org:8080",
                "example .org",
                " "
            })
    void refusesHostsThatAreNotLiteral(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> orders().allowHosts("staging.example.org", host))
                .withMessageStartingWith("Contract \"orders\": allowHosts has \"" + host + "\", which is ");
    }

    @Test
    void refusesWhatIsNoMethod() {
        assertThatIllegalArgumentException().isThrownBy(() -> orders().allowUnsafeMethods("POST, PUT"));
    }

    private static Credential token() {
        return Credential.bearer("open-sesame");
    }

    private static Request request(Method method, String uri) {
        return Request.of(method, URI.create(uri));
    }
}
