package orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Surefire hands on the properties that the invoker gives to Maven; each run says which JDK it is about. */
class JdkTests {
    @Test
    void isTheOneThatWasAskedFor() {
        assertThat(System.getProperty("java.specification.version")).isEqualTo(System.getProperty("it.jdk"));
    }
}
