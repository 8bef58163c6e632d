package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a client that was refused looks next, and what is no address that anybody should ask for. */
class MetadataAddressesTests {
    private static final String ADDRESS = "https://api.example/.well-known/oauth-protected-resource/mcp";
    private static final String ROOT = "https://api.example/.well-known/oauth-protected-resource";

    private static List<String> addresses(boolean isMcp, String... lines) {
        return MetadataAddresses.of(
                        Seen.asked("GET /mcp HTTP/1.1", "Host: api.example")
                                .answered(lines)
                                .unexplained()
                                .exchange(),
                        isMcp)
                .stream()
                .map(URI::toString)
                .toList();
    }

    private static String[] naming(String address) {
        return new String[] {"HTTP/1.1 401 ", "WWW-Authenticate: Bearer resource_metadata=\"" + address + "\""};
    }

    @Test
    void isTheOneThatTheChallengeNames() {
        assertThat(addresses(false, naming(ADDRESS))).containsExactly(ADDRESS);
        assertThat(addresses(true, naming(ADDRESS))).containsExactly(ADDRESS);
        assertThat(addresses(
                        false,
                        "HTTP/1.1 401 ",
                        "WWW-Authenticate: Basic realm=\"x\"",
                        "WWW-Authenticate: Bearer RESOURCE_METADATA=\"" + ADDRESS + "\""))
                .containsExactly(ADDRESS);
    }

    /** RFC 9728 section 3.1, and the authorization part of MCP: only its clients look there unasked. */
    @Test
    void isAWellKnownOneForMcpWhereNoneIsNamed() {
        String[] unnamed = {"HTTP/1.1 401 ", "WWW-Authenticate: Bearer realm=\"x\""};

        assertThat(addresses(true, unnamed)).containsExactly(ROOT + "/mcp", ROOT);
        assertThat(addresses(false, unnamed)).isEmpty();
    }

    @Test
    void isNoneWhereNobodyWasRefusedWithABearerChallenge() {
        assertThat(addresses(true, "HTTP/1.1 403 ", "WWW-Authenticate: Bearer realm=\"x\""))
                .isEmpty();
        assertThat(addresses(true, "HTTP/1.1 401 ", "WWW-Authenticate: Basic realm=\"x\""))
                .isEmpty();
        assertThat(addresses(true, "HTTP/1.1 401 ")).isEmpty();
        assertThat(addresses(false, "HTTP/1.1 200 ", "X-Hint: resource_metadata"))
                .isEmpty();
    }

    /** A password would go there, a fragment never does, and the others lead nowhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:pa55word@api.example/metadata",
                "https://api.example/metadata#part",
                "/metadata",
                "ftp://api.example/metadata",
                "https://api example/metadata",
                ""
            })
    void isNoneThatCannotBeAskedFor(String address) {
        assertThat(addresses(false, naming(address))).isEmpty();
    }
}
