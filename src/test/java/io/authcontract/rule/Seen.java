package io.authcontract.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import io.authcontract.http.Outcome;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.testkit.RawMessages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One observation in the making, and what a rule has to say of it: by default an API asked for a secured operation without credentials. */
final class Seen {
    private final Exchange exchange;
    private final Circumstances circumstances;

    private Seen(Exchange exchange, Circumstances circumstances) {
        this.exchange = exchange;
        this.circumstances = circumstances;
    }

    /** {@code Seen.get("HTTP/1.1 401 Unauthorized", "WWW-Authenticate: Basic")}. */
    static Seen get(String... responseLines) {
        return asked("GET /orders/42 HTTP/1.1").answered(responseLines);
    }

    static Seen refused(String... headerLines) {
        String[] lines = new String[headerLines.length + 1];
        lines[0] = "HTTP/1.1 401 Unauthorized";
        System.arraycopy(headerLines, 0, lines, 1, headerLines.length);
        return get(lines);
    }

    static Seen challenged(String challenge) {
        return refused("WWW-Authenticate: " + challenge);
    }

    static Seen asked(String... requestLines) {
        return new Seen(
                Exchange.of(RawMessages.request("https", text(requestLines)), new Fault(Fault.Kind.OTHER, "not sent")),
                Circumstances.unknown()
                        .credential(CredentialKind.NONE)
                        .access(new Access.Secured())
                        .profile(Profile.API));
    }

    Seen answered(String... responseLines) {
        return with(RawMessages.response(text(responseLines)));
    }

    Seen failed(Fault.Kind kind) {
        return with(new Fault(kind, "as told"));
    }

    private Seen with(Outcome outcome) {
        return new Seen(new Exchange(exchange.request(), outcome, exchange.duration(), exchange.hops()), circumstances);
    }

    /** The rest of a message after its header section is its content, exactly as written. */
    Seen content(String text) {
        return content(Body.of(text));
    }

    Seen content(Body body) {
        Response r = exchange.response().orElseThrow();
        return with(new Response(r.protocol(), r.status(), r.reason(), r.headers(), body));
    }

    Seen overHttp() {
        return request(r -> new Request(
                r.method(),
                new io.authcontract.http.Origin("http", r.origin().host(), 80),
                r.target(),
                r.headers(),
                r.body()));
    }

    Seen request(UnaryOperator<Request> change) {
        return new Seen(
                new Exchange(exchange.request().map(change), exchange.outcome(), exchange.duration(), exchange.hops()),
                circumstances);
    }

    Seen withoutRequest() {
        return new Seen(
                new Exchange(Optional.empty(), exchange.outcome(), exchange.duration(), exchange.hops()),
                circumstances);
    }

    Seen after(String... redirectLines) {
        Exchange.Hop hop =
                new Exchange.Hop(exchange.request().orElseThrow(), RawMessages.response(text(redirectLines)));
        return new Seen(
                new Exchange(exchange.request(), exchange.outcome(), exchange.duration(), List.of(hop)), circumstances);
    }

    Seen in(UnaryOperator<Circumstances> change) {
        return new Seen(exchange, change.apply(circumstances));
    }

    Seen carrying(CredentialKind kind) {
        return in(c -> c.credential(kind));
    }

    Seen authorized(CredentialKind kind, String authorization) {
        return carrying(kind).request(r -> r.withHeader("Authorization", authorization));
    }

    Seen presented(Presentation how) {
        return in(c -> c.presentation(how));
    }

    Seen open() {
        return in(c -> c.access(new Access.Open("public")));
    }

    Seen control(String... responseLines) {
        Exchange control = new Exchange(
                exchange.request(), RawMessages.response(text(responseLines)), exchange.duration(), List.of());
        return in(c -> c.control(control));
    }

    /** Only what the exchange itself tells. */
    Observation unexplained() {
        return Observation.of(exchange, Circumstances.unknown());
    }

    Observation observation() {
        return Observation.of(exchange, circumstances);
    }

    private static String text(String... lines) {
        return String.join("\n", lines);
    }

    /** Asserts that the rule is broken once, with these facts among its own. */
    Finding breaks(ExchangeRule rule, Fact... facts) {
        Result result = rule.check(observation());
        assertThat(result.findings()).as(() -> rule + ": " + result).hasSize(1);
        Finding finding = result.findings().get(0);
        assertThat(finding.rule().id()).isEqualTo(rule.rule().id());
        assertThat(finding.facts()).as("facts").containsAll(Arrays.asList(facts));
        return finding;
    }

    /** Asserts that the rule is broken as often as there are facts, each finding having one of them. */
    void breaksOften(ExchangeRule rule, Fact... facts) {
        Result result = rule.check(observation());
        assertThat(result.findings()).as(() -> rule + ": " + result).hasSameSizeAs(facts);
        assertThat(Arrays.asList(facts)).allSatisfy(fact -> assertThat(result.findings())
                .anySatisfy(f -> assertThat(f.facts()).contains(fact)));
    }

    void meets(ExchangeRule rule) {
        assertThat(rule.check(observation())).as(rule.toString()).isEqualTo(Result.satisfied());
    }

    /** Asserts that the rule does not apply and says why. */
    void isNoMatterOf(ExchangeRule rule, String reason) {
        assertThat(rule.check(observation()))
                .as(rule.toString())
                .isInstanceOfSatisfying(Result.NotApplicable.class, not -> assertThat(not.reason())
                        .contains(reason));
    }
}
