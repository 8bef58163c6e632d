package io.authcontract.rule;

import static io.authcontract.rule.ExpectRules.EXPECT_REFUSED_EARLY;
import static io.authcontract.rule.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectRulesTests {
    private static Seen asking() {
        return Seen.asked("PUT /files/big HTTP/1.1", "Expect: 100-Continue", "Content-Length: 104857600")
                .request(r -> r.withBody(Body.none()));
    }

    @Test
    void silenceBreaks() {
        assertThat(asking().failed(Fault.Kind.TIMEOUT)
                        .breaks(EXPECT_REFUSED_EARLY, fact("final status", "none"))
                        .fails())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 413, 417})
    void aFinalStatusConforms(int status) {
        asking().answered("HTTP/1.1 " + status + " ").meets(EXPECT_REFUSED_EARLY);
    }

    /** The RFC allows 100 as well: that it is the 401 is practice only. */
    @Test
    void anInvitationIsTolerated() {
        assertThat(asking().answered("HTTP/1.1 100 Continue")
                        .breaks(EXPECT_REFUSED_EARLY, fact("status", 100))
                        .tolerated())
                .isTrue();
    }

    @Test
    void anOldHopIgnoresExpect() {
        asking().answered("HTTP/1.0 401 Unauthorized").isNoMatterOf(EXPECT_REFUSED_EARLY, "HTTP/1.0");
    }

    @Test
    void anotherFaultProvesNothing() {
        asking().failed(Fault.Kind.CONNECTION_REFUSED).isNoMatterOf(EXPECT_REFUSED_EARLY, "CONNECTION_REFUSED");
    }

    @Test
    void whatItNeedsIsNamed() {
        Seen.refused().isNoMatterOf(EXPECT_REFUSED_EARLY, "no Expect");
        asking().request(r -> r.withBody(Body.of("all of it")))
                .failed(Fault.Kind.TIMEOUT)
                .isNoMatterOf(EXPECT_REFUSED_EARLY, "withholds");
        Seen silent = asking().failed(Fault.Kind.TIMEOUT);
        silent.withoutRequest().isNoMatterOf(EXPECT_REFUSED_EARLY, "request is unknown");
        silent.in(c -> Circumstances.unknown()).isNoMatterOf(EXPECT_REFUSED_EARLY, "Circumstances.credential");
        silent.in(c -> Circumstances.unknown().credential(CredentialKind.NONE))
                .isNoMatterOf(EXPECT_REFUSED_EARLY, "Circumstances.access");
        silent.open().isNoMatterOf(EXPECT_REFUSED_EARLY, "not declared as protected");
        silent.carrying(CredentialKind.VALID).isNoMatterOf(EXPECT_REFUSED_EARLY, "kind none");
    }
}
