package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a guesser meets, and what the owner of the account. */
class LockTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new RawTransport(TransportOptions.standard());

    private AuthStub stub;

    @BeforeEach
    void start() {
        stub = server.stub(StubService.orders()
                .taking(Scheme.basic("orders"), Scheme.bearer("orders"))
                .also(StubPart.LOCKOUT));
    }

    @AfterEach
    void close() {
        stub.close();
    }

    private Response get(Credential credential) {
        Request request = Request.of(Method.GET, URI.create(stub.uri() + "/orders"));
        return (Response) transport.send(credential.applyTo(request));
    }

    private Response guess(String user, int number) {
        return get(Credential.basic(user, "guess-" + number));
    }

    private void fail(int times) {
        for (int number = 0; number < times; number++) {
            assertThat(guess("grace", number).status()).isEqualTo(401);
        }
    }

    @Test
    void tenWrongPasswordsInARowLockTheAccount() {
        fail(9);
        assertThat(get(stub.credential("grace")).status()).isEqualTo(200);
        fail(10);
        Response right = get(stub.credential("grace"));
        Response wrong = guess("grace", 11);

        assertThat(right.status()).isEqualTo(401);
        assertThat(right.text()).isEqualTo(wrong.text());
        assertThat(right.headers()).isEqualTo(wrong.headers());
    }

    @Test
    void aLockIsThatOfOnePasswordAndEndsWithAReset() {
        fail(10);
        assertThat(get(stub.credential("grace-bearer")).status()).isEqualTo(200);
        assertThat(get(stub.credential("alice")).status()).isEqualTo(200);

        stub.reset();

        assertThat(get(stub.credential("grace")).status()).isEqualTo(200);
    }

    @Test
    void nobodyIsLockedWhereThatIsNotPlayed() {
        try (AuthStub open = server.stub(StubService.orders().taking(Scheme.basic("orders")))) {
            StubVisitor visitor = new StubVisitor(transport, open.uri());
            for (int number = 0; number < 20; number++) {
                assertThat(visitor.get("/orders", "Authorization", "Basic ZGF2ZTp3cm9uZw==")
                                .status())
                        .isEqualTo(401);
            }
            Request request = Request.of(Method.GET, URI.create(open.uri() + "/orders"));
            assertThat(((Response) transport.send(open.credential("dave").applyTo(request))).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFlawOfSomethingThatIsNotPlayedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthStub.misbehaving(Flaw.named("lock-told-to-the-owner")))
                .withMessage(
                        "The flaw \"lock-told-to-the-owner\" is one of LOCKOUT, which the stub does not play. Write StubService.orders()"
                                + ".taking(Scheme.basic(\"orders\")).also(StubPart.LOCKOUT).with(Flaw.named(\"lock-told-to-the-owner\")).");
        assertThat(Flaw.named("lock-told-to-the-owner").part()).contains(StubPart.LOCKOUT);
        assertThat(Flaw.CHALLENGE_MISSING.part()).isEmpty();
    }

    @Test
    void aPartThatLosesItsPasswordsIsRefused() {
        StubService locking =
                StubService.orders().taking(Scheme.basic("orders")).also(StubPart.LOCKOUT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> locking.taking(Scheme.bearer("orders")))
                .withMessageContaining("is to play LOCKOUT, which needs BASIC");
    }

    /** Ten wrong ones lock, however they come: none of those that come at once is lost. */
    @Test
    void countsFromSeveralThreads() {
        for (int time = 0; time < 50; time++) {
            stub.reset();
            IntStream.range(0, 10).parallel().forEach(number -> guess("grace", number));

            assertThat(get(stub.credential("grace")).status()).isEqualTo(401);
        }
    }

    /** RFC 7617 sections 2 and 2.1. */
    @Test
    void letsInWhoNeedsCareInDecoding() {
        assertThat(get(stub.credential("erin")).status()).isEqualTo(200);
        assertThat(get(stub.credential("frank")).status()).isEqualTo(200);
    }
}
