package io.authcontract.assertion;

import io.authcontract.rule.RuleBook;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One call of each assertion.
 *
 * @param name the method, and what distinguishes its overloads
 * @param call the call
 */
record EveryAssertion(String name, Consumer<AuthResponseAssert> call) {
    /** Anything a service might echo that an assertion is given: it must not be shown either. */
    static final String ARGUMENT = "canary-argument-7301";

    static Stream<EveryAssertion> all() {
        return Stream.of(onResponse(), onFields(), onChallenges()).flatMap(part -> part);
    }

    private static Stream<EveryAssertion> onResponse() {
        return Stream.of(
                of("isUnauthorized", AuthResponseAssert::isUnauthorized),
                of("isForbidden", AuthResponseAssert::isForbidden),
                of("isProxyAuthenticationRequired", AuthResponseAssert::isProxyAuthenticationRequired),
                of("hasStatus", it -> it.hasStatus(418)),
                of("isNotRefused", AuthResponseAssert::isNotRefused),
                of("challenges", it -> it.challenges("Digest")),
                of("challengesOnly", it -> it.challengesOnly("Digest")),
                of("doesNotChallenge", AuthResponseAssert::doesNotChallenge),
                of("hasChallenge", it -> it.hasChallenge("Bearer", bearer -> bearer.hasRealm(ARGUMENT))),
                of("proxyChallenge", it -> it.proxyChallenge("Basic").isPresent()),
                of("conformsTo", it -> it.conformsTo(RuleBook.strict())));
    }

    private static Stream<EveryAssertion> onFields() {
        return Stream.of(
                of("hasHeader(name)", it -> it.hasHeader("X-Absent")),
                of("hasHeader(name, value)", it -> it.hasHeader("X-Echo", "Bearer " + ARGUMENT)),
                of("doesNotHaveHeader", it -> it.doesNotHaveHeader("X-Echo")),
                of("setsNoCookie", AuthResponseAssert::setsNoCookie),
                of("isNotCacheable", AuthResponseAssert::isNotCacheable),
                of("hasRetryAfter()", AuthResponseAssert::hasRetryAfter),
                of("hasRetryAfter(atMost)", it -> it.hasRetryAfter(Duration.ofSeconds(1))),
                of("redirectsToLogin()", AuthResponseAssert::redirectsToLogin),
                of("redirectsToLogin(page)", it -> it.redirectsToLogin("/elsewhere")),
                of("hasProblemDetails", AuthResponseAssert::hasProblemDetails),
                of("hasNoBody", AuthResponseAssert::hasNoBody),
                of("leaksNo", it -> it.leaksNo(Canaries.PASSWORD, Canaries.TOKEN, Canaries.SESSION)));
    }

    private static Stream<EveryAssertion> onChallenges() {
        return Stream.of(
                onChallenge("hasRealm", it -> it.hasRealm(ARGUMENT)),
                onChallenge("hasParameter(name)", it -> it.hasParameter("absent")),
                onChallenge("hasParameter(name, value)", it -> it.hasParameter("realm", "x")),
                onChallenge("doesNotHaveParameter", it -> it.doesNotHaveParameter("realm")),
                onChallenge("hasScope", it -> it.hasScope("absent")),
                onChallenge("hasError", it -> it.hasError("invalid_request")),
                onChallenge("doesNotHaveError", ChallengeAssert::doesNotHaveError),
                onChallenge("hasErrorDescription()", it -> it.hasRealm("x").hasErrorDescription()),
                onChallenge("hasErrorDescription(text)", it -> it.hasErrorDescription("x")),
                onChallenge("hasResourceMetadata", it -> it.hasResourceMetadata("https://a.example")),
                onChallenge("hasAlgorithm", it -> it.hasAlgorithm("MD5")),
                onChallenge("hasNonce", ChallengeAssert::hasNonce),
                onChallenge("hasCharset", it -> it.hasCharset("UTF-8")),
                onChallenge("hasToken68", ChallengeAssert::hasToken68),
                of("isPresent", it -> it.challenge("Digest").isPresent()));
    }

    private static EveryAssertion of(String name, Consumer<AuthResponseAssert> call) {
        return new EveryAssertion(name, call);
    }

    private static EveryAssertion onChallenge(String name, Consumer<ChallengeAssert> call) {
        return of(name, response -> call.accept(response.challenge("Bearer")));
    }

    void on(AuthResponseAssert response) {
        call.accept(response);
    }

    @Override
    public String toString() {
        return name;
    }
}
