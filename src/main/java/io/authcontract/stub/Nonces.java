package io.authcontract.stub;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The nonces of Digest, each good for one request (RFC 7616 section 5.4). Of very many that nobody uses the oldest are forgotten. Safe for use by several threads. */
final class Nonces {
    private static final int OCTETS = 16;
    private static final int MOST = 10_000;

    private final RandomGenerator random;
    private final Map<String, Boolean> unused = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    Nonces(RandomGenerator random) {
        this.random = random;
    }

    String fresh() {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        String nonce = HexFormat.of().formatHex(octets);
        synchronized (unused) {
            unused.put(nonce, true);
        }
        return nonce;
    }

    /** Whether it was good; it is not from now on. */
    boolean use(String nonce) {
        synchronized (unused) {
            return unused.remove(nonce) != null;
        }
    }

    @Override
    public String toString() {
        synchronized (unused) {
            return unused.size() + " nonces";
        }
    }
}
