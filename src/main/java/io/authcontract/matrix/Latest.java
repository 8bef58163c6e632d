package io.authcontract.matrix;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was asked for lately: the rest is forgotten, and made anew for whoever comes back to it. Safe for use by several threads. */
final class Latest<K, V> {
    private final Map<K, V> known;

    Latest(int most) {
        this.known = new Bounded<>(most);
    }

    synchronized V of(K key, Function<? super K, ? extends V> fresh) {
        return known.computeIfAbsent(key, fresh);
    }

    @SuppressWarnings("serial")
    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
