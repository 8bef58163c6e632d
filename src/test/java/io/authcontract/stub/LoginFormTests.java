package io.authcontract.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.http.Method;
import io.authcontract.http.RawTransport;
import io.authcontract.http.Response;
import io.authcontract.http.Transport;
import io.authcontract.http.TransportOptions;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The way of a person to the login and back, and what others may make of it. */
class LoginFormTests {
    @AutoClose
    static final StubServer server = StubServer.open();

    @AutoClose
    static final Transport transport = new RawTransport(TransportOptions.standard());

    private final AuthStub stub =
            server.stub(StubService.orders().taking(Scheme.basic("orders")).also(StubPart.LOGIN));
    private final StubVisitor visitor = new StubVisitor(transport, stub.uri());
    private final String prefix = stub.uri().getPath();

    private Response logIn(String password, String next, String... headers) {
        return visitor.send(Method.POST, "/login", "user=dave&password=" + password + "&next=" + next, headers);
    }

    private String password() {
        return ((Credential.Basic) stub.credential("dave")).password();
    }

    private static String cookie(Response response) {
        return response.headers().first("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    @Test
    void leadsPeopleThereAndBack() {
        Response led = visitor.get("/orders/7?tab=2", "Accept", "text/html");
        assertThat(led.status()).isEqualTo(303);
        assertThat(led.headers().values("Location"))
                .containsExactly(prefix + "/login?next=%2F" + prefix.substring(1) + "%2Forders%2F7%3Ftab%3D2");

        Response page = visitor.get("/login?next=" + prefix + "/orders/7%3Ftab%3D2");
        assertThat(page.text()).contains("value=\"" + prefix + "/orders/7?tab=2\"");

        Response back = logIn(password(), prefix + "/orders/7%3Ftab%3D2", "Cookie", cookie(page));
        assertThat(back.headers().values("Location")).containsExactly(prefix + "/orders/7?tab=2");
        assertThat(visitor.get("/orders/7", "Cookie", cookie(back)).status()).isEqualTo(200);
        assertThat(visitor.get("/orders/7", "Cookie", cookie(page)).status()).isEqualTo(401);
    }

    @Test
    void leadsNoPrograms() {
        assertThat(visitor.get("/orders", "Accept", "*/*").status()).isEqualTo(401);
        assertThat(visitor.get("/orders", "Accept", "text/html", "Authorization", "Basic ZGF2ZTp3cm9uZw==")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyInWithAWrongPassword() {
        assertThat(logIn("wrong", prefix + "/orders").status()).isEqualTo(403);
        assertThat(visitor.get("/orders", "Cookie", "SESSION=0123456789abcdef").status())
                .isEqualTo(401);
    }

    /** OWASP ASVS 5.0 section 7.4.1. */
    @Test
    void knowsNobodyWhoseCredentialWasRevoked() {
        String session = cookie(logIn(password(), prefix + "/orders"));
        stub.revoke("dave");

        assertThat(visitor.get("/orders", "Cookie", session).status()).isEqualTo(401);
        assertThat(logIn(password(), prefix + "/orders").status()).isEqualTo(403);
    }

    @Test
    void tellsWhoWasThere() {
        String session = cookie(logIn(password(), prefix + "/orders"));
        visitor.get("/orders", "Cookie", session);
        logIn("wrong", prefix + "/orders");
        visitor.get("/login", "Cookie", session);

        assertThat(stub.requests())
                .extracting(Object::toString)
                .containsExactly(
                        "POST /login as dave -> 303",
                        "GET /orders as dave -> 200",
                        "POST /login -> 403",
                        "GET /login as dave -> 200");
    }

    /** OWASP ASVS 5.0 section 3.3.1. */
    @Test
    void sendsTheSessionOverTlsOnlyWhereItCameSo() {
        try (Transport trusting = new RawTransport(StubCertificateTests.patient.withTrust(stub.trust()))) {
            assertThat(new StubVisitor(trusting, stub.secureUri())
                            .get("/login")
                            .headers()
                            .first("Set-Cookie"))
                    .hasValueSatisfying(line -> assertThat(line).endsWith("; SameSite=Lax; Secure"));
        }
        assertThat(visitor.get("/login").headers().first("Set-Cookie"))
                .hasValueSatisfying(line -> assertThat(line).endsWith("; SameSite=Lax"));
    }

    /** A flaw is wrong about the orders: who may log in, and who has, is not its matter. */
    @Test
    void goesOnBesideFlawsOfTheOrders() {
        for (Flaw flaw :
                List.of(Flaw.FORBIDDEN_FOR_MISSING, Flaw.REDIRECT_TO_LOGIN, Flaw.named("unknown-session-fails"))) {
            try (AuthStub flawed = server.stub(StubService.orders()
                    .taking(Scheme.basic("orders"))
                    .also(StubPart.LOGIN)
                    .with(flaw))) {
                StubVisitor person = new StubVisitor(transport, flawed.uri());
                String form = "user=dave&password=" + ((Credential.Basic) flawed.credential("dave")).password();
                assertThat(person.get("/login").status()).isEqualTo(200);
                Response back = person.send(Method.POST, "/login", form);
                assertThat(back.status()).isEqualTo(303);
                assertThat(person.get("/orders", "Cookie", cookie(back)).status())
                        .isEqualTo(200);
                assertThat(person.get("/orders", "Cookie", "SESSION=none").status())
                        .as(flaw.toString())
                        .isIn(302, 403);
            }
        }
    }

    /** A link to the login must not be one to anywhere. */
    @Test
    void leadsToItsOwnPagesOnly() {
        for (String elsewhere :
                new String[] {"https://evil.example/", "//evil.example/", prefix + "/%0D%0AX: y", "%zz"}) {
            assertThat(logIn(password(), elsewhere).headers().values("Location"))
                    .containsExactly(prefix + "/orders");
        }
        assertThat(visitor.get("/login?next=" + prefix + "/%22%3E%3Cscript%3E").text())
                .doesNotContain("<script>");
    }
}
