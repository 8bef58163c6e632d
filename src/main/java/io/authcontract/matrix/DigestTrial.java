package io.authcontract.matrix;

import io.authcontract.challenge.AuthenticationInfo;
import io.authcontract.challenge.Challenge;
import io.authcontract.challenge.Schemes;
import io.authcontract.contract.Operation;
import io.authcontract.credential.Credential;
import io.authcontract.http.Exchange;
import io.authcontract.http.Request;
import io.authcontract.http.Response;
import io.authcontract.rule.Happening;
import io.authcontract.rule.Happening.NonceTried;
import io.authcontract.rule.Hook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Logs in with Digest: with a fresh nonce, once more with the same one, with one that the service never gave, and with a wrong password. What may cost the account
 * comes last.
 */
final class DigestTrial implements Trial {
    private static final int MOST_PAGES = 5;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    private final Matrix matrix;
    private final Bench bench;
    private final Supplier<Credential.Basic> supplier;

    DigestTrial(Matrix matrix, Bench bench, Supplier<Credential.Basic> supplier) {
        this.matrix = matrix;
        this.bench = bench;
        this.supplier = supplier;
    }

    @Override
    public Hook hook() {
        return Hook.DIGEST_ACCOUNT;
    }

    @Override
    public Set<String> rules() {
        return Set.of("digest-nonce-stale");
    }

    @Override
    public void run(Consumer<Happening> tell) {
        try {
            Credential.Basic account = (Credential.Basic) bench.fresh("the Digest account", supplier::get);
            Operation page = Pages.of(matrix, bench, MOST_PAGES).stream()
                    .filter(it -> challenge(it).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new Stuck("no page of this run offers a Digest that can be answered"));
            tried(page, account, tell);
        } catch (Stuck stuck) {
            tell.accept(new Happening.Untried(hook(), stuck.because()));
        }
    }

    /** The strongest that a page offers to a stranger. */
    private Optional<Challenge> challenge(Operation page) {
        Exchange refusal = bench.send(bench.anonymous(page));
        return refusal.hasStatus(UNAUTHORIZED) ? strongest(refusal) : Optional.empty();
    }

    private static Optional<Challenge> strongest(Exchange refusal) {
        return offered(refusal).stream()
                .filter(DigestAnswer::isPossible)
                .min(Comparator.comparing(challenge -> DigestHash.of(challenge).orElse(DigestHash.MD5)));
    }

    private static List<Challenge> offered(Exchange refusal) {
        return refusal.challenges().stream()
                .filter(challenge -> challenge.hasScheme(Schemes.DIGEST))
                .toList();
    }

    private void tried(Operation page, Credential.Basic account, Consumer<Happening> tell) {
        Challenge first = fresh(page);
        Challenge second = fresh(page);
        boolean differ = !nonce(first).equals(nonce(second));
        tell.accept(seen(page, "two challenges", differ ? "two nonces" : "one nonce", differ, true));
        Exchange right = send(page, second, account, nonce(second), 1);
        if (!isIn(right)) {
            throw new Stuck("the right password was answered with " + Browser.Visit.outcome(right) + " at " + page);
        }
        onceMore(page, second, account, right).ifPresent(tell);
        unknown(page, account).ifPresent(tell);
        wrong(page, account).ifPresent(tell);
    }

    /** A service may name the nonce of the next request (RFC 7616 section 3.5), which leaves open what a session then makes of its secret. */
    private Optional<Happening> onceMore(
            Operation page, Challenge challenge, Credential.Basic account, Exchange right) {
        Optional<String> next = right.response()
                .map(response -> AuthenticationInfo.parse(response.headers().values("Authentication-Info")))
                .flatMap(info -> info.parameter("nextnonce"));
        if (next.isEmpty()) {
            Exchange answer = send(page, challenge, account, nonce(challenge), 2);
            return expired(page, "its nonce once more", answer, false);
        }
        return DigestHash.isForSession(challenge)
                ? Optional.empty()
                : expired(page, "the nonce that was to be next", send(page, challenge, account, next.get(), 1), false);
    }

    private Challenge fresh(Operation page) {
        return challenge(page).orElseThrow(() -> new Stuck(page + " offers Digest now and then only"));
    }

    /** A nonce that was used is good or not; where it is not, a client has to learn that nothing else is wrong. */
    private Optional<Happening> expired(Operation page, String what, Exchange answer, boolean allowed) {
        boolean stale = isStale(answer);
        return answer.hasStatus(UNAUTHORIZED)
                ? Optional.of(seen(page, "the right password with " + what, outcome(answer), stale, allowed))
                : Optional.empty();
    }

    /** Whoever takes it takes every nonce. Whoever takes it for an attack may still tell one that has run out from it. */
    private Optional<Happening> unknown(Operation page, Credential.Basic account) {
        Challenge challenge = fresh(page);
        String nonce = altered(nonce(challenge));
        Exchange answer = send(page, challenge, account, nonce, 1);
        String what = "a nonce that was never given";
        return isIn(answer)
                ? Optional.of(seen(page, "the right password with " + what, outcome(answer), false, false))
                : expired(page, what, answer, true);
    }

    private Optional<Happening> wrong(Operation page, Credential.Basic account) {
        Challenge challenge = fresh(page);
        Credential.Basic mistaken =
                new Credential.Basic(account.user(), account.password() + "-" + bench.mark("wrong"));
        Exchange answer = send(page, challenge, mistaken, nonce(challenge), 1);
        return answer.hasStatus(UNAUTHORIZED)
                ? Optional.of(
                        seen(page, "a wrong password with a fresh nonce", outcome(answer), !isStale(answer), false))
                : Optional.empty();
    }

    private static Happening seen(Operation page, String tried, String answered, boolean isRight, boolean isAllowed) {
        return new NonceTried(page.id(), tried, answered, isRight, isAllowed);
    }

    private Exchange send(Operation page, Challenge challenge, Credential.Basic account, String nonce, int count) {
        Request request = bench.anonymous(page);
        // A session goes on with the nonce of the client that it began with (RFC 7616 section 3.4.2).
        String clientNonce = bench.requestId(nonce);
        return bench.sendOnce(new DigestAnswer(challenge, account, nonce, count, clientNonce).on(request));
    }

    /** Every letter and digit is another one of its kind, so that no part of it is right by chance. */
    private static String altered(String nonce) {
        StringBuilder other = new StringBuilder();
        nonce.chars().forEach(c -> other.append(altered((char) c)));
        return other.toString();
    }

    private static char altered(char c) {
        if (c >= '0' && c <= '9') {
            return c == '9' ? '0' : (char) (c + 1);
        }
        boolean isLast = c == 'z' || c == 'Z' || c == 'f' || c == 'F';
        boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return isLast ? (c < 'a' ? 'A' : 'a') : isLetter ? (char) (c + 1) : c;
    }

    private static String nonce(Challenge challenge) {
        return challenge.parameter("nonce").orElseThrow();
    }

    private static boolean isStale(Exchange answer) {
        return offered(answer).stream().anyMatch(challenge -> challenge
                .parameter("stale")
                .filter("true"::equalsIgnoreCase)
                .isPresent());
    }

    private static String outcome(Exchange answer) {
        return Browser.Visit.outcome(answer) + (isStale(answer) ? ", stale=true" : ", no stale=true");
    }

    private static boolean isIn(Exchange answer) {
        int status = answer.response().map(Response::status).orElse(0);
        return status / 100 == 2 || status == FORBIDDEN;
    }
}
