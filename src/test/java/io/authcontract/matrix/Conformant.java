package io.authcontract.matrix;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Call;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.LineService.Wire;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A service that is right, though not in the usual way, and what it would be like with one flaw.
 *
 * @param name what is unusual
 * @param wire how its answers travel
 * @param contract what is declared of it
 * @param script what it answers
 * @param flaw what makes the flawed twin of the script
 * @param rule the rule that has to report the flaw
 * @param unproven cells that prove nothing, and why: patterns of {@code cell: verdict, reason}
 */
record Conformant(
        String name,
        Wire wire,
        UnaryOperator<ContractBuilder> contract,
        Script script,
        UnaryOperator<Script> flaw,
        String rule,
        List<String> unproven) {

    static Conformant over(Wire wire, String name, UnaryOperator<ContractBuilder> contract, Script script) {
        return new Conformant(name, wire, contract, script, UnaryOperator.identity(), "", List.of());
    }

    static Conformant of(String name, UnaryOperator<ContractBuilder> contract, Script script) {
        return over(Wire.HTTP, name, contract, script);
    }

    Conformant leaving(String... cells) {
        return new Conformant(name, wire, contract, script, flaw, rule, List.of(cells));
    }

    /** The twin, and the rule that finds it. */
    Conformant flawed(String expected, UnaryOperator<Script> mistake) {
        return new Conformant(name, wire, contract, script, mistake, expected, unproven);
    }

    /** The twin whose answers are changed. */
    Conformant answering(String expected, Function<Call, UnaryOperator<Answer>> mistake) {
        return flawed(expected, right -> call -> mistake.apply(call).apply(right.answer(call)));
    }

    /** The twin whose refusals are changed. */
    Conformant refusing(String expected, UnaryOperator<Answer> mistake) {
        return answering(expected, call -> answer -> answer.status() == 401 ? mistake.apply(answer) : answer);
    }

    /** The notes behind a guard for some schemes of the Authorization field; the desk refuses. */
    static Script notes(Set<String> schemes, Function<Visitor, Answer> desk) {
        return notes(schemes, desk, call -> Notebook.missing("no such page"));
    }

    static Script notes(Set<String> schemes, Function<Visitor, Answer> desk, Function<Call, Answer> elsewhere) {
        return Notebook.behind(
                call -> {
                    Visitor visitor = Visitor.of(call, schemes);
                    return visitor.may(call) ? Optional.empty() : Optional.of(desk.apply(visitor));
                },
                elsewhere);
    }

    /** A refusal as RFC 6750 section 3 has it, with a challenge made of the parameters that tell what is wrong. */
    static Answer refusal(Visitor visitor, UnaryOperator<Answer> challenge) {
        int status =
                switch (visitor) {
                    case UNREADABLE -> 400;
                    case BOB -> 403;
                    default -> 401;
                };
        String title = status == 403 ? "Forbidden" : status == 400 ? "Bad Request" : "Unauthorized";
        return challenge.apply(Notebook.problem(status, title));
    }

    /** The parameters of RFC 6750 section 3 that tell what is wrong; without credentials nothing is (section 3.1). */
    static String bearer(Visitor visitor) {
        String error =
                switch (visitor) {
                    case UNREADABLE -> ", error=\"invalid_request\"";
                    case STRANGER -> ", error=\"invalid_token\"";
                    case BOB -> ", error=\"insufficient_scope\", scope=\"notes:write\"";
                    default -> "";
                };
        return "Bearer realm=\"notes\"" + error;
    }

    @Override
    public String toString() {
        return name;
    }
}
