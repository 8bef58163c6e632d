package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.McpDiscovery.MCP_DISCOVERY;
import static io.authcontract.rule.MetadataDocuments.PRM_VALID;
import static io.authcontract.rule.Together.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a challenge leads to: the metadata of the resource (RFC 9728), and for MCP the authorization server. */
class MetadataRulesTests {
    private static final String ADDRESS = "https://api.example/.well-known/oauth-protected-resource/mcp";
    private static final String RIGHT =
            "{\"resource\":\"https://api.example/mcp\",\"authorization_servers\":[\"https://as.example\"],\"scopes_supported\":[\"a\"]}";

    private static Seen refused(String challenge) {
        return Seen.asked("GET /mcp HTTP/1.1").answered("HTTP/1.1 401 ", "WWW-Authenticate: " + challenge);
    }

    private static Seen named() {
        return refused("Bearer resource_metadata=\"" + ADDRESS + "\"");
    }

    private static Seen document(String content) {
        return document(200, "application/json", content);
    }

    private static Seen document(int status, String type, String content) {
        return Seen.asked("GET /.well-known/oauth-protected-resource/mcp HTTP/1.1")
                .answered("HTTP/1.1 " + status + " ", "Content-Type: " + type)
                .content(content)
                .open();
    }

    @Nested
    class Document {
        @Test
        void ofTheResourceThatWasAskedForConforms() {
            seen(named(), document(RIGHT)).meets(PRM_VALID);
            seen(named(), document(200, "application/json; charset=utf-8", RIGHT))
                    .meets(PRM_VALID);
            seen(
                            named(),
                            document(
                                    "{\"x\":{\"resource\":1},\"y\":2,\"resource\":\"https://api.example/mcp\",\"z\":[{}]}"))
                    .meets(PRM_VALID);
            seen(named(), document("{\"resource\":\"https://api.example/mcp\"}"))
                    .meets(PRM_VALID);
        }

        /** Whether a query is part of the resource is for the service to say; another one is that of another (RFC 9728 section 3.3). */
        @Test
        void ofAResourceWithAQueryConforms() {
            Seen asked = Seen.asked("GET /mcp?v=1 HTTP/1.1")
                    .answered("HTTP/1.1 401 ", "WWW-Authenticate: Bearer resource_metadata=\"" + ADDRESS + "\"");
            seen(asked, document(RIGHT.replace("https://api.example/mcp", "https://api.example/mcp?v=1")))
                    .meets(PRM_VALID);
            seen(asked, document(RIGHT)).meets(PRM_VALID);
            assertThat(seen(asked, document(RIGHT.replace("https://api.example/mcp", "https://api.example/mcp?v=2")))
                            .breaks(PRM_VALID, fact("wanted resource", "https://api.example/mcp?v=1"))
                            .fails())
                    .isTrue();
        }

        /** RFC 9728 section 3.3. */
        @ParameterizedTest
        @ValueSource(
                strings = {"https://other.example/mcp", "https://api.example/mc", "https://api.example.evil/", "api"})
        void ofAnotherResourceBreaks(String resource) {
            Finding finding = seen(named(), document(RIGHT.replace("https://api.example/mcp", resource)))
                    .breaks(
                            PRM_VALID,
                            fact("resource_metadata", ADDRESS),
                            fact("resource", resource),
                            fact("wanted resource", "https://api.example/mcp"));
            assertThat(finding.fails()).isTrue();
        }

        /** RFC 3986 section 6.2.3. */
        @Test
        void atAnAddressWithThePortOfItsSchemeConforms() {
            seen(
                            refused("Bearer resource_metadata=\"" + ADDRESS.replace("api.example/", "api.example:443/")
                                    + "\""),
                            document(RIGHT))
                    .meets(PRM_VALID);
        }

        /** A time-out says nothing about the document. */
        @Test
        void thatNobodyAnsweredIsNoMatter() {
            Fault late = new Fault(Fault.Kind.TIMEOUT, "late");
            for (SetRule rule : List.of(PRM_VALID, MCP_DISCOVERY)) {
                SetRule.Watch watch = rule.watch();
                watch.see(named().in(c -> c.profile(Profile.MCP)).observation());
                watch.notice(new Happening.Followed(Exchange.of(Request.of(Method.GET, URI.create(ADDRESS)), late)));

                assertThat(watch.result())
                        .isEqualTo(
                                Result.notApplicable("a request for the metadata got no answer: run it again later"));
            }
        }

        @Test
        void ofAllThatIsBelowAnAddressIsANote() {
            assertThat(seen(named(), document(RIGHT.replace("https://api.example/mcp", "https://api.example")))
                            .breaks(PRM_VALID)
                            .fails())
                    .isFalse();
        }

        @Test
        void ofNoResourceBreaks() {
            seen(named(), document("{}")).breaks(PRM_VALID, fact("resource", "absent"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "404 | application/json | status       | 404",
                    "401 | application/json | status       | 401",
                    "200 | text/html        | Content-Type | text/html"
                })
        void thatIsNotThereBreaks(int status, String type, String label, String found) {
            seen(named(), document(status, type, RIGHT)).breaks(PRM_VALID, fact(label, found));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "{", "{\"resource\":\"https://api.example/mcp\"} x", "<html>"})
        void thatIsNoObjectBreaks(String content) {
            seen(named(), document(content)).breaks(PRM_VALID, fact("content", "no JSON object"));
        }

        @Test
        void nestedWithoutEndIsNoObject() {
            seen(named(), document("{\"a\":" + "[".repeat(100_000)))
                    .breaks(PRM_VALID, fact("content", "no JSON object"));
        }

        /** RFC 9728 section 2: a member without values is left out. */
        @Test
        void withEmptyArraysBreaks() {
            seen(named(), document(RIGHT.replace("[\"a\"]", "[]")))
                    .breaks(PRM_VALID, fact("scopes_supported", "an empty array"));
        }

        @Test
        void thatSendsToAServerWithoutTlsBreaks() {
            seen(named(), document(RIGHT.replace("https://as", "http://as")))
                    .breaks(PRM_VALID, fact("authorization_servers", "http://as.example"));
        }

        @Test
        void behindAnAddressWithoutTlsBreaks() {
            seen(refused("Bearer resource_metadata=\"http://api.example/metadata\""))
                    .breaks(PRM_VALID, fact("address", "no https address"));
            seen(refused("Bearer resource_metadata=\"/metadata\""))
                    .breaks(PRM_VALID, fact("address", "no https address"));
        }

        @Test
        void thatNobodyAskedForIsNoMatter() {
            seen(named()).isNoMatterOf(PRM_VALID, "nobody asked for " + ADDRESS);
            seen(refused("Bearer realm=\"a\""), document(RIGHT)).isNoMatterOf(PRM_VALID, "names resource_metadata");
            seen(named(), document(503, "text/html", "")).isNoMatterOf(PRM_VALID, "503");
        }

        @Test
        void ofAServiceOnThisMachineMayHaveItsNameElsewhere() {
            SetRule.Watch watch = PRM_VALID.watch();
            watch.see(Seen.asked("GET /mcp HTTP/1.1", "Host: localhost:8080")
                    .answered(
                            "HTTP/1.1 401 ",
                            "WWW-Authenticate: Bearer resource_metadata=\"https://localhost:8080/.well-known/oauth-protected-resource/mcp\"")
                    .observation());
            watch.see(Seen.asked("GET /.well-known/oauth-protected-resource/mcp HTTP/1.1", "Host: localhost:8080")
                    .answered("HTTP/1.1 200 ", "Content-Type: application/json")
                    .content(RIGHT)
                    .open()
                    .observation());

            assertThat(watch.result().findings()).hasSize(1).noneMatch(Finding::fails);
        }

        @Test
        void isReportedOnceForAllPathsThatNameIt() {
            SetRule.Watch watch = PRM_VALID.watch();
            IntStream.range(0, 5_000)
                    .forEach(i -> watch.see(Seen.asked("GET /mcp/" + i + " HTTP/1.1")
                            .answered("HTTP/1.1 401 ", "WWW-Authenticate: Bearer resource_metadata=\"" + ADDRESS + "\"")
                            .observation()));
            watch.see(document("{}").observation());

            assertThat(watch.result().findings()).hasSize(1);
        }
    }

    @Nested
    class Discovery {
        private Seen root(int status, String content) {
            return mcp(Seen.asked("GET /.well-known/oauth-protected-resource HTTP/1.1")
                    .answered("HTTP/1.1 " + status + " ", "Content-Type: application/json")
                    .content(content)
                    .open());
        }

        private Seen mcp(Seen seen) {
            return seen.in(c -> c.profile(Profile.MCP));
        }

        private Seen plain() {
            return plain("2026-07-28");
        }

        private Seen plain(String revision) {
            return mcp(Seen.asked("GET /mcp HTTP/1.1", "MCP-Protocol-Version: " + revision)
                    .answered("HTTP/1.1 401 ", "WWW-Authenticate: Bearer realm=\"mcp\""));
        }

        private Seen missing() {
            return mcp(document(404, "text/plain", ""));
        }

        @Test
        void byTheChallengeOrAWellKnownPathConforms() {
            seen(mcp(named()), mcp(document(RIGHT))).meets(MCP_DISCOVERY);
            seen(plain(), mcp(document(RIGHT))).meets(MCP_DISCOVERY);
            seen(plain(), missing(), root(200, RIGHT)).meets(MCP_DISCOVERY);
        }

        @Test
        void byNeitherBreaks() {
            Finding finding = seen(plain(), missing(), root(404, ""))
                    .breaks(
                            MCP_DISCOVERY,
                            fact("endpoint", "https://api.example/mcp"),
                            fact("resource_metadata", "absent"));
            assertThat(finding.fails()).isTrue();
        }

        @Test
        void ofNoAuthorizationServerBreaks() {
            seen(mcp(named()), mcp(document("{\"resource\":\"https://api.example/mcp\"}")))
                    .breaks(MCP_DISCOVERY, fact("authorization_servers", "none"));
        }

        /** 2025-06-18 asks for the parameter, and 2025-03-26 for neither. */
        @Test
        void isWhatTheRevisionAsksFor() {
            seen(plain("2025-06-18"), mcp(document(RIGHT))).breaks(MCP_DISCOVERY, fact("revision", "2025-06-18"));
            seen(plain("2025-03-26"), missing()).isNoMatterOf(MCP_DISCOVERY, "no 401");
        }

        @Test
        void isNoMatterOfOthers() {
            seen(named(), document("{}")).isNoMatterOf(MCP_DISCOVERY, "no 401 of an MCP endpoint");
            seen(plain(), missing()).isNoMatterOf(MCP_DISCOVERY, "nobody asked for");
            seen(mcp(named()), missing()).isNoMatterOf(MCP_DISCOVERY, "leads to no document");
        }
    }
}
