package io.authcontract.rule;

import static io.authcontract.rule.Fact.fact;
import static io.authcontract.rule.MethodRules.HEAD_NO_CONTENT;

import io.authcontract.http.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodRulesTests {
    private static Seen head(int status) {
        return Seen.asked("HEAD /orders HTTP/1.1").answered("HTTP/1.1 " + status + " ", "Content-Length: 26");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 404, 500})
    void contentAfterARefusedHeadBreaks(int status) {
        head(status).content("{\"message\":\"Unauthorized\"}").breaks(HEAD_NO_CONTENT, fact("octets", 26));
    }

    @Test
    void oneOctetIsEnough() {
        head(401).content("\n").breaks(HEAD_NO_CONTENT, fact("octets", 1));
    }

    @Test
    void octetsCountAlthoughTheRestIsUnknown() {
        head(401).content(Body.truncated(new byte[] {1, 2})).breaks(HEAD_NO_CONTENT, fact("octets", 2));
    }

    /** The octets of the wire count: that they do not decode as labelled changes nothing. */
    @Test
    void contentThatCannotBeDecodedBreaks() {
        Seen.asked("HEAD / HTTP/1.1")
                .answered("HTTP/1.1 401 ", "Content-Encoding: gzip")
                .content("x")
                .breaks(HEAD_NO_CONTENT);
    }

    @Test
    void aLengthWithoutContentConforms() {
        head(401).meets(HEAD_NO_CONTENT);
    }

    @Test
    void anUnknownBodyCannotBeJudged() {
        head(401).content(Body.unknown("the client hides it")).isNoMatterOf(HEAD_NO_CONTENT, "the client hides it");
    }

    @Test
    void otherMethodsAndSuccessAreNoMatterOfIt() {
        Seen.refused().content("x").isNoMatterOf(HEAD_NO_CONTENT, "HEAD");
        head(200).content("x").isNoMatterOf(HEAD_NO_CONTENT, "not refused");
        head(401).withoutRequest().content("x").isNoMatterOf(HEAD_NO_CONTENT, "the request is unknown");
    }
}
