package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.credential.Credential;
import io.authcontract.http.Method;
import io.authcontract.http.Request;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7616 section 3.9 and RFC 2617 section 3.5. */
class DigestAnswerTests {
    private static final String REALM = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=";
    private static final String NONCE =
            ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static final Credential.Basic MUFASA = new Credential.Basic("Mufasa", "Circle of Life");

    private static Challenge challenge(String value) {
        return Challenges.parse(List.of(value)).list().get(0);
    }

    private static Request get(String path) {
        return Request.of(Method.GET, URI.create("http://www.example.org" + path));
    }

    private static DigestAnswer answer(Challenge challenge, Credential.Basic account, String clientNonce) {
        return new DigestAnswer(challenge, account, challenge.parameter("nonce").orElseThrow(), 1, clientNonce);
    }

    private static DigestAnswer mufasa(String algorithm) {
        return answer(challenge(REALM + algorithm + NONCE), MUFASA, CLIENT_NONCE);
    }

    @Test
    void computesTheExamplesOfTheStandard() {
        Request request = get("/dir/index.html");

        assertThat(mufasa("MD5").response(request)).isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
        assertThat(mufasa("SHA-256").response(request))
                .isEqualTo("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    }

    @Test
    void computesTheExampleOfTheOlderStandard() {
        Challenge challenge = challenge(
                "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
                        + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        DigestAnswer answer = answer(challenge, new Credential.Basic("Mufasa", "Circle Of Life"), "0a4f113b");

        assertThat(answer.line(get("/dir/index.html")))
                .isEqualTo(
                        "Digest username=\"Mufasa\", realm=\"testrealm@host.com\", uri=\"/dir/index.html\","
                                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", nc=00000001, qop=auth, cnonce=\"0a4f113b\","
                                + " response=\"6629fae49393a05397450978507c4ef1\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    /** RFC 7616 section 3.9.2 prints hashes that do not follow from its own input: the name is hashed by SHA-512/256 as the JDK computes it. */
    @Test
    void hashesTheNameWhereTheServiceAsksForIt() {
        Challenge challenge = challenge(
                "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\","
                        + " charset=UTF-8, userhash=true");
        Credential.Basic account = new Credential.Basic("J\u00e4s\u00f8n Doe", "Secret, or not?");
        String line =
                answer(challenge, account, "NTg6RKcb9boFIAS3KrFK9BGeh+niz/sm").line(get("/doe.json"));

        assertThat(line)
                .startsWith("Digest username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\",")
                .endsWith(", userhash=true");
    }

    @Test
    void knowsWhatItCannotAnswer() {
        assertThat(DigestAnswer.isPossible(challenge(REALM + "SHA-256-sess" + NONCE)))
                .isTrue();
        assertThat(DigestAnswer.isPossible(challenge(REALM + "SHA3-256" + NONCE)))
                .isFalse();
        assertThat(DigestAnswer.isPossible(challenge("Digest realm=\"x\", qop=\"later\", nonce=\"n\"")))
                .isFalse();
        assertThat(DigestAnswer.isPossible(challenge("Digest realm=\"x\", qop=\"auth\"")))
                .isFalse();
    }

    /** What a quoted-string escapes is hashed as it is meant, and escaped again on its way. */
    @Test
    void writesQuotedStringsAndNamesBeyondAscii() {
        Challenge challenge = challenge("Digest realm=\"the \\\"old\\\" one\", nonce=\"n\"");
        String line =
                answer(challenge, new Credential.Basic("J\u00e4son", "x"), "c").line(get("/"));

        assertThat(line)
                .startsWith(
                        "Digest username*=UTF-8''J%C3%A4son, realm=\"the \\\"old\\\" one\", uri=\"/\", nonce=\"n\", response=\"")
                .doesNotContain("qop");
    }
}
