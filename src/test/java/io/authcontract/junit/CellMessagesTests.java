package io.authcontract.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authcontract.contract.Contract;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Difference;
import io.authcontract.credential.Part;
import io.authcontract.http.Body;
import io.authcontract.http.Exchange;
import io.authcontract.http.Headers;
import io.authcontract.http.Method;
import io.authcontract.http.Redaction;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.matrix.Cell;
import io.authcontract.matrix.CellResult;
import io.authcontract.matrix.CellSummary;
import io.authcontract.matrix.Coverage;
import io.authcontract.matrix.Matrix;
import io.authcontract.matrix.Recorded;
import io.authcontract.matrix.Verdict;
import io.authcontract.rule.Circumstances;
import io.authcontract.rule.Expectation;
import io.authcontract.rule.Fact;
import io.authcontract.rule.Finding;
import io.authcontract.rule.Observation;
import io.authcontract.rule.Rule;
import io.authcontract.rule.RuleBook;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each message of a matrix once, with its whole text. */
class CellMessagesTests {
    private static final String TOKEN = "not-for-the-eyes-of-readers";
    private static final CellEnding.Telling TELLING =
            new CellEnding.Telling(Redaction::standard, new Rerun("OrdersAuthTests#matrix"), false);
    private static final Contract CONTRACT = MatrixFixtures.orders();

    private static Cell cell(String id) {
        return Matrix.of(CONTRACT).stream()
                .filter(cell -> cell.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Exchange exchange(int status, String reason, String... fields) {
        Request request = Request.of(Method.GET, URI.create("http://localhost:8080/orders"))
                .withHeader("Authorization", "Bearer " + TOKEN);
        Headers headers = Headers.none();
        for (int i = 0; i < fields.length; i += 2) {
            headers = headers.with(fields[i], fields[i + 1]);
        }
        return Exchange.of(request, new Response("HTTP/1.1", status, reason, headers, Body.none()));
    }

    private static Finding finding(String rule, boolean fails, Fact... facts) {
        Rule found = RuleBook.everything().rules().stream()
                .filter(it -> it.id().equals(rule))
                .findFirst()
                .orElseThrow();
        return new Finding(found, List.of(facts), fails);
    }

    private static Circumstances known() {
        return Circumstances.unknown()
                .expectation(new Expectation(Set.of(401), Set.of()))
                .control(exchange(200, "OK"));
    }

    private static Recorded recorded(CellResult result, boolean isFull, Optional<String> first) {
        CellSummary summary = new CellSummary(
                result.cell(),
                result.verdict(),
                result.reason(),
                result.status(),
                0,
                result.operation().map(Operation::id).orElse(""),
                result.difference().map(Object::toString).orElse(""),
                List.of());
        return new Recorded(result, summary, isFull, first, true);
    }

    private static CellResult result(
            Verdict verdict, String reason, Optional<Exchange> exchange, List<Finding> findings) {
        Cell cell = cell("orders: GET /orders ~ bearer.random");
        return new CellResult(
                cell,
                verdict,
                reason,
                cell.operation(),
                exchange.map(
                        sent -> Observation.of(sent, verdict == Verdict.UNPROVEN ? Circumstances.unknown() : known())),
                findings,
                List.of(),
                Optional.of(new Difference(Set.of(Part.CREDENTIALS))));
    }

    private static CellResult broken() {
        return result(
                Verdict.BROKEN,
                "answered with 401: Every 401 carries at least one challenge",
                Optional.of(exchange(401, "Unauthorized", "WWW-Authenticate", "Bearer realm=orders api")),
                List.of(
                        finding("challenge-present", true, Fact.fact("status", 401), Fact.fact("token", TOKEN)),
                        finding("body-media-type", false, Fact.fact("Content-Type", "absent"))));
    }

    @Test
    void tellsABrokenCellInFull() {
        assertThat(CellEnding.of(recorded(broken(), true, Optional.empty()), TELLING)
                        .text())
                .isEqualTo(
                        """
                                orders: GET /orders ~ bearer.random

                                asked:    GET http://localhost:8080/orders (Random well-formed token)
                                expected: a refusal with 401
                                found:    answered with 401: Every 401 carries at least one challenge

                                1. challenge-present: Every 401 carries at least one challenge
                                   level: MUST, major
                                   status: 401
                                   token: ***
                                   why: A client cannot find out which credentials the service wants.
                                   fix: Set WWW-Authenticate in the one place that makes the 401, so that missing and invalid credentials \
                                share it.
                                   see: RFC 9110, 11.6.1 https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1

                                Not well-formed:
                                  Bearer realm=orders api
                                               ~~~~~~~^
                                  at octet 20: found 'a', wanted a comma or the end after the parameter
                                  a token holds no spaces and no separators: write the value between double quotes (")

                                Notes, which do not fail:
                                  body-media-type: The body is labelled and in the kind the client asked for (Content-Type: absent)

                                Beside the control:
                                  the same operation with a valid credential was answered with 200
                                  this request differs from the accepted one only in the credentials

                                What was exchanged
                                  > GET http://localhost:8080/orders
                                  > Authorization: Bearer ***
                                  < HTTP/1.1 401 Unauthorized
                                  < WWW-Authenticate: Bearer realm=orders api

                                Repeat it with
                                  curl -i -H 'Accept:' -H "Authorization: Bearer $TOKEN" 'http://localhost:8080/orders'

                                Run it again with
                                  mvn test -Dtest=OrdersAuthTests#matrix -Dauthcontract.only='orders: GET /orders ~ bearer.random'""");
    }

    @Test
    void tellsALaterCellInOneLine() {
        Recorded later = recorded(broken(), false, Optional.of("orders: GET /orders ~ none.no-credentials"));

        assertThat(CellEnding.of(later, TELLING))
                .isEqualTo(new CellEnding(
                        CellEnding.How.FAILS,
                        "orders: GET /orders ~ bearer.random: same cause as GET /orders ~ none.no-credentials",
                        "same cause as GET /orders ~ none.no-credentials;"
                                + " -Dauthcontract.only='orders: GET /orders ~ bearer.random'",
                        false));
    }

    @Test
    void tellsTheReasonWhereTooMuchWasToldBefore() {
        assertThat(CellEnding.of(recorded(broken(), false, Optional.empty()), TELLING)
                        .detail())
                .isEqualTo("answered with 401: Every 401 carries at least one challenge;"
                        + " -Dauthcontract.only='orders: GET /orders ~ bearer.random'");
    }

    @Test
    void tellsWhatToDeclareForAnUnprovenOperation() {
        CellResult unproven = result(
                Verdict.UNPROVEN,
                "no control: the path has no value for {id}; declare sample(\"id\", ..) with that of an object that exists",
                Optional.empty(),
                List.of());

        assertThat(CellEnding.of(recorded(unproven, true, Optional.empty()), TELLING)
                        .text())
                .isEqualTo(
                        """
                        orders: GET /orders ~ bearer.random

                        unproven: no control: the path has no value for {id}; declare sample("id", ..) with that of an object that exists

                        As long as no request with a valid credential works, a refusal proves nothing. The other cells of GET /orders are aborted.

                        Run it again with
                          mvn test -Dtest=OrdersAuthTests#matrix -Dauthcontract.only='orders: GET /orders ~ bearer.random'""");
    }

    @Test
    void namesNoOperationWhereNoneWasChosen() {
        CellResult unproven = result(Verdict.UNPROVEN, "no operation has a control", Optional.empty(), List.of());
        CellSummary summary = new CellSummary(
                unproven.cell(), unproven.verdict(), unproven.reason(), unproven.status(), 0, "", "", List.of());

        assertThat(CellEnding.of(new Recorded(unproven, summary, true, Optional.empty(), true), TELLING)
                        .text())
                .contains(
                        "As long as no request with a valid credential works, a refusal proves nothing.\n\nRun it again");
    }

    @Test
    void tellsWhatToDeclareForAnUnprovenOpenOperation() {
        Contract shop =
                Contract.named("shop").open("GET /products/{id}", "shop window").build();
        Cell cell = Matrix.of(shop).stream().findFirst().orElseThrow();
        CellResult unproven = new CellResult(
                cell,
                Verdict.UNPROVEN,
                "the path has no value for {id}",
                cell.operation(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());

        assertThat(CellEnding.of(recorded(unproven, true, Optional.empty()), TELLING)
                        .text())
                .isEqualTo(
                        """
                        shop: GET /products/{id} ~ none.public-resource

                        unproven: the path has no value for {id}

                        As long as no request works, a status proves nothing. The other cells of GET /products/{id} are aborted.

                        Run it again with
                          mvn test -Dtest=OrdersAuthTests#matrix -Dauthcontract.only='shop: GET /products/{id} ~ none.public-resource'""");
    }

    @Test
    void tellsWhyAnInconclusiveCellFailsWhenStrict() {
        CellResult inconclusive = result(
                Verdict.INCONCLUSIVE,
                "the answer 429 says nothing about credentials; run it again later",
                Optional.of(exchange(429, "Too Many Requests", "Retry-After", "1")),
                List.of());
        var strict = new CellEnding.Telling(TELLING.redaction(), TELLING.rerun(), true);

        assertThat(CellEnding.of(recorded(inconclusive, true, Optional.empty()), strict)
                        .text())
                .isEqualTo(
                        """
                        orders: GET /orders ~ bearer.random

                        asked:    GET http://localhost:8080/orders (Random well-formed token)
                        expected: a refusal with 401
                        found:    inconclusive, the answer 429 says nothing about credentials; run it again later

                        It fails because authcontract.strict is set.

                        Beside the control:
                          the same operation with a valid credential was answered with 200
                          this request differs from the accepted one only in the credentials

                        What was exchanged
                          > GET http://localhost:8080/orders
                          > Authorization: Bearer ***
                          < HTTP/1.1 429 Too Many Requests
                          < Retry-After: 1

                        Repeat it with
                          curl -i -H 'Accept:' -H "Authorization: Bearer $TOKEN" 'http://localhost:8080/orders'

                        Run it again with
                          mvn test -Dtest=OrdersAuthTests#matrix -Dauthcontract.only='orders: GET /orders ~ bearer.random'""");
    }

    @Test
    void tellsWhatOnlyTheWholeShows() {
        WholeMatrix whole = new WholeMatrix(TELLING.rerun());
        CellResult broken = broken();
        whole.see(new CellResult(
                broken.cell(),
                broken.verdict(),
                broken.reason(),
                broken.operation(),
                broken.observation(),
                broken.findings(),
                List.of("own-rule: java.lang.ArithmeticException: / by zero"),
                broken.difference()));
        Coverage coverage = new Coverage(
                CONTRACT,
                List.of(),
                List.of(),
                List.of(),
                List.of(finding("challenge-stable", true, Fact.fact("challenges", "Bearer, Basic"))),
                Map.of(),
                Map.of("own-set-rule", "java.lang.IllegalStateException: full"),
                List.of(),
                List.of(),
                true);

        assertThat(catchThrowable(() -> whole.check(coverage, Redaction.standard())))
                .hasMessage(
                        """
                        orders: (whole matrix)

                        1. challenge-stable: Schemes and realm do not depend on how or where the request failed
                           level: PRACTICE, minor
                           challenges: Bearer, Basic
                           why: A client stores credentials by realm, so a changing one makes it ask again and again.
                           fix: Emit the challenge from one entry point, with a constant realm.
                           see: RFC 9110, 11.5 https://www.rfc-editor.org/rfc/rfc9110#section-11.5

                        A rule that throws has judged nothing; this is a fault of the rule, not of the service:
                          own-rule: java.lang.ArithmeticException: / by zero (first in orders: GET /orders ~ bearer.random)
                          own-set-rule: java.lang.IllegalStateException: full

                        Run it again with
                          mvn test -Dtest=OrdersAuthTests#matrix""");
    }

    @Test
    void leavesOutTheStackTrace() {
        CellFailure failure = new CellFailure("orders: all of it");

        assertThat(failure.getStackTrace()).isEmpty();
        assertThat(failure).hasToString("CellFailure: orders: all of it");
    }

    @Test
    void quotesForAShell() {
        assertThat(Rerun.property("o'brien; sons: GET /a"))
                .isEqualTo("-Dauthcontract.only='o'\\''brien* sons: GET /a'");
        assertThat(new Rerun("A$B#c").command()).isEqualTo("mvn test -Dtest='A$B#c'");
    }
}
