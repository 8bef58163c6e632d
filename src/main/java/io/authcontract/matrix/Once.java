package io.authcontract.matrix;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed by whoever asks first; others wait. A computation that throws is tried again by the next. */
final class Once<T> {
    private final Supplier<T> supplier;
    private @Nullable T value;

    Once(Supplier<T> supplier) {
        this.supplier = supplier;
    }

    synchronized T get() {
        if (value == null) {
            value = supplier.get();
        }
        return value;
    }
}
