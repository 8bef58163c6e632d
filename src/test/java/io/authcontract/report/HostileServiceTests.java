package io.authcontract.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.authcontract.matrix.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service sends is text on every page, whatever it is. */
class HostileServiceTests {
    private static final String ANSWER =
            """
            HTTP/1.1 403 <script>alert('phrase')</script>
            WWW-Authenticate: Bearer realm="</pre><script>alert('realm')</script>", error="```<script>alert('error')</script>"
            X-Attribute: "onmouseover="alert('attribute')
            Content-Type: text/html

            </script><script>alert('body')</script>]]><!-- \u00e2\u0080\u00a8 ``` [x](javascript:alert('link')) & &lt; '\
            """;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void runs() {
        Coverage coverage = Evil.run("evil", request -> ANSWER);
        ReportFolder.at(directory).add("<script>alert('class')</script>", coverage, EnumSet.allOf(ReportFormat.class));
    }

    private static String file(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Test
    void thePageHasNoScriptAndNoElementButItsOwn() throws IOException {
        String page = file("index.html");

        assertThat(page).contains("&lt;script&gt;alert(&#39;realm&#39;)", "&lt;script&gt;alert(&#39;body&#39;)");
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page.split("</script", -1)).hasSize(2);
        assertThat(page).doesNotContain("<!--", "<img", " onmouseover=\"alert", "\u2028");
    }

    @Test
    void thePageAllowsNothingButItsOwnStyleAndScript() throws IOException {
        String page = file("index.html");

        assertThat(page)
                .containsPattern("default-src &#39;none&#39;; style-src &#39;sha256-[^ ]+; script-src &#39;sha256-");
        assertThat(Pattern.compile("(src|href)=\"(?!#|https://www\\.rfc-editor\\.org/)")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(page).doesNotContain(" style=", " onclick=", "@import", "url(");
    }

    @Test
    void theTextHasItInCodeOnly() throws IOException {
        String outside = file("matrix.md")
                .replaceAll("(?s)(`{3,})text\n.*?\n\\1\n", "")
                .replaceAll("(`+)[^`\n](?:.*?[^`\n])??\\1(?!`)", "")
                .replace("\\<", "");

        assertThat(file("matrix.md")).contains("<script>");
        assertThat(outside).doesNotContain("<script", "javascript:");
    }

    @Test
    void theDocumentCanBeRead() throws IOException {
        assertThat(JsonParser.parseString(file("matrix.json")).toString()).contains("</script>");
    }
}
