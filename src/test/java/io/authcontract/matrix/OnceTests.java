package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.authcontract.matrix.Once.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTests {
    private final AtomicInteger asked = new AtomicInteger();
    private final Once<Integer> once = new Once<>(asked::incrementAndGet);

    @Test
    void asksItsSupplierOnce() {
        assertThat(once.isKnown()).isFalse();
        assertThat(once.get()).isEqualTo(1);
        assertThat(once.get()).isEqualTo(1);
        assertThat(once.claim(() -> {})).isEqualTo(Claim.KNOWN);
    }

    @Test
    void isTriedAgainAfterAFailure() {
        Once<String> failing = new Once<>(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "known";
        });

        assertThatThrownBy(failing::get).isInstanceOf(IllegalStateException.class);
        assertThat(failing.get()).isEqualTo("known");
    }

    @Test
    void tellsThoseWhoComeLaterWhenTheFirstIsDone() {
        List<String> told = new ArrayList<>();

        assertThat(once.claim(() -> told.add("first"))).isEqualTo(Claim.YOURS);
        assertThat(once.claim(() -> told.add("second"))).isEqualTo(Claim.LATER);
        assertThat(once.claim(() -> told.add("third"))).isEqualTo(Claim.LATER);
        assertThat(told).isEmpty();
        once.settle(7);

        assertThat(told).containsExactly("second", "third");
        assertThat(once.get()).isEqualTo(7);
        assertThat(asked).hasValue(0);
    }

    @Test
    void isFreeForOthersWhenItIsGivenUp() {
        List<Claim> told = new ArrayList<>();
        once.claim(() -> {});
        once.claim(() -> told.add(once.claim(() -> {})));

        once.abandon();

        assertThat(told).containsExactly(Claim.YOURS);
    }

    @Test
    void letsAThreadWaitForWhoeverHasClaimedIt() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        Once<Integer> claimed = new Once<>(asked::incrementAndGet, waits::countDown);
        claimed.claim(() -> {});
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(claimed::get);
        assertThat(waits.await(30, TimeUnit.SECONDS)).isTrue();
        claimed.settle(3);

        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(asked).hasValue(0);
    }

    /** Nobody has to be told that this thread waits when it does not. */
    @Test
    void waitsForNobodyWhereNobodyHasClaimedIt() {
        AtomicInteger waits = new AtomicInteger();

        assertThat(new Once<>(() -> 1, waits::incrementAndGet).get()).isEqualTo(1);
        assertThat(waits).hasValue(0);
    }
}
