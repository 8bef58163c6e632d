package io.authcontract.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.authcontract.http.Exchange;
import io.authcontract.http.Fault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No credential is in any failure, whatever the service echoes and wherever; nor in any toString. */
class NoSecretTests {
    /** These go elsewhere instead of asserting something. */
    private static final Set<String> NAVIGATION = Set.of("challenge", "and");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.authcontract.assertion.EveryAssertion#all")
    void noFailureShowsOne(EveryAssertion assertion) {
        assertHidden(assertion, Canaries.exchange());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.authcontract.assertion.EveryAssertion#all")
    void noFailureShowsOneThroughAChallengeThatCannotBeRead(EveryAssertion assertion) {
        assertHidden(assertion, Canaries.malformed());
    }

    private static void assertHidden(EveryAssertion assertion, Exchange exchange) {
        Throwable failure = catchThrowable(() -> assertion.on(assertThat(AuthResponse.of(exchange))));

        assertThat(failure).isInstanceOf(AssertionError.class);
        assertThat(Canaries.all()).noneMatch(failure.toString()::contains);
    }

    /** An assertion that is added has to be added to EveryAssertion too. */
    @Test
    void everyAssertionIsTried() {
        Set<String> tried = EveryAssertion.all()
                .map(assertion -> assertion.name().replaceAll("\\(.*", ""))
                .collect(Collectors.toSet());
        Stream<String> declared = Stream.<Class<?>>of(
                        AuthResponseAssert.class, AnswerAssert.class, ChallengeAssert.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .filter(name -> !NAVIGATION.contains(name));

        assertThat(declared.collect(Collectors.toSet())).isEqualTo(tried);
    }

    /** A service may send anything where the scheme should be. */
    @Test
    void aSchemeIsNoPlaceToShowOneEither() {
        AuthResponse response = Answers.answer(
                "GET / HTTP/1.1\nHost: localhost\nAuthorization: Bearer " + Canaries.KEY + "\n",
                "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: " + Canaries.KEY + "\n\n");

        Throwable failure = catchThrowable(() -> assertThat(response).challengesOnly("Basic"));

        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageNotContaining(Canaries.KEY);
    }

    @Test
    void noToStringShowsOne() {
        AuthResponse response = AuthResponse.of(Canaries.exchange());
        AuthResponse failed = AuthResponse.of(
                Exchange.of(Canaries.exchange().request().orElseThrow(), new Fault(Fault.Kind.OTHER, "broken")));
        String printed = response + "" + failed + ChallengeLookup.of(ChallengeLookup.ORIGIN, "Bearer", response)
                + assertThat(response) + response.challenges().list() + response.observation();

        assertThat(Canaries.all()).noneMatch(printed::contains);
    }

    @Test
    void assertJsOwnFailuresDoNotEither() {
        AuthResponse response = AuthResponse.of(Canaries.exchange());

        Throwable returns = catchThrowable(() -> assertThat(response).returns(401, AuthResponse::status));
        Throwable equal = catchThrowable(() -> assertThat(response).isEqualTo("x"));
        Throwable lookup =
                catchThrowable(() -> assertThat(response).challenge("Bearer").isNull());

        assertThat(Stream.of(returns, equal, lookup)).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(AssertionError.class);
            assertThat(Canaries.all()).noneMatch(failure.toString()::contains);
        });
    }
}
