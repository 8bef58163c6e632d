package io.authcontract.matrix;

import io.authcontract.contract.Revocation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Response;
import io.authcontract.matrix.Entrances.Admitted;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Hook;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Takes a credential out of service that was accepted just before, and sends the same request again until it is refused or the promised time is over. */
final class RevocationTrial implements Trial {
    private static final int STEPS = 20;

    private final Matrix matrix;
    private final Bench bench;
    private final Revocation revocation;

    RevocationTrial(Matrix matrix, Bench bench, Revocation revocation) {
        this.matrix = matrix;
        this.bench = bench;
        this.revocation = revocation;
    }

    @Override
    public Hook hook() {
        return Hook.REVOCATION;
    }

    @Override
    public Set<String> rules() {
        return Set.of("revoked-credential");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        try {
            tell.accept(tried());
        } catch (Stuck stuck) {
            tell.accept(untried(stuck.because()));
        }
    }

    private Happening tried() {
        Entrances entrances = new Entrances(matrix, bench);
        entrances.operations();
        Credential credential = credential();
        return revoked(entrances.admitted(credential, "its credential"), credential);
    }

    private Credential credential() {
        try {
            return bench.fresh(revocation.event(), revocation.fresh());
        } catch (RuntimeException | AssertionError thrown) {
            throw new Stuck("its credential could not be had: " + thrown);
        }
    }

    private Happening revoked(Admitted before, Credential credential) {
        try {
            revocation.revoke().accept(credential);
        } catch (RuntimeException | AssertionError thrown) {
            return untried("it threw " + thrown);
        }
        Duration step = revocation.latency().dividedBy(STEPS);
        Duration waited = Duration.ZERO;
        Exchange after = bench.send(before.request());
        for (int i = 0; i < STEPS && !step.isZero() && Entrances.isAccepted(after); i++) {
            bench.pause(step);
            waited = waited.plus(step);
            after = bench.send(before.request());
        }
        return judged(before, after, waited);
    }

    private Happening judged(Admitted before, Exchange after, Duration waited) {
        int status = after.response().map(Response::status).orElse(0);
        boolean refused = Refusals.isOne(after);
        if (!refused && !(Entrances.isAccepted(after) && BodyShape.isSameContent(before.answer(), after))) {
            return untried(before.operation() + " was answered with " + Browser.Visit.outcome(after)
                    + " afterwards, which says neither that the credential works nor that it does not");
        }
        return new Happening.Revoked(revocation.event(), before.operation().id(), status, waited, !refused);
    }

    private Happening untried(String because) {
        return new Happening.Untried(hook(), "the revocation by " + revocation.event() + ": " + because);
    }
}
