package io.authcontract.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.contract.ContractBuilder;
import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.testkit.LineService.Call;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who calls, read from the request as RFC 9110 section 11.4, RFC 6750 section 2.1, RFC 7617 section 2 and RFC 6265 section 5.4 say. */
enum Visitor {
    /** May do everything. */
    ALICE,
    /** May read. */
    BOB,
    /** Sent no credentials that the service reads. */
    NOBODY,
    /** Sent credentials that cannot be read. */
    UNREADABLE,
    /** Sent credentials that are not valid. */
    STRANGER;

    static final String TOKEN = "notes.token-of-alice_0001";
    static final String READ_ONLY = "notes.token-of-bob_0001";
    static final String PASSWORD = "wonder:land 7";
    static final String KEY = "k3y-of-alice-0001";
    static final String SESSION = "5e55i0n-of-alice-0001";

    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Reads the credentials of some schemes; credentials of other schemes are none. */
    static Visitor of(Call call, Set<String> schemes) {
        List<String> lines = call.values("Authorization");
        if (lines.size() > 1) {
            return UNREADABLE;
        }
        String[] parts = (lines.isEmpty() ? "" : lines.get(0)).strip().split(" +", 2);
        String scheme = parts[0].toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            return NOBODY;
        }
        String rest = parts.length > 1 ? parts[1] : "";
        if (!TOKEN68.matcher(rest).matches()) {
            return scheme.equals("basic") ? STRANGER : UNREADABLE;
        }
        return scheme.equals("basic") ? byPassword(rest) : byToken(rest);
    }

    private static Visitor byToken(String token) {
        return token.equals(TOKEN) ? ALICE : token.equals(READ_ONLY) ? BOB : STRANGER;
    }

    private static Visitor byPassword(String token68) {
        try {
            String pair = new String(Base64.getDecoder().decode(token68), UTF_8);
            return pair.equals("alice:" + PASSWORD) ? ALICE : STRANGER;
        } catch (IllegalArgumentException noBase64) {
            return STRANGER;
        }
    }

    static Visitor byKey(Call call) {
        List<String> keys = call.values("X-Api-Key");
        return keys.isEmpty() ? NOBODY : keys.equals(List.of(KEY)) ? ALICE : STRANGER;
    }

    static Visitor bySession(Call call) {
        String cookies = call.value("Cookie");
        return !cookies.contains("sid=")
                ? NOBODY
                : List.of(cookies.split("; ")).contains("sid=" + SESSION) ? ALICE : STRANGER;
    }

    boolean may(Call call) {
        return this == ALICE || (this == BOB && call.isRead());
    }

    static ContractBuilder tokens(ContractBuilder contract) {
        return contract.identity(Identity.valid("alice", () -> Credential.bearer(TOKEN)))
                .identity(Identity.lowPrivilege("bob", () -> Credential.bearer(READ_ONLY)));
    }

    static ContractBuilder passwords(ContractBuilder contract) {
        return contract.identity(Identity.valid("alice by password", () -> Credential.basic("alice", PASSWORD)))
                .identity(Identity.disposable("dave", () -> Credential.basic("dave", "d4ve")));
    }
}
