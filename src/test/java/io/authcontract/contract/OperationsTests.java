package io.authcontract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import io.authcontract.rule.Access;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract says of its operations, and what it refuses, each with its full message. */
class OperationsTests {
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 31);

    private static ContractBuilder orders() {
        return Contract.named("orders");
    }

    @Test
    void declaresEveryMethodOfALine() {
        Contract contract = orders().secured("GET,PUT , DELETE /orders/{id}", o -> o.scopes("orders:write"))
                .anyAuthenticated("GET /me")
                .open("GET /health", "load balancer probe")
                .build();

        assertThat(contract.operations())
                .extracting(Operation::id)
                .containsExactly(
                        "GET /orders/{id}", "PUT /orders/{id}", "DELETE /orders/{id}", "GET /me", "GET /health");
        assertThat(contract.operations().get(1).scopes()).containsExactly("orders:write");
        assertThat(contract.operations().get(3).access()).isEqualTo(new Access.AnyAuthenticated());
        assertThat(contract.operations().get(4).access()).isEqualTo(new Access.Open("load balancer probe"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /orders        | Contract "orders": "/orders" has no method or no path. Write for example "GET,POST /orders".
            GET            | Contract "orders": "GET" has no method or no path. Write for example "GET,POST /orders".
            get /orders    | Contract "orders": "get /orders" has "get" where a method in capital letters belongs. Write for example "GET,POST /orders".
            GET, /orders   | Contract "orders": "GET, /orders" has "" where a method in capital letters belongs. Write for example "GET,POST /orders".
            GET orders     | Contract "orders", "GET orders": The path "orders" does not begin with a slash. Write for example /orders.
            GET /orders/{  | Contract "orders", "GET /orders/{": The path "/orders/{" has a brace that is not closed, or no name in it, at character 9. Write for example /orders/{id}.
            GET /o/{a}/{a} | Contract "orders", "GET /o/{a}/{a}": The path "/o/{a}/{a}" has the variable a twice. Write for example /orders/{order}/lines/{line}.
            """)
    void refusesWhatCannotBeRead(String declaration, String message) {
        assertThatThrownBy(() -> orders().secured(declaration)).hasMessage(message);
    }

    @Test
    void refusesTwoAccessesForOneOperation() {
        assertThatThrownBy(() -> orders().secured("GET /orders").open("GET,HEAD /orders", "catalogue"))
                .hasMessage(
                        "Contract \"orders\" declares GET /orders twice, as secured and as open (catalogue). Keep one;"
                                + " an operation has one access.");
    }

    @Test
    void refusesAnOpenOperationWithoutAReason() {
        assertThatThrownBy(() -> orders().open("GET /health", " "))
                .hasMessage(
                        "Contract \"orders\" declares \"GET /health\" as open without a reason. Write why everybody may use"
                                + " it, for example open(\"GET /health\", \"load balancer probe\").");
    }

    @Test
    void refusesAMisspelledSample() {
        assertThatThrownBy(() ->
                        orders().sample("Id", "7").secured("GET /orders/{id}").build())
                .hasMessage(
                        "Contract \"orders\" has sample(\"Id\", ..), but no path has a variable of that name. Paths have: id.");
        assertThatThrownBy(() -> orders().secured("GET /orders/{id}", o -> o.sample("no", "7")))
                .hasMessage(
                        "Contract \"orders\": \"GET /orders/{id}\" has a sample of no, which is no variable of the path."
                                + " Write for example \"GET,POST /orders\".");
    }

    @Test
    void refusesTwoSamplesOfOneVariable() {
        assertThatThrownBy(() -> orders().sample("id", "7").sample("id", "8"))
                .hasMessage(
                        "Contract \"orders\" has sample(\"id\", \"7\") and sample(\"id\", \"8\"). Keep one; for one path write"
                                + " secured(\"GET /orders/{id}\", o -> o.sample(..)).");
    }

    @Test
    void refusesTheSameSchemeTwice() {
        assertThatThrownBy(() -> orders().scheme(Scheme.bearer("a")).scheme(Scheme.bearer("b")))
                .hasMessage(
                        "Contract \"orders\" declares two schemes of one kind, Bearer and Bearer. Keep one; a service that takes both is two"
                                + " contracts.");
    }

    @Test
    void asksForAScheme() {
        assertThatThrownBy(() -> orders().identity(Identity.valid("alice", () -> Credential.bearer("x")))
                        .secured("GET /orders")
                        .build())
                .hasMessage(
                        "Contract \"orders\" has secured operations and identities, but no scheme. Declare how the service"
                                + " takes credentials, for example .scheme(Scheme.bearer(\"orders\")).");
    }

    @Test
    void refusesPoliciesThatContradictEachOther() {
        assertThatThrownBy(() -> orders().policy(Policy.IGNORE_BAD_CREDENTIALS_ON_OPEN)
                        .policy(Policy.REJECT_BAD_CREDENTIALS_ON_OPEN)
                        .build())
                .hasMessage(
                        "Contract \"orders\" says that open operations both ignore and refuse bad credentials. Keep one of"
                                + " the two policies.");
    }

    @Test
    void refusesATolerationOfNoRule() {
        assertThatThrownBy(() -> orders().tolerate("bearer-has-parm", "*", "ORD-12", NEXT_YEAR)
                        .build())
                .hasMessageStartingWith(
                        "Contract \"orders\" tolerates \"bearer-has-parm\", but its book has no such rule. It has: unauth-is-401,");
    }

    @Test
    void refusesATolerationWithoutAReason() {
        assertThatThrownBy(() -> orders().tolerate("bearer-has-param", "*", "", NEXT_YEAR))
                .hasMessage(
                        "The toleration of bearer-has-param in \"*\" has no reason. Write why, and the ticket that ends it.");
    }

    @Test
    void refusesACredentialInAField() {
        assertThatThrownBy(() -> orders().secured("GET /orders", o -> o.header("authorization", "Bearer x")))
                .hasMessage(
                        "Contract \"orders\", \"GET /orders\" declares the field authorization, but credentials differ from"
                                + " cell to cell. Declare an identity instead.");
    }

    @Test
    void refusesAStatusThatProvesNothing() {
        assertThatThrownBy(() -> orders().secured("GET /orders", o -> o.controlStatus(200, 403)))
                .hasMessage(
                        "Contract \"orders\", \"GET /orders\" declares controlStatus(403), but a refusal, a redirect or a"
                                + " failure never shows that a credential works. Declare an input that succeeds, or"
                                + " withoutControl(\"why\").");
    }

    @Test
    void refusesAStatusThatNoFinalAnswerHas() {
        assertThatThrownBy(() -> orders().secured("GET /orders", o -> o.controlStatus(20)))
                .hasMessage(
                        "Contract \"orders\", \"GET /orders\" declares controlStatus(20), but no final answer that shows"
                                + " anything has it. Write one from 200 to 299, or such as 400 or 404.");
    }

    @Test
    void refusesToGoWithoutAControlForNoReason() {
        assertThatThrownBy(() -> orders().secured("GET /orders", o -> o.withoutControl(" ")))
                .hasMessage(
                        "Contract \"orders\", \"GET /orders\" has withoutControl(\" \") without a reason. Write why, for"
                                + " example withoutControl(\"charges a credit card\").");
    }

    @Test
    void refusesAControlThatIsDeclaredAndDeclined() {
        assertThatThrownBy(() -> orders().secured(
                                "GET /orders", o -> o.controlStatus(404).withoutControl("ORD-12")))
                .hasMessage(
                        "Contract \"orders\", \"GET /orders\" declares both controlStatus(..) and withoutControl(..). Keep"
                                + " one: there is a request with a valid credential, or there is none.");
    }

    @Test
    void refusesASampleThatWouldMakeAnotherPath() {
        assertThatThrownBy(() -> orders().sample("id", ""))
                .hasMessage(
                        "Contract \"orders\" has an empty sample(\"id\", \"\"): the path would be another one. Write the"
                                + " id of an object that exists.");
        assertThatThrownBy(() -> orders().secured("GET /orders/{id}", o -> o.sample("id", "7?all")))
                .hasMessage(
                        "Contract \"orders\", \"GET /orders/{id}\" has a sample(\"id\", ..) that cannot stand in a path:"
                                + " character 2 is U+003F. Write it percent-encoded, for example %20 for a space.");
    }

    @Test
    void refusesTheKeyOfASchemeInAField() {
        assertThatThrownBy(() -> orders().scheme(Scheme.apiKey("X-Api-Key"))
                        .secured("GET /orders", o -> o.header("x-api-key", "k"))
                        .build())
                .hasMessage(
                        "Contract \"orders\", \"GET /orders\" declares the field X-Api-Key, but it carries the key of a"
                                + " scheme, and credentials differ from cell to cell. Declare an identity instead.");
    }

    @Test
    void refusesAnUnsafeMethodInSmallLetters() {
        assertThatThrownBy(() -> orders().allowUnsafeMethods("delete"))
                .hasMessage(
                        "Contract \"orders\" has allowUnsafeMethods(\"delete\"), but methods are case-sensitive (RFC 9110"
                                + " section 9.1). Write \"DELETE\".");
    }
}
