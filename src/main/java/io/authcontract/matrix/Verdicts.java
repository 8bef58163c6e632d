package io.authcontract.matrix;

import static io.authcontract.matrix.Judgement.broken;
import static io.authcontract.matrix.Judgement.inconclusive;
import static io.authcontract.matrix.Judgement.proven;
import static io.authcontract.matrix.Judgement.unproven;

import io.authcontract.credential.Scenario;
import io.authcontract.http.Fault;
import io.authcontract.rule.Access;
import io.authcontract.rule.CredentialKind;
import io.authcontract.rule.Finding;
import java.util.Optional;

/** The table that decides. Its rows stand in order; the first that matches wins. */
final class Verdicts {
    private Verdicts() {}

    static Judgement of(Evidence seen) {
        return seen.inconclusive()
                .map(Judgement::inconclusive)
                .or(() -> accepted(seen))
                .or(() -> withoutControl(seen))
                .or(() -> findings(seen))
                .orElseGet(() -> seen.scenario().kind() == Scenario.Kind.REFUSE ? refused(seen) : answered(seen));
    }

    private static Optional<Judgement> accepted(Evidence seen) {
        Scenario scenario = seen.scenario();
        if (scenario.kind() != Scenario.Kind.REFUSE || !scenario.fails() || !seen.isLetIn()) {
            return Optional.empty();
        }
        boolean tolerated = seen.failing().isEmpty() && seen.findings().stream().anyMatch(Finding::tolerated);
        return Optional.of(
                tolerated
                        ? inconclusive(
                                "accepted with " + seen.status() + ", and the contract tolerates it: nothing is proven")
                        : broken("accepted with " + seen.status() + ", although " + what(scenario)));
    }

    private static String what(Scenario scenario) {
        return switch (scenario.credential()) {
            case NONE -> "it carries no credential";
            case MALFORMED -> "its credential is malformed";
            case INVALID -> "its credential is not valid";
            case UNDER_SCOPED -> "its credential lacks the scope";
            case VALID -> "it must be refused";
        };
    }

    /** An open operation needs no valid credential: that it answers everybody is what is asked. An answer about its input may still say nothing. */
    private static Optional<Judgement> withoutControl(Evidence seen) {
        boolean open = seen.circumstances()
                .access()
                .filter(Access.Open.class::isInstance)
                .isPresent();
        boolean tells = open
                ? !(seen.control() instanceof Control.Failed)
                : seen.control().hasWorked();
        return tells
                ? Optional.empty()
                : Optional.of(
                        unproven((open ? "" : "no control: ") + seen.control().because()));
    }

    private static Optional<Judgement> findings(Evidence seen) {
        return seen.failing()
                .map(finding -> broken((seen.status() == 0 ? "no answer" : "answered with " + seen.status()) + ": "
                        + finding.rule().title()));
    }

    private static Judgement refused(Evidence seen) {
        if (seen.status() == 0) {
            return inconclusive("there is no answer: "
                    + seen.exchange().fault().map(Fault::toString).orElse("unknown"));
        }
        if (seen.isBesides() && seen.isAccepted()) {
            return proven("answered with " + seen.status() + ", and not with what the operation answers");
        }
        if (seen.isAccepted()) {
            return proven("accepted with " + seen.status()
                    + (seen.isExpected() ? ", as the contract says" : ", which is a note by default"));
        }
        if (seen.isAnsweredLikeControl()) {
            return inconclusive(
                    "answered with " + seen.status() + ", as a valid credential is: nothing shows a refusal;"
                            + " declare an input that succeeds, with harmless()");
        }
        if (seen.isExpected()) {
            return proven("refused with " + seen.status());
        }
        if (seen.isNoted()) {
            return proven("refused with " + seen.status() + ", which is a note by default");
        }
        if (seen.asksForStrongerLogin()) {
            return inconclusive("answered with " + seen.status()
                    + ": it asks for a stronger login (RFC 9470 section 3) and says nothing of scopes; give the low-privilege"
                    + " identity a token of a login that is strong enough");
        }
        return seen.isTolerated()
                ? proven("refused with " + seen.status() + ", which is tolerated")
                : inconclusive("answered with " + seen.status()
                        + ": neither a refusal the contract knows nor the operation's answer");
    }

    private static Judgement answered(Evidence seen) {
        Scenario scenario = seen.scenario();
        boolean right = asksForTheSame(scenario) ? seen.isLikeControl() : seen.isExpected() || isOtherSuccess(seen);
        if (right || scenario.isControl()) {
            return proven("accepted with " + seen.status());
        }
        if (scenario.expectation().expected().isEmpty() && seen.isNoRefusal()) {
            return inconclusive("answered with " + seen.status()
                    + " and other content than the control: neither a refusal nor surely the operation's answer");
        }
        return scenario.fails()
                ? broken("refused with " + seen.status() + ", although "
                        + (scenario.credential() == CredentialKind.VALID ? "it is valid" : "everybody may use it"))
                : proven("refused with " + seen.status() + ", which is a note by default");
    }

    /** What no status tells: the credential is as good as that of the control. */
    static boolean asksForTheSame(Scenario scenario) {
        return scenario.kind() != Scenario.Kind.REFUSE
                && scenario.expectation().expected().isEmpty();
    }

    /** Where 200 is right, so is any other 2xx, and of an open operation what everybody gets. */
    private static boolean isOtherSuccess(Evidence seen) {
        return (seen.status() / 100 == 2 || seen.isAnsweredLikeControl())
                && seen.scenario().expectation().isMetBy(200);
    }
}
