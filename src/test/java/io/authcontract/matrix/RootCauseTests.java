package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.authcontract.contract.Contract;
import io.authcontract.http.RawTransport;
import io.authcontract.http.TransportOptions;
import io.authcontract.rule.Finding;
import io.authcontract.testkit.LineService;
import io.authcontract.testkit.LineService.Answer;
import io.authcontract.testkit.LineService.Script;
import io.authcontract.testkit.LineService.Wire;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One finding for each cause: what an open operation shows is said once, and what another one gives away is another cause. */
class RootCauseTests {
    private static final Script GUARDED = Conformant.notes(Set.of("bearer"), WireServices::plain);

    private static Coverage run(Script script) {
        try (LineService service = LineService.start(Wire.HTTP, script);
                RawTransport transport = new RawTransport(TransportOptions.standard())) {
            Contract contract =
                    SchemeServices.tokens(Notebook.contract(service.uri())).build();
            return Matrix.of(contract).run(transport);
        }
    }

    private static List<String> failing(Coverage coverage) {
        return coverage.overall().stream()
                .filter(Finding::fails)
                .map(finding -> finding.rule().id())
                .toList();
    }

    /** The list is for everybody; the note itself is refused, with the note in the refusal. */
    @Test
    void anOpenOperationHidesNothingOfAnother() {
        Coverage coverage = run(call -> {
            Answer answer = GUARDED.answer(call);
            boolean refused = answer.status() == 401 && call.isRead();
            if (refused && call.path().equals("/notes")) {
                return Notebook.served(call);
            }
            return refused && call.path().equals("/notes/1")
                    ? answer.saying("application/json", "{\"id\":1,\"text\":\"buy milk\"}")
                    : answer;
        });

        assertThat(failing(coverage)).contains("body-no-protected-data");
    }

    @Test
    void anOpenOperationIsSaidOnce() {
        Coverage coverage =
                run(call -> call.method().equals("GET") && call.path().equals("/notes")
                        ? Notebook.served(call)
                        : GUARDED.answer(call));

        assertThat(coverage.overall())
                .filteredOn(finding -> finding.rule().id().equals("head-mirrors-get"))
                .isNotEmpty()
                .noneMatch(Finding::fails);
        assertThat(failing(coverage)).isEmpty();
    }
}
