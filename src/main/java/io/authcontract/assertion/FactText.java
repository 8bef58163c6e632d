package io.authcontract.assertion;

import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Challenges;
import io.authcontract.http.CurlLine;
import io.authcontract.http.Exchange;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.reading.ClientReadings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of one response that failures share. Whatever comes from the wire or from the test passes the redactor here. */
final class FactText {
    private final AuthResponse response;
    private final Redaction redaction;
    private final boolean forClients;

    private FactText(AuthResponse response, Redaction redaction, boolean forClients) {
        this.response = response;
        this.redaction = redaction;
        this.forClients = forClients;
    }

    static FactText of(AuthResponse response) {
        return new FactText(response, response.redaction(), false);
    }

    FactText hiding(Collection<String> secrets) {
        return new FactText(response, redaction.withSecrets(secrets), forClients);
    }

    /** The same with what real clients make of the challenge, for a failure that is about it. */
    FactText withClients() {
        return new FactText(response, redaction, true);
    }

    String request() {
        return asked().map(redaction::requestLine).orElse("a request that is not known here");
    }

    /** What the test asked for, and not where redirects have led. */
    private Optional<Request> asked() {
        Exchange exchange = response.exchange();
        return exchange.hops().stream().findFirst().map(Exchange.Hop::request).or(exchange::request);
    }

    String status() {
        return response.exchange().response().map(this::status).orElse("nothing");
    }

    private String status(Response answer) {
        return (answer.status() + " " + text(answer.reason())).strip();
    }

    String text(String raw) {
        return redaction.text(raw);
    }

    /** All lines of a field, or that there is none. */
    String field(String name) {
        List<String> lines = response.exchange().response().stream()
                .flatMap(answer -> answer.headers().fields().stream())
                .filter(line -> line.hasName(name))
                .map(redaction::field)
                .toList();
        return lines.isEmpty() ? "no " + name : String.join("\n", lines);
    }

    String challenges(List<Challenge> challenges) {
        return challenges.stream().map(Challenge::text).map(this::text).collect(Collectors.joining("\n"));
    }

    /** The caret explanations of a field that is not well-formed. */
    String problems(Challenges challenges) {
        String shown = redaction.inPlace(challenges.value());
        return challenges.problems().stream()
                .map(problem -> problem.explain(shown))
                .collect(Collectors.joining("\n\n"));
    }

    /** What stands below every failure. */
    String tail(Reason reason) {
        return section("What clients make of it", forClients ? clients() : "")
                + section("Why it matters", text(reason.text()))
                + section("Redirects that were followed", hops())
                + section("Hint", text(String.join("\n", response.hints())))
                + section("What was exchanged", exchange())
                + section("Repeat it with", curl());
    }

    private static String section(String title, String content) {
        return content.isEmpty() ? "" : "\n\n" + title + "\n  " + indent(content);
    }

    /** Indents all lines but the first, whose place is the caller's affair. */
    static String indent(String lines) {
        return lines.replace("\n", "\n  ").replace("\n  \n", "\n\n");
    }

    /** Only a 401 makes clients read it. Masked before it is read: the redactor would not know half a secret. */
    private String clients() {
        return response.exchange().response().filter(answer -> answer.status() == 401).stream()
                .map(answer -> answer.headers().values(ChallengeLookup.ORIGIN).stream()
                        .map(redaction::inPlace)
                        .toList())
                .flatMap(lines -> ClientReadings.unlikeTheGrammar(lines).stream())
                .map(reading -> reading.client() + ": " + text(reading.sentence()))
                .collect(Collectors.joining("\n"));
    }

    private String hops() {
        return response.exchange().hops().stream().map(this::hop).collect(Collectors.joining("\n"));
    }

    private String hop(Exchange.Hop hop) {
        String location =
                hop.response().headers().first("Location").map(this::text).orElse("nowhere");
        return redaction.requestLine(hop.request()) + " answered " + status(hop.response()) + " and led to " + location;
    }

    private String exchange() {
        return response.exchange().response().isPresent()
                ? redaction.exchange(response.exchange()).strip()
                : "";
    }

    private String curl() {
        return asked().map(request -> CurlLine.of(request, redaction)).orElse("");
    }
}
