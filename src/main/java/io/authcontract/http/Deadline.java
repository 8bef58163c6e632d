package io.authcontract.http;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of one exchange: closes what it guards when the time is over. The timeout of a socket bounds a single read only, so a peer that
 * dribbles, or that never reads what is written to it, can be stopped in no other way.
 */
final class Deadline {
    private @Nullable Closeable guarded;
    private @Nullable Fault fault;
    private String activity = "connecting";

    /** Guards another resource from now on; closes it at once when the time is over already. */
    synchronized void guard(Closeable resource) {
        guarded = resource;
        if (fault != null) {
            closeGuarded();
        }
    }

    /** Notes what the exchange is busy with, for the text of the fault. */
    synchronized void during(String what) {
        activity = what;
    }

    synchronized void expire(Duration limit) {
        end(new Fault(
                Fault.Kind.TIMEOUT, "the time limit of " + limit.toMillis() + " ms was over while " + activity + "."));
    }

    /** Ends the exchange before its time; the first end counts. */
    synchronized void end(Fault reason) {
        if (fault == null) {
            fault = reason;
            closeGuarded();
        }
    }

    /** Returns why the exchange was ended from here, if it was. */
    synchronized Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /** Leaves what was guarded open for others; false where the time was over first. */
    synchronized boolean spare() {
        guarded = null;
        return fault == null;
    }

    /** Closes what is guarded, when the exchange is over. */
    synchronized void release() {
        closeGuarded();
    }

    private void closeGuarded() {
        try {
            if (guarded != null) {
                guarded.close();
            }
        } catch (IOException alreadyBroken) {
            // The connection is given up anyway.
        }
    }
}
