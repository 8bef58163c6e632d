package tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines the tests name are those the source tags, and none is left out. */
class DefectTests {
    private static List<String> source() throws IOException {
        return Files.readAllLines(PythonService.DIRECTORY.resolve("tutorial.py"));
    }

    @ParameterizedTest
    @EnumSource
    void isTheTaggedLine(Defect defect) throws IOException {
        assertThat(source().get(defect.line() - 1)).endsWith("# defect: " + defect.tag());
    }

    @Test
    void namesEveryTaggedLine() throws IOException {
        assertThat(source()).filteredOn(line -> line.contains("# defect: ")).hasSameSizeAs(Defect.values());
    }
}
