package io.authcontract.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixOptionsTests {
    /** All answers of a window are kept: of short ones many, of long ones no more than what keeps the service busy. */
    @ParameterizedTest
    @CsvSource({"16, 0, 512", "16, 32768, 512", "16, 65536, 256", "16, 1048576, 128", "16, 2147483647, 128", "1, 0, 32"
    })
    void letsFewerGoAheadWhereAnswersAreLong(int concurrency, int longest, int cells) {
        assertThat(MatrixOptions.standard().withConcurrency(concurrency).window(longest))
                .isEqualTo(cells);
    }
}
