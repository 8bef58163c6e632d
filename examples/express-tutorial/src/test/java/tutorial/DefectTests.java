package tutorial;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No edit of the service or of its description may leave an expectation pointing at another line. */
class DefectTests {
    private static final Pattern TAG = Pattern.compile("// defect: (\\S+)$");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| `([a-z-]+)` \\|");

    private static final Map<Integer, String> EXPECTED =
            Stream.of(Defect.values()).collect(toMap(Defect::line, Defect::tag));

    @Test
    void standOnTheTaggedLinesOfTheService() throws IOException {
        List<String> source = Files.readAllLines(NodeService.DIRECTORY.resolve("tutorial.js"));
        Map<Integer, String> tagged = new TreeMap<>();
        for (int line = 1; line <= source.size(); line++) {
            Matcher tag = TAG.matcher(source.get(line - 1));
            if (tag.find()) {
                tagged.put(line, tag.group(1));
            }
        }

        assertThat(tagged).isEqualTo(EXPECTED);
    }

    @Test
    void areTheOnesTheReadmeDescribes() throws IOException {
        Map<Integer, String> described = Files.readAllLines(Path.of("README.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::find)
                .collect(toMap(row -> Integer.valueOf(row.group(1)), row -> row.group(2)));

        assertThat(described).isEqualTo(EXPECTED);
    }
}
