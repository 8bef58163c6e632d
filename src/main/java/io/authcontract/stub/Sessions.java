package io.authcontract.stub;

import io.authcontract.http.Request;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The sessions of people who have logged in with the form, and of those who are about to. Of very many the oldest are forgotten. Safe for use by several threads. */
final class Sessions {
    static final String COOKIE = "SESSION";
    private static final int OCTETS = 16;
    private static final int MOST = 10_000;

    private final RandomGenerator random;
    private final Map<String, Optional<Account>> all = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Account>> eldest) {
            return size() > MOST;
        }
    };

    Sessions(RandomGenerator random) {
        this.random = random;
    }

    /** A new one, of somebody or of nobody yet. */
    String open(Optional<Account> whose) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        String id = HexFormat.of().formatHex(octets);
        give(id, whose);
        return id;
    }

    synchronized void give(String id, Optional<Account> whose) {
        all.put(id, whose);
    }

    synchronized void end(String id) {
        all.remove(id);
    }

    /** The session that a request belongs to, if there is one of that id. */
    Optional<String> id(Request request) {
        return request.headers().values("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .filter(this::isOpen)
                .findFirst();
    }

    private synchronized boolean isOpen(String id) {
        return all.containsKey(id);
    }

    /** Who has logged in. */
    Optional<Account> account(Request request) {
        return id(request).flatMap(this::account);
    }

    private synchronized Optional<Account> account(String id) {
        return all.getOrDefault(id, Optional.empty());
    }

    synchronized void clear() {
        all.clear();
    }

    @Override
    public synchronized String toString() {
        return all.size() + " sessions";
    }
}
