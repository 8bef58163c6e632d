package io.authcontract.stub;

import static io.authcontract.contract.Identity.Kind.DISPOSABLE;
import static io.authcontract.contract.Identity.Kind.LOW_PRIVILEGE;
import static io.authcontract.contract.Identity.Kind.VALID;

import io.authcontract.contract.Identity;
import io.authcontract.credential.Credential;
import io.authcontract.credential.Scheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Everybody a stub knows. Secrets are made when the stub is: none is written anywhere. */
final class Accounts {
    private static final int SECRET_OCTETS = 24;

    /** Whoever splits at every colon, or at the last one, cuts the password (RFC 7617 section 2). */
    private static final String COLONS = "a:b:";

    /** That of RFC 7617 section 2.1, whose pound sign is another octet, or none, in other encodings. */
    private static final String BEYOND_ASCII = "123\u00a3";

    private final List<Account> all;

    private Accounts(List<Account> all) {
        this.all = List.copyOf(all);
    }

    /** With one scheme the names are those of people, such as alice; those of further schemes have the scheme in their names. */
    static Accounts of(StubService service, RandomGenerator random) {
        List<Account> all = new ArrayList<>();
        for (Scheme scheme : service.schemes()) {
            String suffix = all.isEmpty() ? "" : "-" + scheme.id();
            boolean hasPasswords = scheme.kind() == Scheme.Kind.BASIC;
            all.add(account("alice" + suffix, VALID, scheme, StubOperation.SCOPES, secret(random)));
            all.add(account("bob" + suffix, LOW_PRIVILEGE, scheme, Set.of(StubOperation.READ), secret(random)));
            if (hasPasswords) {
                all.add(account("dave" + suffix, DISPOSABLE, scheme, StubOperation.SCOPES, secret(random)));
                all.add(account("erin" + suffix, VALID, scheme, StubOperation.SCOPES, COLONS + secret(random)));
                all.add(account("frank" + suffix, VALID, scheme, StubOperation.SCOPES, BEYOND_ASCII + secret(random)));
            }
            if (service.plays(StubPart.LOCKOUT)) {
                Identity.Kind kind = hasPasswords ? DISPOSABLE : VALID;
                all.add(account("grace" + suffix, kind, scheme, StubOperation.SCOPES, secret(random)));
            }
        }
        return new Accounts(all);
    }

    private static String secret(RandomGenerator random) {
        byte[] octets = new byte[SECRET_OCTETS];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static Account account(String name, Identity.Kind kind, Scheme scheme, Set<String> scopes, String secret) {
        Credential credential =
                switch (scheme.kind()) {
                    case BASIC -> Credential.basic(name, secret);
                    case BEARER -> Credential.bearer("token-" + secret);
                    case API_KEY -> Credential.apiKey(scheme.carrier(), "key-" + secret);
                    case COOKIE -> throw new IllegalArgumentException("no account has a session");
                };
        return new Account(name, kind, scheme, credential, scopes);
    }

    List<Account> list() {
        return all;
    }

    Set<String> secrets() {
        return all.stream()
                .flatMap(account -> account.credential().secrets().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<Account> named(String name) {
        return all.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    Optional<Account> byToken(String token) {
        return all.stream()
                .filter(it -> it.credential() instanceof Credential.Bearer bearer && isSame(bearer.token(), token))
                .findFirst();
    }

    Optional<Account> byKey(String key) {
        return all.stream()
                .filter(it -> it.credential() instanceof Credential.ApiKey known && isSame(known.value(), key))
                .findFirst();
    }

    Optional<Account> byPassword(String user, String password) {
        return all.stream()
                .filter(it -> it.credential() instanceof Credential.Basic basic
                        && basic.user().equals(user)
                        && isSame(basic.password(), password))
                .findFirst();
    }

    /** Whose password a response of Digest shows to be known. */
    Optional<Account> byDigest(Digest answer, Scheme basic) {
        return named(answer.user())
                .filter(it -> it.credential() instanceof Credential.Basic account
                        && answer.isOf(account, basic.realm().orElse("")));
    }

    private static boolean isSame(String known, String presented) {
        return MessageDigest.isEqual(
                known.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
