package tutorial;

import static io.authcontract.rule.CredentialKind.INVALID;
import static io.authcontract.rule.CredentialKind.MALFORMED;
import static io.authcontract.rule.CredentialKind.NONE;
import static io.authcontract.rule.CredentialKind.UNDER_SCOPED;
import static io.authcontract.rule.CredentialKind.VALID;
import static io.authcontract.rule.Presentation.EXTRA_SPACES;
import static io.authcontract.rule.Presentation.SCHEME_CASE;
import static io.authcontract.rule.Presentation.TWICE;
import static io.authcontract.rule.Presentation.WRONG_SCHEME;

import io.authcontract.assertion.AuthResponse;
import io.authcontract.client.AuthClient;
import io.authcontract.rule.Access;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Expectation;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Presentation;
import io.authcontract.rule.Profile;
import java.util.Set;
import java.util.function.Function;

/** The requests both services are judged by, with what the rules have to know about each. None of them changes an order. */
enum Probe {
    TOKEN_READS(bearer(Probe.TOKEN, "/orders"), secured(VALID)),
    READONLY_TOKEN_READS(bearer(Probe.READONLY_TOKEN, "/orders/1"), secured(VALID)),

    NOTHING(api -> api.get("/orders"), secured(NONE)),
    NOTHING_FOR_ONE_ORDER(api -> api.get("/orders/1"), secured(NONE)),
    NOTHING_FOR_HEAD(api -> api.head("/orders"), secured(NONE)),
    NOTHING_FOR_POST(api -> api.post("/orders"), secured(NONE)),
    NOTHING_FOR_DELETE(api -> api.delete("/orders/1"), secured(NONE)),
    NOTHING_AND_BROKEN_JSON(
            api -> api.withBody("application/json", "{\"item\":").post("/orders"), secured(NONE)),
    NOTHING_FOR_AN_UNDECLARED_METHOD(api -> api.put("/orders"), known(NONE, new Access.Unclassified())),

    EMPTY_FIELD(authorization(""), secured(MALFORMED)),
    SCHEME_ALONE(authorization("Bearer"), secured(MALFORMED)),
    WRONG_TOKEN(authorization("Bearer wrong"), secured(INVALID)),
    WRONG_TOKEN_FOR_HEAD(api -> api.withAuthorization("Bearer wrong").head("/orders"), secured(INVALID)),
    WRONG_TOKEN_FOR_POST(api -> api.withAuthorization("Bearer wrong").post("/orders"), secured(INVALID)),
    WRONG_TOKEN_FOR_DELETE(api -> api.withAuthorization("Bearer wrong").delete("/orders/1"), secured(INVALID)),

    TOKEN_AS_BASIC(authorization("Basic " + Probe.TOKEN), secured(INVALID, WRONG_SCHEME)),
    TOKEN_AS_BANANA(authorization("Banana " + Probe.TOKEN), secured(INVALID, WRONG_SCHEME)),
    TOKEN_WITHOUT_SCHEME(authorization(Probe.TOKEN), secured(INVALID, WRONG_SCHEME)),

    LOWER_CASE_SCHEME(authorization("bearer " + Probe.TOKEN), secured(VALID, SCHEME_CASE)),
    UPPER_CASE_SCHEME(authorization("BEARER " + Probe.TOKEN), secured(VALID, SCHEME_CASE)),
    TWO_SPACES(authorization("Bearer  " + Probe.TOKEN), secured(VALID, EXTRA_SPACES)),

    TOKEN_THEN_WRONG_TOKEN(authorization("Bearer " + Probe.TOKEN, "Bearer wrong"), twice()),
    WRONG_TOKEN_THEN_TOKEN(authorization("Bearer wrong", "Bearer " + Probe.TOKEN), twice()),
    TOKEN_AND_QUERY(bearer(Probe.TOKEN, "/orders?access_token=wrong"), twice()),
    QUERY_ALONE(api -> api.get("/orders?access_token=" + Probe.TOKEN), secured(INVALID)),

    READONLY_TOKEN_CREATES(
            api -> api.withAuthorization("Bearer " + Probe.READONLY_TOKEN).post("/orders"), secured(UNDER_SCOPED)),
    READONLY_TOKEN_DELETES(
            api -> api.withAuthorization("Bearer " + Probe.READONLY_TOKEN).delete("/orders/1"), secured(UNDER_SCOPED)),

    HEALTH(api -> api.get("/health"), known(NONE, new Access.Open("load balancer probe"))),
    HEALTH_WITH_WRONG_TOKEN(
            api -> api.withAuthorization("Bearer wrong").get("/health"),
            known(INVALID, new Access.Open("load balancer probe")));

    static final String TOKEN = "full-access";
    static final String READONLY_TOKEN = "read-only";

    private final Function<AuthClient, AuthResponse> request;
    private final Circumstances circumstances;

    Probe(Function<AuthClient, AuthResponse> request, Circumstances circumstances) {
        this.request = request;
        this.circumstances = circumstances;
    }

    /** Sends the request; first the same with a valid token, where the rules compare with that. */
    Observation observe(AuthClient api) {
        Circumstances known = isCompared()
                ? circumstances.control(TOKEN_READS.request.apply(api).exchange())
                : circumstances;
        return Observation.of(request.apply(api).exchange(), known);
    }

    private boolean isCompared() {
        return circumstances
                .presentation()
                .filter(how -> how != Presentation.PLAIN)
                .isPresent();
    }

    private static Function<AuthClient, AuthResponse> bearer(String token, String path) {
        return api -> api.withAuthorization("Bearer " + token).get(path);
    }

    private static Function<AuthClient, AuthResponse> authorization(String value, String... more) {
        return api -> api.withAuthorization(value, more).get("/orders");
    }

    private static Circumstances secured(CredentialKind credential) {
        return known(credential, new Access.Secured());
    }

    private static Circumstances secured(CredentialKind credential, Presentation presentation) {
        return secured(credential).presentation(presentation);
    }

    /** One of the two is invalid. RFC 6750 section 3.1 asks for 400 and invalid_request; 401 refuses as well. */
    private static Circumstances twice() {
        return secured(INVALID, TWICE).expectation(new Expectation(Set.of(400, 401), Set.of()));
    }

    private static Circumstances known(CredentialKind credential, Access access) {
        return Circumstances.unknown()
                .credential(credential)
                .presentation(Presentation.PLAIN)
                .access(access)
                .profile(Profile.API);
    }
}
