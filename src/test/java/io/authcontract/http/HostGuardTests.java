package io.authcontract.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTests {

    private static Request request(Method method, String host) {
        return new Request(
                method, new Origin("http", host, 8080), "/orders?token=CANARY7f3a", Headers.none(), Body.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "127.0.0.1",
                "127.255.255.254",
                "127.1.2.3",
                "::1",
                "0:0:0:0:0:0:0:1",
                "0000:0000:0000:0000:0000:0000:0000:0001",
                "::0001",
                "::ffff:127.0.0.1"
            })
    void letsEveryMethodThroughToThisMachine(String host) {
        assertThatCode(() -> HostGuard.loopbackOnly().check(request(Method.DELETE, host)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "localhost.",
                "localhost.example.org",
                "api.localhost",
                "127.0.0.1.example.org",
                "127.1",
                "127.0.0.256",
                "0177.0.0.1",
                "127.0.0.01",
                "2130706433",
                "0x7f000001",
                "0.0.0.0",
                "::",
                "::2",
                "::1:1",
                "::ffff:10.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "xn--lcalhost-n5a"
            })
    void letsNothingThroughToAnythingElse(String host) {
        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> HostGuard.loopbackOnly().check(request(Method.GET, host)));
    }

    @Test
    void allowsALiteralHostForSafeMethodsOnly() {
        HostGuard guard = HostGuard.loopbackOnly().allowing(List.of("Staging.example.org"));

        assertThatCode(() -> guard.check(request(Method.HEAD, "staging.EXAMPLE.org")))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> guard.check(request(Method.POST, "staging.example.org")));
        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> guard.check(request(Method.GET, "www.staging.example.org")));
    }

    @Test
    void switchesUnsafeMethodsOnOneByOne() {
        HostGuard guard = HostGuard.loopbackOnly()
                .allowing(List.of("staging.example.org"))
                .allowingUnsafe(List.of(Method.POST));

        assertThatCode(() -> guard.check(request(Method.POST, "staging.example.org")))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> guard.check(request(Method.DELETE, "staging.example.org")));
    }

    @Test
    void switchingAMethodOnLeavesTheOthersOn() {
        HostGuard guard = HostGuard.loopbackOnly()
                .allowing(List.of("staging.example.org"))
                .allowingUnsafe(List.of(Method.POST))
                .allowingUnsafe(List.of(Method.PUT));

        assertThatCode(() -> guard.check(request(Method.POST, "staging.example.org")))
                .doesNotThrowAnyException();
        assertThatCode(() -> guard.check(request(Method.PUT, "staging.example.org")))
                .doesNotThrowAnyException();
    }

    @Test
    void switchingAMethodOnAllowsNoHost() {
        HostGuard guard = HostGuard.loopbackOnly().allowingUnsafe(List.of(Method.POST));

        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> guard.check(request(Method.POST, "staging.example.org")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*.example.org",
                "${HOST}",
                "#{host}",
                "http://example.org",
                "example.org:8080",
                "example.org/path",
                "",
                " ",
                "user@example.org",
                "a b",
                "[::1]:80",
                "exa\nmple.org"
            })
    void acceptsLiteralHostsOnly(String written) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HostGuard.loopbackOnly().allowing(List.of(written)))
                .withMessageContaining("allowHosts = \"staging.example.org\"");
    }

    @Test
    void saysWhatToWriteForAForeignHost() {
        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> HostGuard.loopbackOnly()
                        .check(new Request(
                                Method.GET,
                                new Origin("https", "api.example.org", 443),
                                "/orders",
                                Headers.none(),
                                Body.none())))
                .withMessage(
                        "Refused to send GET https://api.example.org/orders: \"api.example.org\" is not this machine, and no other"
                                + " host is allowed. If these requests may go there, name the host literally:"
                                + " allowHosts(\"api.example.org\") in the contract, or allowHosts = \"api.example.org\" in"
                                + " @AuthContract. The base address is no permission.");
    }

    @Test
    void saysWhatToWriteForAnUnsafeMethod() {
        HostGuard guard = HostGuard.loopbackOnly().allowing(List.of("api.example.org"));

        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> guard.check(new Request(
                        Method.DELETE,
                        new Origin("https", "api.example.org", 443),
                        "/orders/7",
                        Headers.none(),
                        Body.none())))
                .withMessage("Refused to send DELETE https://api.example.org/orders/7: DELETE may change something on"
                        + " \"api.example.org\", and methods that are not safe are switched on one by one; none is so far. If"
                        + " nothing there can be harmed, write allowUnsafeMethods(\"DELETE\") in the contract, or"
                        + " allowUnsafeMethods = \"DELETE\" in @AuthContract.");
    }

    @Test
    void saysWhatIsWrongWithAWildcard() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HostGuard.loopbackOnly().allowing(List.of("*.example.org")))
                .withMessage(
                        "allowHosts has \"*.example.org\", which is a wildcard. A host is allowed by its literal name only, so that a"
                                + " review sees where requests may go: write for example allowHosts = \"staging.example.org\".");
    }

    @Test
    void theGuardOfLoopbackIsNotChangedByAllowing() {
        HostGuard guard = HostGuard.loopbackOnly();
        assertThat(guard.allowing(List.of("example.org"))).isNotSameAs(guard);

        assertThatExceptionOfType(HostNotAllowedException.class)
                .isThrownBy(() -> guard.check(request(Method.GET, "example.org")));
    }
}
